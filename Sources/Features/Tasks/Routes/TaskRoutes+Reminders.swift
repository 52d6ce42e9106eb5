import Core
import Database
import Pages
import Web

extension TaskRoutes {
    /// Reminds the lead units of every ticked task; those that meanwhile closed are counted, not failed.
    func remindAll(_ visit: Visit) async throws -> Reply {
        let (actor, words) = (try visit.actor, visit.form.text("note"))
        let ids = visit.form.ids("task", of: Task.self)
        guard !ids.isEmpty, !words.isEmpty else {
            return .redirect(to: "/tasks", notice: Notice(.blocked, "勾选要催办的任务，并写上催办的话。"))
        }
        let remind = RemindUnits(database: database, environment: environment)
        var done = 0
        for id in ids.prefix(Self.pageSize) {
            let version = try await database.read { tx in try tx.tasks.find(id, for: actor).version }
            if try await remind(id, version: version, words: words, by: actor).value != nil { done += 1 }
        }
        let rest = ids.count - done
        let others = rest == 0 ? "" : "，\(rest) 项现在不用催办"
        return .redirect(to: "/tasks", notice: Notice(.done, "已催办 \(done) 项任务\(others)。"))
    }
}
