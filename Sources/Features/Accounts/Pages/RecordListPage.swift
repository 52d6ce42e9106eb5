import Core
import Pages
import Regions

/// Who did what when, newest first.
struct RecordListPage {
    let lines: [RecordLine]
    let search: RecordSearch
    /// Acts with their words.
    let acts: [Choice]
    let next: String?

    private static let address = "/admin/records"

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "留痕",
            lead: "谁在什么时候做了什么。只能追加，不能修改和删除；每条都与前一条的摘要相连。",
            breadcrumbs: [Crumb("今日", "/")],
            actions: [.link("核对留痕", to: "/admin/records/verification", icon: .check)],
            context: context
        )
        return page.render { w in
            w.filterBar(bar)
            guard !lines.isEmpty else {
                let isAll = search == RecordSearch()
                return w.emptyState(
                    isAll ? "还没有留痕" : "没有这样的留痕",
                    isAll ? "登录、下达、签收等每一件事都会记在这里。" : "放宽日期，或者去掉一个筛选条件再找。"
                )
            }
            w.table("留痕", Self.columns) { for line in lines { row(line, w) } }
            w.pager(Pager(next: next, shown: lines.count))
        }
    }

    private static let columns = [
        TableColumn("时间", .short), TableColumn("人员", .name), TableColumn("单位"), TableColumn("做了什么", .short),
        TableColumn("说明"),
    ]

    private var bar: FilterBar {
        var kept: [(String, String)] = []
        if !search.kind.isEmpty { kept.append(("kind", search.kind)) }
        if !search.id.isEmpty { kept.append(("id", search.id)) }
        return FilterBar(
            Self.address,
            [
                .search(name: "person", label: "人员全名", value: search.person),
                .select(name: "act", label: "做了什么", choices: acts, value: search.act),
                .day(name: "from", label: "从", value: search.from?.description ?? ""),
                .day(name: "through", label: "到", value: search.through?.description ?? ""),
            ],
            chips: search.id.isEmpty ? [] : [.init("只看一项", without: Self.address)],
            kept: kept
        )
    }

    private func row(_ line: RecordLine, _ w: HTMLWriter) {
        w.row {
            w.cell(Format.tableMoment(line.at))
            w.cell(line.person)
            w.cell(line.unitName)
            w.cell {
                if let address = line.address { w.link(line.act, to: address) } else { w.text(line.act) }
            }
            w.cell(line.detail)
        }
    }
}

/// What is looked for, as it stands in the address; empty texts look for everything.
struct RecordSearch: Hashable {
    var person = ""
    var act = ""
    var kind = ""
    var id = ""
    var from: Day?
    var through: Day?
}

/// A record as the list shows it.
struct RecordLine: Hashable {
    let at: Instant
    let person: String
    let unitName: String
    /// In words.
    let act: String
    let address: String?
    let detail: String
}
