import Core
import Database
import Workflow

/// 报送进展: words, amount, percentage and files at a moment. The lead unit's report is the task's progress, and the
/// task it was split from follows at once; reports of the other units are kept with their own numbers.
package struct ReportProgress: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func callAsFunction(
        _ id: TaskID,
        version: Int,
        _ input: ProgressInput,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let environment = move.environment
        let request = MoveRequest("progress", note: input.words, files: files.count)
        return try await move(id, version: version, request, by: actor) { _, dossier in
            ProgressRules.issues(input, measured: ProgressRules.measured(dossier.quantities))
        } alongside: { tx, dossier, movement in
            let now = environment.now()
            let measured = ProgressRules.measured(dossier.quantities)
            let percent = ProgressRules.percent(input, measured: measured, before: dossier.task.percent)
            try tx.tasks.insert([ReportRow(movement, percent: percent, quantity: input.quantity)])
            try tx.attachments.insert(try files.keep(), of: dossier, on: movement, by: actor)
            // What another unit has done of its part says nothing of the whole: it stands in the history only.
            guard TaskPolicy.leads(actor, dossier) else { return }
            if let measured, let amount = input.quantity {
                try tx.tasks.setDone(amount, ordinal: measured.ordinal, of: id)
            }
            // A task split into parts is measured by them alone.
            if try tx.tasks.partsForRollUp(of: id).isEmpty { try tx.tasks.setPercent(percent, of: id, now: now) }
            try tx.tasks.rollUp(from: dossier.task.parent, now: now)
        }
    }
}
