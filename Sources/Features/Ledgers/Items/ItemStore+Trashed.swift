import Core
import Database
import Programmes

/// A thing in the trash that others are still linked to.
struct TrashedThing: Hashable, Sendable {
    let id: ItemID
    let title: String
    /// Whether the person who reads of it may open it, and bring it back.
    let isReadable: Bool
    let mayRestore: Bool
}

extension ItemStore {
    /// Those of some things that lie in the trash, without those of ledgers this person may not know of.
    func trashed(_ ids: [ItemID], for actor: Actor) throws -> [ItemID: TrashedThing] {
        guard !ids.isEmpty else { return [:] }
        let rows = try tx.rows(
            """
            SELECT id, title, ledger, merged_into FROM ledger_item
            WHERE id IN \(list: ids) AND trashed_at IS NOT NULL
            """
        )
        guard !rows.isEmpty else { return [:] }
        let functions = try tx.programmes.functions(of: actor)
        let hidden = try shelf.hidden(from: actor, functions, tx)
        let readable = try readable(try rows.map { try $0.id("id") }, for: actor)
        let rules = Dictionary(
            try shelf.all(in: actor.county, tx).map { ($0.ledger, $0.playbook) },
            uniquingKeysWith: { first, _ in first }
        )
        var found: [ItemID: TrashedThing] = [:]
        for row in rows {
            let (id, ledger): (ItemID, LedgerID) = (try row.id("id"), try row.id("ledger"))
            guard !hidden.contains(ledger) else { continue }
            let mayTidy = rules[ledger].map { ItemPolicy.mayTidy(actor, $0, functions: functions) } ?? false
            found[id] = TrashedThing(
                id: id,
                title: try row.text("title"),
                isReadable: readable.contains(id),
                mayRestore: try readable.contains(id) && mayTidy && row.isNull("merged_into")
            )
        }
        return found
    }

    /// Those of some things whose page this person may open.
    func readable(_ ids: [ItemID], for actor: Actor) throws -> Set<ItemID> {
        ids.isEmpty ? [] : Set(try rows(ids, for: actor, locking: false).map { try $0.id("id") })
    }

    /// By place of a link what it leads to in the trash: a form says it at the field.
    func trashedLinks(of item: LedgerItem, _ book: LedgerBook, for actor: Actor) throws -> [Int: [TrashedThing]] {
        let ids = book.linkFields.flatMap { Self.linked(item.values[$0]) }
        let trashed = try trashed(Array(Set(ids)).sorted(), for: actor)
        guard !trashed.isEmpty else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: book.linkFields.map { place in
                (place, Self.linked(item.values[place]).compactMap { trashed[$0] })
            }
        )
    }
}
