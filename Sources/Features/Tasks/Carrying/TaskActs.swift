import Core
import Database
import Workflow

/// Acts that are nothing but a move: 签收, 核验销号, 退回修改, 重启, 撤销.
package struct TaskActs: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func sign(_ id: TaskID, version: Int, by actor: Actor) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("signing"), by: actor)
    }

    package func requestCloseOut(
        _ id: TaskID,
        version: Int,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let request = MoveRequest("closeout-request", note: note, files: files.count)
        return try await move(id, version: version, request, by: actor) { tx, dossier, movement in
            try tx.attachments.insert(try files.keep(), of: dossier, on: movement, by: actor)
        }
    }

    package func closeOut(_ id: TaskID, version: Int, note: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await moveAndRollUp(id, version, MoveRequest("closeout", note: note), by: actor)
    }

    package func sendBack(_ id: TaskID, version: Int, note: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("return", note: note), by: actor)
    }

    package func reopen(_ id: TaskID, version: Int, note: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await moveAndRollUp(id, version, MoveRequest("reopening", note: note), by: actor)
    }

    package func withdraw(_ id: TaskID, version: Int, note: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await moveAndRollUp(id, version, MoveRequest("withdrawal", note: note), by: actor)
    }

    private func moveAndRollUp(
        _ id: TaskID,
        _ version: Int,
        _ request: MoveRequest,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let environment = move.environment
        return try await move(id, version: version, request, by: actor) { tx, dossier, _ in
            try tx.tasks.rollUp(from: dossier.task.parent, now: environment.now())
        }
    }
}

extension MoveTask {
    func callAsFunction(
        _ id: TaskID,
        version: Int,
        _ request: MoveRequest,
        by actor: Actor,
        alongside: @escaping @Sendable (Transaction, TaskDossier, Movement) throws -> Void
    ) async throws -> Outcome<TaskID> {
        try await self(id, version: version, request, by: actor, checking: { _, _ in [] }, alongside: alongside)
    }
}
