import Pages

/// A password somebody was given: shown this once.
struct GivenPasswordPage {
    let given: GivenPassword
    let isNew: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            isNew ? "账号已经新增" : "密码已经重置",
            lead: "密码只在这一页显示，离开后再也查不到。当面或用可靠的方式交给本人。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("账号", "/admin/accounts")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.summaryList {
                w.summaryRow("姓名", given.account.name)
                w.summaryRow("登录名", given.account.loginName)
                w.summaryRow("初始密码") { w.copyable(given.password) }
            }
            w.remark("首次登录时，系统会要求本人换成自己的密码。")
            w.buttonRow {
                w.linkButton("查看这个账号", to: "/admin/accounts/\(given.account.id)", kind: .primary)
                if isNew { w.linkButton("再新增一个", to: "/admin/accounts/new") }
                w.printButton()
            }
        }
    }
}
