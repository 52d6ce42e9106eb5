import Core
import Database
import Workflow

/// 延期: asking for a later date, and the answer with its reason.
package struct Extensions: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func request(
        _ id: TaskID,
        version: Int,
        until day: Day?,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("extension", note: reason), by: actor) { _, dossier in
            guard let day else { return [Issue("extension.day.missing", field: "day")] }
            guard let deadline = dossier.task.deadline, day <= deadline else { return [] }
            return [Issue("extension.day.early", field: "day", ["deadline": deadline.description])]
        } alongside: { tx, dossier, movement in
            guard let day, let old = dossier.task.deadline else { return }
            try tx.tasks.insertExtension(of: id, from: old, to: day, movement)
        }
    }

    package func decide(
        _ id: TaskID,
        version: Int,
        granted: Bool,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let environment = move.environment
        let request = MoveRequest("extension-decision", note: reason)
        return try await move(id, version: version, request, by: actor) { tx, _, movement in
            let day = try tx.tasks.decideExtension(of: id, granted: granted, movement)
            if granted, let day { try tx.tasks.setDeadline(day, of: id, now: environment.now()) }
        }
    }
}
