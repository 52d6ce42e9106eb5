import Pages
import Web

/// The page where a session begins.
struct SignInForm {
    var name = ""
    var errors: [FieldError] = []
    /// What was entered in another form when the session had ended, sealed.
    var held: String?
    var isHeldTooLong = false
    var returnAddress = "/"

    func render(_ context: PageContext) -> [UInt8] {
        SignInPage(held == nil ? "登录" : "登录后继续", lead: lead, context: context).render { w in
            w.form("/login", token: context.token, errors: errors) {
                if let held { w.hidden(HeldForm.fieldName, held) }
                if returnAddress != "/" { w.hidden("return_to", returnAddress) }
                w.textField(
                    Field("name", "登录名", value: name, errors: errors),
                    autocomplete: "username",
                    autofocus: errors.isEmpty
                )
                w.textField(
                    Field("password", "密码", errors: errors),
                    kind: .password,
                    autocomplete: "current-password"
                )
                w.formActions { w.button("登录") }
            }
            w.remark("没有账号或忘记密码，找本县的系统管理员。")
        }
    }

    private var lead: String? {
        guard held != nil else { return nil }
        return isHeldTooLong
            ? "登录已经到期。刚才填写的内容太长，没能带过来；登录后按浏览器的“后退”可以找回。"
            : "登录已经到期。刚才填写的内容还在，登录后可以再提交一次。"
    }
}
