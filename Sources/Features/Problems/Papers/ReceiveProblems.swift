import Core
import Database
import Papers
import Workflow

extension PaperReceived {
    /// 签收文书: the unit has the document in hand, and with it every problem on it that still waits.
    package static let problems = PaperReceived { paper, actor, environment, tx in
        for (problem, version) in try tx.problems.unsigned(on: paper, unit: actor.unit) {
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
    }
}
