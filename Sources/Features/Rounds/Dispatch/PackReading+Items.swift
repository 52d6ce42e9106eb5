import Core
import Database
import Directives
import Pages
import Tasks

extension PackReading {
    /// The tasks of what was decided last time.
    func items() throws -> [DispatchPack.Item] {
        guard let previous = try tx.rounds.previous(of: round) else { return [] }
        return try tx.rounds.directives(of: previous.id).flatMap { try items(of: $0) }
    }

    private func items(of directive: DirectiveID) throws -> [DispatchPack.Item] {
        var filter = TaskFilter()
        (filter.directive, filter.order) = (directive, .number)
        return try tx.tasks.list(filter, TaskScope(actor), desk.light, after: nil, limit: 200).map { line in
            let task = line.task
            let late = task.deadline.map { today > $0 } ?? false
            let progress = task.stage == .underway ? "，进度 \(Format.number(task.percent, places: 1))%" : ""
            return DispatchPack.Item(
                number: "\(task.number)",
                title: task.title,
                unit: line.leadName,
                due: task.deadline,
                state: task.stage.word + progress,
                isDone: task.stage == .closed,
                isLate: task.stage.isOpen && late,
                address: "/tasks/\(task.id)"
            )
        }
    }
}
