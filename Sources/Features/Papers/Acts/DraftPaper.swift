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
            content.mark = try tx.papers.lastMark(draft.kind, of: actor.unit) ?? usualMark(draft.kind, actor, tx)
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

extension DraftPaper {
    /// 机关代字 says who issues (GB/T 9704-2012, 7.2.5): what is not of the supervision office begins with the unit's name, so
    /// that no two documents of a county have one number.
    private func usualMark(_ kind: PaperKind, _ actor: Actor, _ tx: Transaction) throws -> String {
        guard actor.role != .supervisor, !kind.countsIssues else { return kind.usualMark }
        let unit = try tx.units.first(actor.unit, county: actor.county)?.shortName ?? ""
        return String(unit.prefix(20 - kind.usualMark.count)) + kind.usualMark
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
