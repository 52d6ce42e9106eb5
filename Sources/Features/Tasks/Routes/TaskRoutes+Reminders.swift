import Core
import Pages
import Web

extension TaskRoutes {
    /// Reminds the lead units of every ticked task; those that meanwhile closed are counted, not failed.
    func remindAll(_ visit: Visit) async throws -> Reply {
        let (actor, filter, turn) = (try visit.actor, TaskFilter(visit.query), TaskTurn(visit.query))
        let ids = Array(visit.form.ids("task", of: Task.self).prefix(Self.pageSize))
        let words = visit.form.raw("note") ?? ""
        let remind = RemindUnits(database: database, environment: environment)
        switch try await remind.all(ids, words: words, by: actor) {
        case .done(let count):
            let others = count.left == 0 ? "" : "，\(count.left) 项现在不用催办"
            return .redirect(
                to: TaskAddress("/tasks", filter, turn).text,
                notice: Notice(.done, "已催办 \(count.reminded) 项任务\(others)。")
            )
        case .refused(let issues):
            let attempt = ReminderAttempt(chosen: Set(ids), words: words, errors: FieldError.list(issues, taskWords))
            let page = try await listPage(for: actor, filter, turn, attempt)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
