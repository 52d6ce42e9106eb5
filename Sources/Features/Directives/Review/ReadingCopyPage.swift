import Core
import Pages
import PolicyText

/// The document on paper with its marks, the numbers of the drafts in the margin, and what each number stands for.
package struct ReadingCopyPage {
    let desk: ReviewDesk
    let context: PageContext

    package func render() -> [UInt8] {
        let directive = desk.directive
        let page = Page(
            "阅读稿",
            lead: "边上的数字是分解稿的编号，文后是对照表。",
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, "/directives/\(directive.id)")],
            actions: [.print("打印阅读稿")],
            width: .narrow,
            printStyle: .portrait,
            printHeader: PrintHeader(directive.title, facts: [DirectiveLines.facts(directive)]),
            context: context
        )
        return page.render { w in
            w.markKey()
            let whole = TextSpan(0, SourceText(directive.body).count)
            w.readingCopy(ReviewText(desk: desk, window: whole).reading, numbers: numbers)
            table(w)
        }
    }

    private var live: [DraftTask] { desk.drafts.filter { !$0.isDiscarded } }

    /// The same numbers as on the review page.
    private var numbers: [String: Int] {
        Dictionary(live.enumerated().map { ($1.id.description, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("编号", .short), TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("时限", .short),
        ]
        w.table("编号对照", columns) {
            for (index, draft) in live.enumerated() {
                w.row {
                    w.cell("\(index + 1)")
                    w.cell(draft.title)
                    w.cell(draft.lead?.name ?? "—")
                    w.cell(draft.due?.description ?? "—")
                }
            }
        }
    }
}
