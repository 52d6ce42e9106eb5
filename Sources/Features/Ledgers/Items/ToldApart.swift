import Core
import Database
import Expression
import Programmes

/// What somebody else says of a field beside what a thing says of it, where the two differ: in words everybody may see who
/// may read the thing, personal values masked, "" for nothing.
package struct ToldApart: Hashable, Sendable {
    package let said: String
    package let kept: String
}

extension LedgerDesk {
    /// Nil where nothing is said, and where both say the same.
    /// - Parameter text: as the form would hold it; what the form would refuse differs.
    package func toldApart(_ text: String, from kept: Value, of field: LedgerField) -> ToldApart? {
        guard !text.isEmpty else { return nil }
        let (value, issue) = AnswerReading.value(text, of: field)
        let shown = ItemWords.shown(kept, field)
        guard field.type.isPersonal else {
            if issue == nil, value == kept { return nil }
            return ToldApart(said: issue == nil ? ItemWords.plain(value) : text, kept: shown)
        }
        if text == shown { return nil }
        if issue == nil, case .text(let said) = value, case .text(let stored) = kept,
            vault.opened(stored, about: field.key) == said
        {
            return nil
        }
        return ToldApart(said: PersonalVault.mask(text, of: field.type) ?? PersonalVault.mask(text), kept: shown)
    }
}

extension ItemStore {
    private static let valuesAtOnce = 500

    /// Values of things at some places in the fields their ledger has now, as stored: without those in the trash and those
    /// this person may not read.
    package func values(of ids: [ItemID], _ book: LedgerBook, at places: Set<Int>, for actor: Actor) throws -> [ItemID:
        [Int: Value]]
    {
        var values: [ItemID: [Int: Value]] = [:]
        for start in stride(from: 0, to: ids.count, by: Self.valuesAtOnce) {
            let part = Array(ids[start..<min(start + Self.valuesAtOnce, ids.count)])
            for thing in try list(part, for: actor) where thing.trashedAt == nil && thing.ledger == book.ledger {
                let all = book.places(thing.values, of: try shelf.book(of: thing, in: tx))
                values[thing.id] = Dictionary(uniqueKeysWithValues: places.map { ($0, all[$0]) })
            }
        }
        return values
    }
}
