import Core
import Pages

/// The form for a new account.
struct NewAccountPage {
    let input: AddAccount.Input
    let units: [Unit]
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新增账号",
            lead: "密码由系统生成，只显示一次；本人首次登录时改成自己的。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("账号", "/admin/accounts")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/admin/accounts", token: context.token, keptAs: "account-new", errors: errors) {
                w.textField(
                    Field("name", "姓名", value: input.name, errors: errors, size: .medium),
                    autocomplete: "off"
                )
                w.textField(
                    Field(
                        "login",
                        "登录名",
                        value: input.loginName,
                        hint: "小写字母、数字、点、横线，例如 nongye.wang。",
                        errors: errors,
                        size: .medium
                    ),
                    autocomplete: "off"
                )
                PostFields.write(to: w, unit: input.unit, role: input.role, units: units, errors: errors)
                w.formActions {
                    w.button("新增账号")
                    w.linkButton("返回账号", to: "/admin/accounts", kind: .quiet)
                }
            }
        }
    }
}

/// Unit and role of a post.
enum PostFields {
    static func write(to w: HTMLWriter, unit: UnitID?, role: Role?, units: [Unit], errors: [FieldError]) {
        w.select(
            Field("unit", "单位", value: unit?.description ?? "", errors: errors, size: .medium),
            units.map { Choice($0.id.description, $0.name, group: $0.kind.word) },
            blank: "选择单位"
        )
        w.radios(
            Field("role", "角色", value: role?.rawValue ?? "", errors: errors),
            Role.allCases.map { Choice($0.rawValue, $0.word, hint: hints[$0]) }
        )
    }

    private static let hints: [Role: String] = [
        .supervisor: "录入文件、下达任务、催办、核验，看全县任务。", .leader: "看全县任务，可以核验销号。",
        .officer: "办理本单位的任务。", .township: "办理本乡镇的任务，分派到村。", .village: "办理本村的任务。",
        .administrator: "管理区划、单位和账号，看不到任务。",
    ]
}
