import Accounts
import Core
import Database
import PolicyText
import Records

/// What every correction works with: one transaction over one locked document.
struct CorrectionDesk {
    let tx: Transaction
    let directive: Directive
    let actor: Actor
    let environment: Environment
    let now: Instant

    var source: SourceText { SourceText(directive.body) }

    func drafts(_ ids: [DraftID]) throws -> [DraftTask] {
        let found = try ids.map { try tx.drafts.find($0, in: directive.id, county: directive.county, lock: true) }
        return found.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }

    func draft(_ id: DraftID) throws -> DraftTask {
        try tx.drafts.find(id, in: directive.id, county: directive.county, lock: true)
    }

    func openDrafts() throws -> [DraftTask] {
        try tx.drafts.issuable(directive.id, county: directive.county, lock: true)
    }

    /// The open drafts of a part and of the parts below it.
    func openDrafts(of section: Int) throws -> [DraftTask] {
        let outline = try tx.directives.outline(directive.id)
        guard outline.section(section) != nil else { throw NotFound("section", section) }
        let below = outline.below(section)
        return try openDrafts().filter { $0.section.map(below.contains) == true }
    }

    func update(_ draft: DraftTask) throws { try tx.drafts.update(draft, by: actor.name, at: now) }

    func record(_ act: String, _ draft: DraftID, _ detail: String) throws {
        try tx.records.append(RecordEntry(act, on: "draft", draft.rawValue, detail), by: actor, in: environment)
    }

    func record(_ act: String, _ detail: String) throws {
        try tx.records.append(
            RecordEntry(act, on: "directive", directive.id.rawValue, detail),
            by: actor,
            in: environment
        )
    }

    /// What the county's units are called, for reading texts again.
    func reading() throws -> DraftReading {
        DraftReading(
            directive: directive.id,
            unitNames: try tx.units.names(county: directive.county),
            environment: environment
        )
    }

    func options() throws -> DecomposeOptions {
        try KnownToCounty(tx, county: directive.county).options(asOf: directive.asOf, datedOn: directive.dated)
    }
}

/// The way into a document for every correction: who may, one transaction, one lock.
package struct CorrectDirective: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    func callAsFunction<Value: Sendable>(
        _ id: DirectiveID,
        by actor: Actor,
        _ work: @escaping @Sendable (CorrectionDesk) throws -> Outcome<Value>
    ) async throws -> Outcome<Value> {
        guard DirectivePolicy.mayCorrect(actor) else { return .refused([Issue("directive.readOnly")]) }
        let environment = environment
        return try await database.write { tx in
            let directive = try tx.directives.lock(id, county: actor.county)
            return try work(
                CorrectionDesk(
                    tx: tx,
                    directive: directive,
                    actor: actor,
                    environment: environment,
                    now: environment.now()
                )
            )
        }
    }
}
