import Core
import Pages

/// `/papers`: the documents a person reads, the newest first.
struct PaperListPage {
    let lines: [PaperLineItem]
    let filter: PaperFilter
    let next: String?
    /// Where the list is a workbook.
    let sheet: String
    let mayMake: Bool
    let mayKeepTemplates: Bool

    func render(_ context: PageContext) -> [UInt8] {
        var page = Page("文书", lead: "由任务、台账、指标和问题的记录写成的通知、通报、责任书和纪要。", context: context)
        if mayMake { page.primary = .link("拟文书", to: "/papers/new", icon: .plus) }
        page.actions = [
            .link("导出表格", to: sheet, icon: .download), .link("常用表格", to: "/papers/sheets", icon: .download),
        ]
        if mayKeepTemplates { page.actions.append(.link("文书模板", to: "/papers/templates", icon: .document)) }
        return page.render { w in
            let isFiltered = filter != PaperFilter()
            if lines.isEmpty, !isFiltered {
                return w.emptyState(
                    "还没有文书",
                    mayMake ? "选一种文书，数字和表格从记录里取，改好文字就能印发。" : "印发给本单位的文书会列在这里。",
                    action: mayMake ? .link("拟文书", to: "/papers/new", icon: .plus) : nil
                )
            }
            w.filterBar(bar)
            guard !lines.isEmpty else { return w.emptyState("没有找到文书", "换一种文书、状态或者几个字再找。") }
            table(w)
            w.pager(Pager(next: next, shown: lines.count))
        }
    }

    private var bar: FilterBar {
        FilterBar(
            "/papers",
            [
                .search(name: "words", label: "标题", value: filter.words),
                .select(
                    name: "kind",
                    label: "种类",
                    choices: PaperKind.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.kind?.rawValue ?? ""
                ),
                .select(
                    name: "stage",
                    label: "状态",
                    choices: PaperStage.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.stage?.rawValue ?? ""
                ),
            ],
            chips: filter.isAboutProblems ? [FilterBar.Chip("问题的通知单", without: "/papers")] : [],
            kept: filter.isAboutProblems ? [("about", "problems")] : []
        )
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("标题", .name), TableColumn("种类", .short), TableColumn("发文字号", .short), TableColumn("发文单位"),
            TableColumn("主送"), TableColumn("签收", .short, onlyOnDesk: true), TableColumn("状态", .short),
            TableColumn("印发日期", .short),
        ]
        w.table("文书", columns) {
            for line in lines {
                let address = "/papers/\(line.id)"
                w.row(opening: address) {
                    w.cell(line.title, linkingTo: address)
                    w.cell(line.kind.word)
                    w.cell(line.number.isEmpty ? "—" : line.number)
                    w.cell(line.unitName)
                    w.cell(line.addressedWords)
                    w.cell(line.addressed == 0 || line.issuedAt == nil ? "—" : "\(line.received)/\(line.addressed)")
                    w.cell(line.stage.word)
                    w.cell(line.issuedAt.map { Format.tableDay($0.day) } ?? "—")
                }
            }
        }
    }
}
