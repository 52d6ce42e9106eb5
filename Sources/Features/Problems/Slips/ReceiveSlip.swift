import Core
import Database
import Records
import Workflow

/// 签收通知单: the unit has the slip in hand, and with it every problem on it that still waits.
package struct ReceiveSlip: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ id: SlipID, by actor: Actor) async throws -> Outcome<SlipID> {
        let environment = environment
        return try await database.write { tx in
            let slip = try tx.slips.find(id, for: actor)
            guard slip.unit == actor.unit, actor.role != .leader else {
                return .refused([Issue("slip.notYours", ["kind": slip.kind.word, "unit": slip.unitName])])
            }
            guard try tx.slips.receive(id, by: actor, at: environment.now()) else {
                return .refused([
                    Issue("slip.received", ["kind": slip.kind.word, "person": slip.receivedBy ?? ""])
                ])
            }
            for (problem, version) in try tx.slips.unsigned(id, unit: actor.unit) {
                let dossier = try tx.problems.dossier(problem, for: actor, locking: true)
                let outcome = try MoveSubject(problemWorkflow, in: environment)(
                    dossier,
                    MoveRequest("receipt"),
                    by: actor,
                    in: tx
                ) { try tx.problems.place(problem, at: $0, version: version, now: environment.now()) }
                guard outcome.value != nil else { continue }
                var changed = dossier.problem
                changed.receivedOn = environment.today
                try tx.problems.update(changed)
            }
            try tx.records.append(
                RecordEntry("slip.receipt", on: "slip", id.rawValue, slip.number),
                by: actor,
                in: environment
            )
            return .done(id)
        }
    }
}
