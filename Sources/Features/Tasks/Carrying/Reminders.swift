import Core
import Database
import Foundation
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

    /// How many tasks were reminded of, and how many of those named need no reminder or are not this person's to see.
    package struct Count: Hashable, Sendable {
        package let reminded: Int
        package let left: Int
    }

    /// Reminds the lead units of several tasks at once, in one transaction.
    package func all(_ ids: [TaskID], words: String, by actor: Actor) async throws -> Outcome<Count> {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        var issues: [Issue] = []
        if ids.isEmpty { issues.append(Issue("reminder.tasks", field: "task")) }
        if words.isEmpty { issues.append(Issue("move.words", field: "note", ["act": "催办"])) }
        guard issues.isEmpty else { return .refused(issues) }
        let environment = move.environment
        return try await move.database.write { tx in
            var reminded = 0
            for id in ids where try Self.remind(of: id, words, by: actor, environment, tx) { reminded += 1 }
            return .done(Count(reminded: reminded, left: ids.count - reminded))
        }
    }

    private static func remind(
        of id: TaskID,
        _ words: String,
        by actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws -> Bool {
        let dossier: TaskDossier
        do { dossier = try tx.tasks.dossier(id, for: actor, locking: true) } catch is NotFound { return false }
        let request = MoveRequest("reminder", note: words)
        let outcome = try MoveSubject(taskWorkflow, in: environment)(dossier, request, by: actor, in: tx) { stage in
            try tx.tasks.place(id, at: stage, version: dossier.task.version, now: environment.now())
        }
        guard let movement = outcome.value else { return false }
        try tx.tasks.insertReminder(of: id, to: dossier.task.lead, movement)
        return true
    }
}
