import Core
import Pages
import PaperFormat

/// `/papers/{paper}/figures`: every figure with what it was asked from, when, and what it is now.
struct PaperFiguresPage {
    let paper: Paper
    let changes: [FigureChange]
    let mayRefresh: Bool
    let at: Instant

    func render(_ context: PageContext) -> [UInt8] {
        let changed = changes.filter(\.hasChanged).count
        let address = "/papers/\(paper.id)"
        let state = changed == 0 ? "和现在的数都一致" : "\(changed) 个和现在的数不同"
        let after = paper.stage == .draft ? "" : "印发的文书不再改数，这里只告诉后来变成了多少。"
        let page = Page(
            "数字的来源",
            lead: "共 \(changes.count) 个数字，\(state)（\(Format.moment(at))）。\(after)",
            breadcrumbs: [Crumb("文书", "/papers"), Crumb(paper.content.title, address)],
            primary: mayRefresh && changed > 0
                ? .post("刷新数字", to: "\(address)/figures", fields: [("version", "\(paper.version)")], icon: .history)
                : nil,
            context: context
        )
        return page.render { w in
            guard !changes.isEmpty else { return w.emptyState("没有取自记录的数字", "这份文书的文字都是填写的。") }
            if paper.stage == .draft, let apart = LaggingParagraphs.apart(paper.content) { w.paragraph(apart) }
            if let refresh = paper.content.refresh { refreshed(refresh, w) }
            let columns = [
                TableColumn("数字", .name), TableColumn("文书里", .number), TableColumn("现在", .number),
                TableColumn("来源"), TableColumn("取数时间", .short),
            ]
            w.table("数字的来源", columns) {
                for change in changes.sorted(by: { $0.hasChanged && !$1.hasChanged }) { row(change, w) }
            }
        }
    }

    /// What the last refresh changed: old → new, with the source and both moments.
    private func refreshed(_ refresh: PaperRefresh, _ w: HTMLWriter) {
        let figures = paper.content.figuresByKey
        let remark = "\(refresh.person)，\(refresh.at)"
        w.panel("上次刷新改了 \(refresh.changes.count) 个数字", remark: remark) {
            guard !refresh.changes.isEmpty else { return w.remark("刷新时每个数字都和记录一致。") }
            let columns = [
                TableColumn("数字", .name), TableColumn("改了什么", .number), TableColumn("来源"), TableColumn("原来取数", .short),
                TableColumn("刷新取数", .short),
            ]
            w.table("上次刷新改了什么", columns) {
                for change in refresh.changes {
                    w.row {
                        w.cell("〔\(change.key)〕")
                        w.cell("\(change.before) → \(change.after)")
                        w.cell {
                            guard let figure = figures[change.key] else { return w.text("—") }
                            w.link(figure.source, to: figure.address)
                        }
                        w.cell(change.beforeAsOf)
                        w.cell(refresh.at)
                    }
                }
            }
        }
    }

    private func row(_ change: FigureChange, _ w: HTMLWriter) {
        w.row {
            w.cell("〔\(change.figure.key)〕")
            w.cell(change.figure.words)
            w.cell {
                guard let now = change.now else { return w.text("查不到了") }
                if change.hasChanged { w.tag("strong", text: now) } else { w.text(now) }
            }
            w.cell { w.link(change.figure.source, to: change.figure.address) }
            w.cell(change.figure.asOf)
        }
    }
}
