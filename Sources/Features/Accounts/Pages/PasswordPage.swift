import Pages

/// Choosing an own password; before that is done the first time there is no other page.
struct PasswordPage {
    let account: Account
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        if account.mustChangePassword {
            let lead = "\(account.name)，现在的密码是别人给的。设一个只有自己知道的密码，再开始工作。"
            return SignInPage("设置自己的密码", lead: lead, context: context).render { w in
                form(w, context)
                w.actionForm("退出登录", to: context.signOutAddress, token: context.token, kind: .quiet)
            }
        }
        let page = Page(
            "修改密码",
            lead: "修改后，其他地方的登录都会结束。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("我的账号", "/me")],
            width: .narrow,
            context: context
        )
        return page.render { form($0, context) }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.form("/me/password", token: context.token, errors: errors) {
            w.tag("div", ["hidden": ""]) {
                w.void(
                    "input",
                    [
                        "type": "text", "name": "name", "value": account.loginName, "autocomplete": "username",
                        "aria-label": "登录名",
                    ]
                )
            }
            if !account.mustChangePassword {
                w.textField(
                    Field("current", "现在的密码", errors: errors),
                    kind: .password,
                    autocomplete: "current-password"
                )
            }
            w.textField(
                Field(
                    "password",
                    "新密码",
                    hint: "至少 \(PasswordRules.shortest) 个字符，不用姓名和常见密码。几个不相干的词连在一起，好记又难猜。",
                    errors: errors
                ),
                kind: .password,
                autocomplete: "new-password"
            )
            w.textField(Field("repeated", "再填一次新密码", errors: errors), kind: .password, autocomplete: "new-password")
            w.formActions { w.button(account.mustChangePassword ? "设置密码" : "修改密码") }
        }
    }
}
