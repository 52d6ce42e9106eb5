import Core
import Database

extension TaskStore {
    /// What the lead unit of each task of a filter reported last since a moment.
    func lastReports(
        _ filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        since moment: Instant
    ) throws -> [TaskID: String] {
        let query: Query = """
            SELECT task_id, words FROM progress_report WHERE id IN (
                SELECT max(r.id) FROM progress_report r JOIN task t ON t.id = r.task_id
                WHERE r.unit_id = t.lead_unit AND r.at >= \(moment) AND \(condition(filter, scope, light))
                GROUP BY r.task_id)
            """
        var reports: [TaskID: String] = [:]
        for row in try tx.rows(query) { reports[try row.id("task_id")] = try row.text("words") }
        return reports
    }
}
