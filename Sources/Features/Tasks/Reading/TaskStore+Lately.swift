import Core
import Database

/// A move of a task, as 今日 tells it.
package struct TaskMove: Hashable, Sendable {
    package let task: TaskID
    package let number: TaskNumber
    package let title: String
    package let transition: String
    package let person: String
    package let unitName: String
    package let at: Instant
}

extension TaskStore {
    /// The newest moves of tasks in scope since a moment. Keys sort by time, so older moves are not looked at; the kind is
    /// not to be looked up (hence `coalesce`), or SQLite sorts every move there is.
    /// `besides` leaves out what one person did: it is no news to them.
    package func lately(
        _ scope: TaskScope,
        since: Instant,
        besides account: AccountID? = nil,
        limit: Int
    ) throws -> [TaskMove] {
        let others: Query = account.map { " AND m.account_id <> \($0)" } ?? ""
        let query: Query = """
            SELECT t.id, t.year, t.sequence, t.branch, t.title, m.transition, m.person, m.unit_name, m.at
            FROM movement m JOIN task t ON t.id = m.subject_id
            WHERE coalesce(m.subject_kind, '') = 'task' AND m.id >= \(IdentifierSource.lowest(at: since))
                AND \(scope.condition)\(others)
            ORDER BY m.id DESC LIMIT \(limit)
            """
        return try tx.rows(query) { row in
            TaskMove(
                task: try row.id("id"),
                number: TaskNumber(
                    year: try row.int("year"),
                    sequence: try row.int("sequence"),
                    branch: try row.int("branch")
                ),
                title: try row.text("title"),
                transition: try row.text("transition"),
                person: try row.text("person"),
                unitName: try row.text("unit_name"),
                at: try row.instant("at")
            )
        }
    }
}
