import Core
import Pages
import Papers

/// The documents of 今日, one panel a reason.
struct PaperPanels {
    let groups: [PaperGroup]

    func write(to w: HTMLWriter, _ context: PageContext) {
        for group in groups {
            let more = group.count > group.lines.count ? "，先列最早的 \(group.lines.count) 份" : ""
            w.panel(
                group.reason.word,
                remark: "\(group.count) 份\(more)",
                action: group.count > group.lines.count ? .link("查看全部", to: address(of: group.reason)) : nil
            ) {
                w.workList(group.lines.map { item($0, group.reason) }, today: context.today)
            }
        }
    }

    private func item(_ line: PaperLineItem, _ reason: PaperReason) -> WorkItem {
        let facts =
            switch reason {
            case .toReceive: [line.kind.word, line.number, line.unitName]
            case .toIssue: [line.kind.word, line.addressed == 0 ? "" : "送\(line.addressedWords)"]
            }
        return WorkItem(reason.act, line.title, "/papers/\(line.id)", facts: facts.filter { !$0.isEmpty })
    }

    private func address(of reason: PaperReason) -> String {
        reason == .toIssue ? "/papers?stage=draft" : "/papers?stage=issued"
    }
}
