import Core
import Pages
import Regions

/// The people of a county.
struct AccountListPage {
    let lines: [AccountLine]
    let filter: AccountFilter
    /// The unit the list is narrowed to.
    let unit: Unit?
    let next: String?

    private static let address = "/admin/accounts"

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "账号",
            lead: "谁能登录，在哪个岗位上。除姓名外不存个人信息。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: .link("新增账号", to: "/admin/accounts/new", icon: .plus),
            actions: [.link("导入账号", to: "/admin/accounts/import", icon: .upload)],
            context: context
        )
        return page.render { w in
            w.filterBar(bar)
            guard !lines.isEmpty else { return w.emptyState("没有这样的账号", "换一个字，或者去掉一个筛选条件再找。") }
            w.table("账号", Self.columns) { for line in lines { row(line, w) } }
            w.pager(Pager(next: next, shown: lines.count))
        }
    }

    private static let columns = [
        TableColumn("姓名", .name), TableColumn("登录名", .short), TableColumn("岗位"), TableColumn("状态", .short),
        TableColumn("最近使用", .short),
    ]

    private var bar: FilterBar {
        FilterBar(
            Self.address,
            [
                .search(name: "q", label: "姓名或登录名", value: filter.words),
                .select(
                    name: "role",
                    label: "角色",
                    choices: Role.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.role?.rawValue ?? ""
                ),
                .select(
                    name: "state",
                    label: "状态",
                    choices: [Choice("enabled", "在用"), Choice("disabled", "已停用")],
                    value: filter.isDisabled.map { $0 ? "disabled" : "enabled" } ?? ""
                ),
            ],
            chips: unit.map { [.init($0.name, without: Self.address)] } ?? [],
            kept: unit.map { [("unit", $0.id.description)] } ?? []
        )
    }

    private func row(_ line: AccountLine, _ w: HTMLWriter) {
        let address = "\(Self.address)/\(line.account.id)"
        w.row(opening: address) {
            w.cell(line.account.name, linkingTo: address)
            w.cell(line.account.loginName)
            w.cell(line.posts.map { "\($0.unitName) · \($0.role.word)" }.joined(separator: "；"))
            w.cell(line.account.isDisabled ? "已停用" : line.account.mustChangePassword ? "未设密码" : "在用")
            w.cell(line.seenAt.map(Format.tableMoment) ?? "—")
        }
    }
}
