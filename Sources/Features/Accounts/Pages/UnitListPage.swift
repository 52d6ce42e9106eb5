import Core
import Pages
import PolicyText
import Regions

/// The units of a county.
struct UnitListPage {
    let lines: [UnitLine]
    let counts: [UnitKind: Int]
    let filter: UnitFilter
    let next: String?

    private static let address = "/admin/units"

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "单位",
            lead: "文件里写到的单位，按名称、别名和职能在这里找。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: .link("新增单位", to: "/admin/units/new", icon: .plus),
            actions: [.link("导入单位", to: "/admin/units/import", icon: .upload)],
            context: context
        )
        return page.render { w in
            if counts.isEmpty {
                return w.emptyState(
                    "还没有单位",
                    "部门、乡镇政府和村委会都是单位，任务下达给它们。可以从表格一次导入，也可以逐个新增。",
                    action: .link("导入单位", to: "/admin/units/import", icon: .upload)
                )
            }
            w.statStrip(
                UnitKind.allCases.map {
                    Stat(
                        $0.word,
                        Format.number(counts[$0] ?? 0),
                        unit: "个",
                        address: "\(Self.address)?kind=\($0.rawValue)"
                    )
                }
            )
            w.filterBar(bar)
            guard !lines.isEmpty else { return w.emptyState("没有这样的单位", "换一个字，或者去掉类别再找。") }
            w.table("单位", Self.columns) { for line in lines { row(line, w) } }
            w.pager(Pager(next: next, shown: lines.count))
        }
    }

    private static let columns = [
        TableColumn("单位", .name), TableColumn("简称"), TableColumn("类别", .short), TableColumn("所在区划", .short),
        TableColumn("职能"), TableColumn("别名"), TableColumn("岗位", .number, unit: "个"),
    ]

    private var bar: FilterBar {
        FilterBar(
            Self.address,
            [
                .search(name: "q", label: "名称或别名", value: filter.words),
                .select(
                    name: "kind",
                    label: "类别",
                    choices: UnitKind.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.kind?.rawValue ?? ""
                ),
            ]
        )
    }

    private func row(_ line: UnitLine, _ w: HTMLWriter) {
        let address = "\(Self.address)/\(line.unit.id)"
        w.row(opening: address) {
            w.cell(line.unit.name, linkingTo: address)
            w.cell(line.unit.shortName == line.unit.name ? "—" : line.unit.shortName)
            w.cell(line.unit.kind.word)
            w.cell(line.regionName)
            w.cell(line.functions.map(FunctionChoices.title).joined(separator: "、"))
            w.cell(line.aliases)
            w.cell(line.posts)
        }
    }
}

/// The functions a unit can carry.
enum FunctionChoices {
    static func title(_ key: String) -> String { UnitFunction.all.first { $0.key == key }?.title ?? key }

    static let all = UnitFunction.all.map { Choice($0.key, $0.title, hint: $0.county) }
}
