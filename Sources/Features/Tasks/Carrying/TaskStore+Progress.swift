import Core
import Database
import Workflow

extension TaskStore {
    /// Reports as they were handed in, many with few statements.
    package func insert(_ reports: [ReportRow]) throws {
        try tx.insert(
            into: "progress_report",
            columns: [
                "id", "task_id", "unit_id", "unit_name", "account_id", "person", "words", "percent", "quantity", "at",
            ],
            rows: reports.map { report in
                let move = report.movement
                return [
                    move.id, move.subjectID, move.unit, move.unitName, move.account, move.person, move.note,
                    report.percent, report.quantity, move.at,
                ] as [any SQLValueConvertible]
            }
        )
    }

    func partsForRollUp(of id: TaskID) throws -> [ProgressRules.Part] {
        let query: Query = """
            SELECT t.stage, t.percent, q.value AS goal FROM task t
            LEFT JOIN task_quantity q ON q.task_id = t.id AND q.ordinal = 1
            WHERE t.parent_id = \(id) AND t.stage <> 'withdrawn' ORDER BY t.id
            """
        return try tx.rows(query) { row in
            let isClosed = try row.text("stage") == TaskStage.closed.rawValue
            return ProgressRules.Part(
                percent: isClosed ? 100 : try row.double("percent"),
                goal: try row.optionalDouble("goal")
            )
        }
    }

    /// Recomputes a split task from its parts, and every task above it.
    package func rollUp(from parent: TaskID?, now: Instant) throws {
        var next = parent
        while let id = next {
            guard let percent = ProgressRules.rollUp(try partsForRollUp(of: id)) else { return }
            try setPercent(percent, of: id, now: now)
            next = try tx.optionalValue("SELECT parent_id FROM task WHERE id = \(id)", as: Int64.self)
                .map(TaskID.init(rawValue:))
        }
    }
}

/// A report on its way into its table; it carries the key, the person and the words of the movement it was made by.
package struct ReportRow: Sendable {
    package let movement: Movement
    /// Percentage after the report.
    package let percent: Double
    package let quantity: Double?

    package init(_ movement: Movement, percent: Double, quantity: Double?) {
        self.movement = movement
        self.percent = percent
        self.quantity = quantity
    }
}
