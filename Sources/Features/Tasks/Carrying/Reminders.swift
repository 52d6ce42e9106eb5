import Core
import Database
import Workflow

/// 催办: a call that stands in a unit's 今日 until somebody there has opened the task.
package struct RemindUnits: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    /// Reminds the lead unit.
    package func callAsFunction(
        _ id: TaskID,
        version: Int,
        words: String,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("reminder", note: words), by: actor) { tx, dossier, movement in
            try tx.tasks.insertReminder(of: id, to: dossier.task.lead, movement)
        }
    }
}
