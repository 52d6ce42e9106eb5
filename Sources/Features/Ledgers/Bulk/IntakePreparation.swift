import Core
import Database
import Expression
import Programmes

/// Reads rows as new things; any thread may ask.
struct IntakePreparation: Sendable {
    let desk: LedgerDesk
    let reader: DraftReader
    let actor: Actor
    let now: Instant
    /// Links are looked up before a thing is made.
    let makesItems: Bool
    /// Rows of the sheet the ledger was made from: things stand where the sheet says, whoever brings them.
    let isMaking: Bool

    func prepare(_ rows: [IntakeRow]) throws -> [PreparedRow] {
        let ids = rows.map { _ in desk.environment.newID() as ItemID }
        return try rows.mapOnEveryCore { place, row in
            var prepared = PreparedRow(row: row, draft: reader.read(row.answers))
            prepared.draft.add(row.issues)
            if makesItems { try make(&prepared, id: ids[place]) }
            return prepared
        }
    }

    /// The thing a row becomes where it is new.
    func make(_ prepared: inout PreparedRow, id: ItemID) throws {
        guard let region = prepared.draft.region else { return }
        let book = reader.book
        var item = try desk.item(prepared.draft, book, in: region, by: actor, id: id, at: now)
        if let word = prepared.row.stage, !word.isEmpty {
            switch StageEntry.place(word, book.playbook, for: actor, isMaking: isMaking) {
            case .done(let stage) where stage > 0:
                item.stage = book.stageNumbers[stage]
                item.measures = book.amounts(item.values, item.standing, on: now.day)
            case .done: break
            case .refused(let issues): prepared.draft.add(issues)
            }
        }
        let keys = desk.keys(of: item, book, personal: prepared.draft.personal)
        prepared.item = item
        prepared.keys = keys
        prepared.rows = ItemRows(item, keys, book)
    }
}

extension ItemDraft {
    /// What could not be read is told once, by the reason that came first.
    mutating func add(_ more: [Issue]) {
        let told = Set(more.compactMap(\.field))
        issues = more + issues.filter { issue in issue.field.map { !told.contains($0) } ?? true }
    }
}

/// The stage things may be entered in: none that a gate guards, and none that somebody else has to grant.
enum StageEntry {
    static func place(
        _ word: String,
        _ playbook: Playbook,
        for actor: Actor,
        isMaking: Bool = false
    ) -> Outcome<Int> {
        func wrong(_ key: String) -> Outcome<Int> {
            let words = playbook.stages.map(\.word).joined(separator: "、")
            return .refused([Issue(key, field: "stage", ["value": word, "options": words])])
        }
        guard let stage = playbook.stages.firstIndex(where: { $0.word == word || $0.key == word }) else {
            return wrong("intake.stageUnknown")
        }
        if stage == 0 { return .done(0) }
        let isGuarded = playbook.gates.contains { $0.before.contains(stage) }
        let isOpen = playbook.moves.contains { move in
            move.to == stage && !move.byAnother && move.owesFiles == 0
                && (isMaking || move.who.contains { $0.role == actor.role })
        }
        return isOpen && !isGuarded ? .done(stage) : wrong("intake.stageGuarded")
    }
}
