import Core
import Database
import Workflow

extension TaskStore {
    /// The report carries the key of the movement it was made by.
    func insertReport(_ input: ProgressInput, percent: Double, of id: TaskID, movement: Movement) throws {
        try tx.run(
            """
            INSERT INTO progress_report (id, task_id, unit_id, unit_name, account_id, person, words, percent, quantity,
                at)
            VALUES (\(movement.id), \(id), \(movement.unit), \(movement.unitName), \(movement.account),
                \(movement.person), \(input.words), \(percent), \(input.quantity), \(movement.at))
            """)
    }

    func partsForRollUp(of id: TaskID) throws -> [ProgressRules.Part] {
        let query: Query = """
            SELECT t.stage, t.percent, q.value AS goal FROM task t
            LEFT JOIN task_quantity q ON q.task_id = t.id AND q.ordinal = 1
            WHERE t.parent_id = \(id) AND t.stage <> 'withdrawn'
            """
        return try tx.rows(query) { row in
            let isClosed = try row.text("stage") == TaskStage.closed.rawValue
            return ProgressRules.Part(
                percent: isClosed ? 100 : try row.double("percent"), goal: try row.optionalDouble("goal"))
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
