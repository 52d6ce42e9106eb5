import Core
import Database
import Workflow

/// 异议: the lead unit says a task is not its own; supervision keeps or reassigns it.
package struct Objections: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func object(_ id: TaskID, version: Int, reason: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("objection", note: reason), by: actor) { tx, _, movement in
            try tx.tasks.insertObjection(of: id, movement)
        }
    }

    package func keep(_ id: TaskID, version: Int, reason: String, by actor: Actor) async throws -> Outcome<TaskID> {
        try await move(id, version: version, MoveRequest("keeping", note: reason), by: actor) { tx, _, movement in
            try tx.tasks.decideObjection(of: id, "kept", movement)
        }
    }

    package func reassign(
        _ id: TaskID,
        version: Int,
        to unit: UnitID?,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let environment = move.environment
        let request = MoveRequest("reassignment", note: reason)
        return try await move(id, version: version, request, by: actor) { tx, dossier in
            guard let unit else { return [Issue("reassign.unit.missing", field: "unit")] }
            guard let place = try tx.tasks.place(of: unit, in: dossier.task.county) else {
                return [Issue("reassign.unit.missing", field: "unit")]
            }
            return unit == dossier.task.lead ? [Issue("reassign.unit.same", field: "unit", ["unit": place.name])] : []
        } alongside: { tx, dossier, movement in
            guard let unit, let place = try tx.tasks.place(of: unit, in: dossier.task.county) else { return }
            try tx.tasks.setLead(unit, at: place.region, of: id, now: environment.now())
            try tx.tasks.decideObjection(of: id, "reassigned", movement)
        }
    }
}
