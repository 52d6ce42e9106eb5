import Core
import Database

/// What a message about a task says, and whom it may concern: for the program itself, which has no scope.
package struct TaskNoticeFacts: Hashable, Sendable {
    package let title: String
    package let number: TaskNumber
    package let units: [TaskUnit]
}

extension TaskStore {
    package func noticeFacts(of id: TaskID) throws -> TaskNoticeFacts? {
        let row = try tx.first("SELECT title, year, sequence, branch FROM task WHERE id = \(id)")
        guard let row else { return nil }
        return TaskNoticeFacts(
            title: try row.text("title"),
            number: TaskNumber(
                year: try row.int("year"),
                sequence: try row.int("sequence"),
                branch: try row.int("branch")
            ),
            units: try units(of: id)
        )
    }

    /// Lead units with tasks past their day, most first, and how many of a county are.
    package func overdueUnits(in county: RegionCode, on today: Day, limit: Int) throws -> [(name: String, count: Int)] {
        try tx.rows(
            """
            SELECT unit.short_name, count(*) AS n FROM task t JOIN unit ON unit.id = t.lead_unit
            WHERE t.county = \(county) AND t.stage NOT IN ('closed', 'withdrawn')
                AND coalesce(t.due_day, 9999999) < \(today.daysSince1970)
            GROUP BY unit.id, unit.short_name ORDER BY n DESC, unit.id LIMIT \(limit)
            """
        ) { (try $0.text("short_name"), try $0.int("n")) }
    }
}
