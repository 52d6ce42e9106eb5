import Core
import Pages

/// The places of a county as a tree, or as a list where something is looked for.
struct RegionsPage {
    let scope: Region?
    let counts: [RegionCode.Level: Int]
    let filter: RegionFilter
    /// Places of the scope by code, without the scope itself; or what was found.
    let regions: [Region]
    let next: String?

    private static let address = "/admin/regions"
    private var isSearch: Bool { filter != RegionFilter() }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "行政区划",
            lead: "区划代码是全部数据的钥匙：任务、单位和岗位都按它划分范围。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: .link("导入行政区划", to: "/admin/regions/import", icon: .upload),
            actions: [.link("并入行政区划", to: "/admin/regions/merging")],
            context: context
        )
        return page.render { w in
            guard let scope, counts.count > 0 else {
                return w.emptyState(
                    "还没有行政区划",
                    "导入统计用区划代码表后，这里按层级列出本县的乡镇和村。单位和账号都要先有区划。",
                    action: .link("导入行政区划", to: "/admin/regions/import", icon: .upload)
                )
            }
            stats(w)
            w.filterBar(bar)
            if isSearch { list(w) } else { tree(w, scope) }
        }
    }

    private func stats(_ w: HTMLWriter) {
        w.statStrip(
            [RegionCode.Level.township, .village].map { level in
                Stat(
                    level == .township ? "乡镇街道" : "村和社区",
                    Format.number(counts[level] ?? 0),
                    unit: "个",
                    address: "\(Self.address)?level=\(level.rawValue)"
                )
            }
        )
    }

    private var bar: FilterBar {
        let levels = RegionCode.Level.allCases.filter { (counts[$0] ?? 0) > 0 }
        return FilterBar(
            Self.address,
            [
                .search(name: "q", label: "名称或代码", value: filter.words),
                .select(
                    name: "level",
                    label: "级别",
                    choices: levels.map { Choice(String($0.rawValue), $0.word) },
                    value: filter.level.map { String($0.rawValue) } ?? ""
                ),
            ]
        )
    }

    private func list(_ w: HTMLWriter) {
        guard !regions.isEmpty else { return w.emptyState("没有这样的区划", "换一个字，或者去掉级别再找。") }
        let columns = [
            TableColumn("名称", .name), TableColumn("代码", .short), TableColumn("级别", .short),
            TableColumn("城乡分类", .short), TableColumn("起止", .short),
        ]
        w.table("行政区划", columns) {
            for region in regions {
                w.row {
                    w.cell(region.name)
                    w.cell(region.code.padded)
                    w.cell(region.level.word)
                    w.cell(region.urbanClass?.word ?? "—")
                    w.cell(region.lifetime ?? "—")
                }
            }
        }
        w.pager(Pager(next: next, shown: regions.count))
    }

    private func tree(_ w: HTMLWriter, _ scope: Region) {
        let children = Dictionary(grouping: regions) { $0.parent }
        let opened = regions.count <= 40
        func node(_ region: Region) -> TreeNode {
            let below = children[region.code] ?? []
            let count = below.isEmpty ? "" : " · \(below.count { $0.endedAt == nil }) 个"
            let lifetime = region.lifetime.map { " · \($0)" } ?? ""
            return TreeNode(
                region.name,
                remark: region.code.padded + count + lifetime,
                isOpen: opened || region.code == scope.code,
                below.map(node)
            )
        }
        w.tree([node(scope)])
    }
}

extension Region {
    /// 2026-06-13 设立, 2026-07-01 并入别处; nil where it was always there and still is.
    fileprivate var lifetime: String? {
        let parts = [beganAt.map { "\($0.day) 设立" }, endedAt.map { "\($0.day) 并入别处" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "，")
    }
}
