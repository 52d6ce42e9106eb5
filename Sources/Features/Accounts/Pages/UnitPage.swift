import Core
import Pages
import Regions

/// One unit: its names, place and functions, and who works there. Also the page for a new one.
struct UnitPage {
    /// Nil for a new unit.
    let id: UnitID?
    let title: String
    let input: UnitInput
    /// The county, then its townships and villages.
    let regions: [Region]
    let holders: [PostHolder]
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            title,
            breadcrumbs: [Crumb("今日", "/"), Crumb("单位", "/admin/units")],
            width: id == nil ? .narrow : .wide,
            context: context
        )
        return page.render { w in
            guard id != nil else { return form(w, context) }
            w.columns {
                form(w, context)
            } side: {
                people(w)
            }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        let address = id.map { "/admin/units/\($0)" } ?? "/admin/units"
        w.form(address, token: context.token, keptAs: "unit-\(id?.description ?? "new")", errors: errors) {
            w.textField(Field("name", "单位名称", value: input.name, hint: "全称，例如 云岭县农业农村局。", errors: errors))
            w.textField(
                Field(
                    "short",
                    "简称",
                    value: input.shortName,
                    hint: "列表里用的名称，例如 农业农村局。",
                    errors: errors,
                    isOptional: true,
                    size: .medium
                )
            )
            w.radios(
                Field("kind", "类别", value: input.kind?.rawValue ?? "", errors: errors),
                UnitKind.allCases.map { Choice($0.rawValue, $0.word) },
                inline: true
            )
            w.select(
                Field(
                    "region",
                    "所在区划",
                    value: input.region?.digits ?? "",
                    hint: "部门选本县，乡镇单位选乡镇，村级单位选村。",
                    errors: errors,
                    size: .medium
                ),
                regionChoices,
                blank: "选择区划"
            )
            w.textArea(
                Field(
                    "aliases",
                    "别名",
                    value: input.aliases.joined(separator: "、"),
                    hint: "文件里常见的其他叫法，用顿号隔开，例如 农牧局、农业局。",
                    errors: errors,
                    isOptional: true
                ),
                rows: 2
            )
            w.picker(
                Field(
                    "functions",
                    "职能",
                    hint: "文件只写“住建、林业等部门”时，按职能找到单位。",
                    errors: errors,
                    isOptional: true
                ),
                FunctionChoices.all,
                chosen: Set(input.functions)
            )
            w.formActions {
                w.button(id == nil ? "新增单位" : "保存单位")
                w.linkButton("返回单位", to: "/admin/units", kind: .quiet)
            }
        }
    }

    private var regionChoices: [Choice] {
        let names = Dictionary(regions.map { ($0.code, $0.name) }) { first, _ in first }
        return regions.map { region in
            let group =
                region.level == .county
                ? "县级" : region.level == .township ? "乡级" : region.code.parent.flatMap { names[$0] }
            return Choice(region.code.digits, region.name, group: group)
        }
    }

    private func people(_ w: HTMLWriter) {
        w.panel("岗位", action: .link("新增账号", to: "/admin/accounts/new?unit=\(id?.description ?? "")", icon: .plus)) {
            guard !holders.isEmpty else { return w.paragraph("这个单位还没有人。新增账号时选它，任务才有人签收。") }
            w.summaryList {
                for holder in holders {
                    w.summaryRow(holder.role.word) { w.link(holder.name, to: "/admin/accounts/\(holder.account)") }
                }
            }
        }
    }
}
