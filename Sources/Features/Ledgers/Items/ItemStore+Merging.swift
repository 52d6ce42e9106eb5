import Core
import Database
import Expression
import Programmes
import Regions

/// A change of a thing, with who made it.
struct LaterChange: Sendable {
    let at: Instant
    let person: String
    let changes: ItemChanges
}

extension ItemStore {
    /// The number of the newest change of a thing; 0 where it is as it was entered.
    package func lastChange(of id: ItemID) throws -> Int64 {
        try tx.first("SELECT id FROM item_change WHERE item_id = \(id) ORDER BY id DESC LIMIT 1") { row in
            try row.int64("id")
        } ?? 0
    }

    /// Oldest first.
    private func changes(of id: ItemID, after number: Int64) throws -> [LaterChange] {
        try tx.rows(
            """
            SELECT at, person, changes FROM item_change WHERE item_id = \(id) AND id > \(number) ORDER BY id
            """
        ) { row in
            LaterChange(
                at: try row.instant("at"),
                person: try row.text("person"),
                changes: ItemChanges(try row.text("changes")) ?? ItemChanges([])
            )
        }
    }

    /// What others wrote into a thing after a change, a sentence each.
    package func othersWrote(in id: ItemID, after number: Int64, besides actor: Actor, _ playbook: Playbook) throws
        -> [String]
    {
        try changes(of: id, after: number).filter { $0.person != actor.name }.compactMap { later in
            let labels = later.changes.changes.compactMap { change in
                change.key == "place" ? "所在地" : playbook.field(change.key).map { playbook.fields[$0].label }
            }
            return labels.isEmpty ? nil : "你填写期间\(later.person)改了\(labels.joined(separator: "、"))。"
        }
    }

    /// What is to stand of a form that was filled from a thing as it was at `basis`.
    func merge(_ mine: ItemAnswers, _ basis: EditBasis, into item: LedgerItem, _ book: LedgerBook) throws -> EditMerge {
        let later = try basis.change.map { try changes(of: item.id, after: $0) }
        let theirs = try namedAnswers(item, book)
        var merge = EditMerge(answers: mine)
        let changedPlace = try compare("place", mine.place, theirs.place, nil, basis, later, &merge)
        merge.answers.place = changedPlace ?? mine.place
        for (place, field) in book.playbook.fields.enumerated() where field.type != .file && place < mine.texts.count {
            let answer = try compare(field.key, mine.texts[place], theirs.texts[place], field, basis, later, &merge)
            if let answer { merge.answers.texts[place] = answer }
        }
        return merge
    }

    /// The answer that stands; nil where it is asked.
    private func compare(
        _ key: String,
        _ mine: String,
        _ theirs: String,
        _ field: LedgerField?,
        _ basis: EditBasis,
        _ later: [LaterChange]?,
        _ merge: inout EditMerge
    ) throws -> String? {
        var seen = try later.flatMap { try self.seen(key, field, theirs, $0) }
        let isMoved = later?.contains { $0.changes.tells(of: key) } ?? false
        // A choice is between the answers that were shown: where a third came meanwhile it is asked anew.
        let side = isMoved ? nil : basis.sides[key]
        // Nobody chose yet where a choice was asked for.
        if basis.asked.contains(key), side == nil { seen = nil }
        // Two sealed values may show the same mask.
        if field?.type.isPersonal == true, mine != seen, isMoved { seen = nil }
        let outcome = MergedAnswer.of(seen: seen, theirs: theirs, mine: mine, side: side) {
            Self.isSame($0, $1, field)
        }
        let label = field?.label ?? "所在地"
        switch outcome {
        case .answer(let answer):
            if side == nil, !Self.isSame(answer, mine, field) { merge.taken.append(label) }
            return answer
        case .conflict:
            let last = later?.last { $0.changes.tells(of: key) }
            merge.conflicts.append(
                EditConflict(
                    key: key,
                    label: label,
                    theirs: try shown(theirs, field),
                    mine: try shown(mine, field),
                    person: last?.person,
                    at: last?.at
                )
            )
            return nil
        }
    }

    /// What the form showed: what stands now, or what the first change since then replaced. Nil where the thing went on
    /// under another version meanwhile: its form asks other things.
    private func seen(_ key: String, _ field: LedgerField?, _ now: String, _ later: [LaterChange]) throws -> String? {
        if later.contains(where: { $0.changes.tells(of: "version") }) { return nil }
        guard let old = later.lazy.compactMap({ $0.changes.old(of: key) }).first else { return now }
        if old == .null || old == .list([]) { return "" }
        guard let field, case .link = field.type else { return ItemWords.plain(old) }
        let ids = ItemTimeline.parts(old).compactMap { ItemID($0) }
        let titles = try titles(of: ids)
        return ids.map { titles[$0] ?? "\($0)" }.joined(separator: "、")
    }

    /// An answer as people read it: places by their names.
    /// - Parameter field: nil of the place itself.
    func shown(_ text: String, _ field: LedgerField?) throws -> String {
        if let field {
            guard case .region = field.type else { return text }
        }
        guard let code = RegionCode(text) else { return text }
        return try tx.regions.names(of: [code])[code] ?? text
    }

    /// 120 and 120.0 are one answer, and so are line ends of two kinds.
    private static func isSame(_ one: String, _ other: String, _ field: LedgerField?) -> Bool {
        if one == other { return true }
        guard let field, !one.isEmpty, !other.isEmpty else { return false }
        if case .text = field.type {
            return one.replacing("\r\n", with: "\n") == other.replacing("\r\n", with: "\n")
        }
        guard !field.isPersonal else { return false }
        let (a, b) = (AnswerReading.value(one, of: field), AnswerReading.value(other, of: field))
        return a.1 == nil && b.1 == nil && a.0 == b.0
    }
}
