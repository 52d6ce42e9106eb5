import Core
import Database
import Workflow

/// Moves a task by its workflow: the step every act on a task shares.
package struct MoveTask: Sendable {
    package let database: Database
    package let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// `version` is what the person saw; another one by now is refused as changed, with nothing written.
    /// `alongside` writes what belongs to the act in the same transaction, after the move was allowed.
    package func callAsFunction(
        _ id: TaskID,
        version: Int,
        _ request: MoveRequest,
        by actor: Actor,
        checking: @escaping @Sendable (Transaction, TaskDossier) throws -> [Issue] = { _, _ in [] },
        alongside: @escaping @Sendable (Transaction, TaskDossier, Movement) throws -> Void = { _, _, _ in }
    ) async throws -> Outcome<TaskID> {
        let environment = environment
        return try await database.write { tx in
            let dossier = try tx.tasks.dossier(id, for: actor, locking: true)
            // Who may not act at all is told so first, whatever the form says.
            let refused = TaskPolicy.issues(request.transition, dossier, by: actor)
            guard refused.isEmpty else { return .refused(refused) }
            let issues = try checking(tx, dossier)
            guard issues.isEmpty else { return .refused(issues) }
            let outcome = try MoveSubject(taskWorkflow, in: environment)(dossier, request, by: actor, in: tx) { stage in
                try tx.tasks.place(id, at: stage, version: version, now: environment.now())
            }
            guard let movement = outcome.value else { return .refused(outcome.issues) }
            try alongside(tx, dossier, movement)
            return .done(id)
        }
    }
}
