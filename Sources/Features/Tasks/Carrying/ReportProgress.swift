import Core
import Database
import Workflow

/// 报送进展: words, amount, percentage and files at a moment; the task it was split from follows at once.
package struct ReportProgress: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func callAsFunction(
        _ id: TaskID,
        version: Int,
        _ input: ProgressInput,
        files: [NewAttachment] = [],
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
            if let measured, let amount = input.quantity {
                try tx.tasks.setDone(amount, ordinal: measured.ordinal, of: id)
            }
            // A task split into parts is measured by them alone.
            if try tx.tasks.partsForRollUp(of: id).isEmpty { try tx.tasks.setPercent(percent, of: id, now: now) }
            try tx.attachments.insert(files, of: dossier, on: movement, by: actor)
            try tx.tasks.rollUp(from: dossier.task.parent, now: now)
        }
    }
}
