import Core
import Pages

/// The county's documents, newest first.
package struct DirectiveListPage {
    let directives: [DirectiveSummary]
    let filter: DirectiveFilter
    /// The address of the next page; nil on the last.
    let next: String?
    let mayLoad: Bool
    let context: PageContext

    package func render() -> [UInt8] {
        var page = Page("文件", lead: "讲话、方案、通知在这里录入，分解成任务。", context: context)
        if mayLoad { page.primary = .link("录入文件", to: "/directives/new", icon: .plus) }
        return page.render { w in
            let isFiltered = !filter.words.isEmpty || filter.onlyWaiting
            if directives.isEmpty, !isFiltered { return empty(w) }
            w.filterBar(bar)
            if directives.isEmpty {
                w.emptyState("没有找到文件", "换几个字再找；标题、文号和正文都会找。")
            } else {
                table(w)
                w.pager(Pager(next: next, shown: directives.count))
            }
        }
    }

    private var bar: FilterBar {
        FilterBar(
            "/directives",
            [
                .search(name: "words", label: "标题、文号或正文", value: filter.words),
                .select(
                    name: "waiting",
                    label: "下达",
                    choices: [Choice("1", "还有待下达的")],
                    value: filter.onlyWaiting ? "1" : ""
                ),
            ]
        )
    }

    private func empty(_ w: HTMLWriter) {
        w.emptyState(
            "还没有文件",
            "上传一份讲话或方案（Word、WPS、PDF 或纯文本），或粘贴文字，读成一条条分解稿，校改后下达成任务。",
            action: mayLoad ? .link("录入文件", to: "/directives/new", icon: .plus) : nil
        )
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("标题", .name), TableColumn("文号"), TableColumn("成文日期", .short), TableColumn("录入日期", .short),
            TableColumn("分解稿", .number, unit: "条"), TableColumn("已下达", .number, unit: "条"),
            TableColumn("任务句", .number, unit: "句"),
        ]
        w.table("文件", columns) {
            for directive in directives {
                let address = "/directives/\(directive.id)"
                w.row(opening: address) {
                    w.cell(directive.title, linkingTo: address)
                    w.cell(directive.number ?? "—")
                    w.cell(directive.dated.map(Format.tableDay) ?? "—")
                    w.cell(Format.tableDay(directive.createdAt.day))
                    w.cell(directive.drafts)
                    w.cell(directive.issued)
                    w.cell("\(directive.taskSentences) / \(directive.sentences)")
                }
            }
        }
    }
}
