import Core
import Database
import Directives
import Records

/// 下达: drafts of a document become numbered tasks that their units see.
package struct IssueTasks: Sendable {
    package let database: Database
    package let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// All or nothing: where one chosen draft cannot become a task, every reason is said and nothing is issued.
    package func callAsFunction(
        _ directive: DirectiveID,
        _ chosen: Set<DraftID>,
        by actor: Actor
    ) async throws -> Outcome<[IssuedTask]> {
        let environment = environment
        return try await database.write { tx in
            let directive = try tx.directives.find(directive, county: actor.county)
            guard actor.role == .supervisor else { return .refused([Issue("move.notAllowed", ["act": "下达任务"])]) }
            let drafts = try tx.drafts.issuable(
                directive.id,
                county: actor.county,
                only: chosen.sorted(),
                lock: true
            )
            guard drafts.count == chosen.count else {
                return .refused([Issue("issuing.changed", ["count": "\(chosen.count - drafts.count)"])])
            }
            let issues = IssuingRules.issues(drafts, on: environment.today)
            guard issues.isEmpty else { return .refused(issues) }
            let outline = try tx.directives.outline(directive.id)
            let units = try tx.tasks.places(of: Set(drafts.flatMap { $0.assignments.map(\.unit) }))
            let year = environment.today.year
            let numbers = try tx.tasks.takeNumbers(drafts.count, year: year, in: directive.county)
            let rows = zip(drafts, numbers).map { draft, sequence in
                IssuedDraft(draft, of: directive, outline, units, environment)
                    .rows(TaskNumber(year: year, sequence: sequence))
            }
            try tx.tasks.insert(rows)
            try tx.drafts.markIssued(drafts.map(\.id), at: environment.now())
            let entries = rows.map { RecordEntry("task.issuing", on: "task", $0.task.id.rawValue, "\($0.task.number)") }
            try tx.records.append(entries, by: RecordAuthor(actor), in: environment)
            return .done(rows.map { IssuedTask(task: $0.task, units: $0.units) })
        }
    }
}

/// What issuing made.
package struct IssuedTask: Hashable, Sendable {
    package let task: Task
    package let units: [TaskUnit]
}
