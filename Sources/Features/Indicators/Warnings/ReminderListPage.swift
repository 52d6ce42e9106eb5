import Core
import Pages

/// `/reminders`: everything the ledgers remind a person of, by programme.
struct ReminderListPage {
    /// Nil while they are worked out for the first time.
    let found: Looked<[Reminder]>?

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "台账提醒",
            lead: "台账里按专项规定要看一看的：停留太久的、有疑点的。情况变了自动消去，不用销号。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("专项", "/programmes")],
            context: context
        )
        return page.render { w in
            guard let found else { return w.panel("台账提醒") { w.remark(ReminderWords.working) } }
            let reminders = found.answer
            guard !reminders.isEmpty else {
                return w.emptyState("没有要看的", "台账里有停留太久或者有疑点的，会列在这里。", action: .link("查看专项", to: "/programmes"))
            }
            let programmes = reminders.reduce(into: [String]()) {
                if !$0.contains($1.programme) { $0.append($1.programme) }
            }
            for programme in programmes {
                w.panel(programme) {
                    w.workList(reminders.filter { $0.programme == programme }.map(\.workItem), today: context.today)
                }
            }
        }
    }
}

extension Reminder {
    package var workItem: WorkItem {
        WorkItem("看一看", "\(sentence)：\(amount)", address, facts: [programme, examples.joined(separator: "、")])
    }
}
