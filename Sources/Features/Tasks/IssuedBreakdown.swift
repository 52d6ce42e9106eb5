import Core
import Directives
import PolicyText

/// The 任务分解表 of issued tasks.
struct IssuedBreakdown {
    let title: String
    let tasks: [Task]
    let parts: [TaskID: (units: [TaskUnit], quantities: [TaskQuantity])]

    var sheet: BreakdownSheet {
        BreakdownSheet(title: BreakdownSheet.title(title), rows: tasks.map(row))
    }

    private func row(_ task: Task) -> BreakdownRow {
        let units = parts[task.id]?.units ?? []
        func names(_ role: UnitRole) -> [String] { units.filter { $0.role == role }.map(\.name) }
        return BreakdownRow(
            number: "\(task.number)",
            section: task.sectionTitle,
            title: task.title,
            content: task.content,
            targets: (parts[task.id]?.quantities ?? []).map { $0.subject + $0.written },
            leader: task.leader,
            lead: names(.lead),
            responsible: names(.responsible),
            supporting: names(.supporting),
            deadline: task.deadline,
            deadlineText: task.deadlineText,
            cadence: DraftWords.cadence(task.cadence, task.cadenceText)
        )
    }
}
