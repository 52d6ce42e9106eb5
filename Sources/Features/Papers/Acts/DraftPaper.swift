import Accounts
import Core
import Database
import PaperFormat
import Records

/// Keeps a new document as a draft of the unit. Other features call it with what they made of their own values.
package struct DraftPaper: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ draft: PaperDraft, by actor: Actor) async throws -> Outcome<PaperID> {
        try await database.write { tx in try keep(draft, by: actor, tx) }
    }

    /// The same within a transaction of the caller.
    package func keep(_ draft: PaperDraft, by actor: Actor, _ tx: Transaction) throws -> Outcome<PaperID> {
        guard PaperPolicy.mayMake(draft.kind, actor) else { return .refused([Issue("paper.notAllowed")]) }
        var content = draft.content
        if content.mark.isEmpty {
            content.mark = try tx.papers.lastMark(draft.kind, of: actor.unit) ?? draft.kind.usualMark
        }
        let issues = PaperRules.issues(content, draft.kind)
        guard issues.isEmpty else { return .refused(issues) }
        let now = environment.now()
        let paper = Paper(
            id: environment.newID(),
            county: actor.county,
            kind: draft.kind,
            stage: .draft,
            unit: actor.unit,
            unitName: actor.unitName,
            number: nil,
            content: content,
            about: draft.about,
            person: actor.name,
            madeAt: now,
            changedAt: now,
            issuedAt: nil,
            issuer: nil,
            template: nil,
            version: 1
        )
        let units = try PaperUnits.named(content.addressees, in: actor.county, tx)
        try tx.papers.insert(paper, units: draft.units + units, account: actor.account)
        let words = "\(draft.kind.word)：\(content.title)"
        try tx.records.append(
            RecordEntry("paper.drafting", on: "paper", paper.id.rawValue, words),
            by: actor,
            in: environment
        )
        return .done(paper.id)
    }
}

/// The units behind the names of addressees.
enum PaperUnits {
    static func named(_ names: [String], in county: RegionCode, _ tx: Transaction) throws -> [UnitID] {
        var found: [UnitID] = []
        for name in names {
            if name.hasPrefix("各乡镇") { found += try tx.units.all(county: county, kind: .township).map(\.id) }
            if name.hasPrefix("县直") { found += try tx.units.all(county: county, kind: .department).map(\.id) }
            if let unit = try tx.units.first(named: name, county: county) { found.append(unit.id) }
        }
        return found
    }
}
