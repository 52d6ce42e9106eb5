import Core
import Database
import Expression
import Programmes
import Records

/// 合并: two entries are the same thing. One survives with the links, files and history of both; what it lacks it takes from
/// the other, which goes to the trash and points to it.
package struct MergeItems: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    package func callAsFunction(
        _ duplicate: ItemID,
        into survivor: ItemID,
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        guard duplicate != survivor else { return .refused([Issue("merge.same")]) }
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let store = tx.items(desk.shelf)
            let found = try store.list([duplicate, survivor], for: actor, locking: true)
            guard let kept = found.first(where: { $0.id == survivor }) else { throw NotFound("item", survivor) }
            guard let other = found.first(where: { $0.id == duplicate }) else { throw NotFound("item", duplicate) }
            guard kept.ledger == other.ledger else { return .refused([Issue("merge.ledger")]) }
            for item in [kept, other] {
                let book = try desk.shelf.book(of: item, in: tx)
                if let issue = try LedgerDesk.obstacle(item, item.version, book, actor, tx) { return .refused([issue]) }
            }
            try desk.trash(other, mergedInto: kept.id, reason: "与“\(kept.title)”合并", by: actor, tx)
            let pointed = try desk.pointFields(at: kept.id, insteadOf: other.id, by: actor, tx)
            try store.moveLinks(from: other.id, to: kept.id)
            try store.moveHistory(from: other.id, to: kept.id)
            let completed = try completed(kept, by: other, tx)
            let outcome = try desk.store(completed, over: kept, act: "item.completion", by: actor, tx)
            if case .done = outcome {
                try desk.count([kept.id], tx)
                try desk.countAround(pointed, tx)
            }
            return outcome
        }
    }

    /// The survivor with the answers only the duplicate has.
    private func completed(_ kept: LedgerItem, by other: LedgerItem, _ tx: Transaction) throws -> LedgerItem {
        let (book, otherBook) = (try desk.shelf.book(of: kept, in: tx), try desk.shelf.book(of: other, in: tx))
        var new = kept
        for (place, field) in book.playbook.fields.enumerated() where !new.values[place].isKnown {
            guard let from = otherBook.playbook.field(field.key),
                otherBook.playbook.fields[from].type == field.type
            else { continue }
            // What the survivor's version does not take stays with the duplicate in the trash.
            let words = ItemWords.plain(other.values[from])
            if field.type.isPlain, AnswerReading.value(words, of: field).1 != nil { continue }
            new.values[place] = other.values[from]
        }
        return new
    }
}

extension LedgerDesk {
    /// Fields of other things that name a duplicate name what survives of it. Answers those things, before and after.
    fileprivate func pointFields(
        at new: ItemID,
        insteadOf old: ItemID,
        by actor: Actor,
        _ tx: Transaction
    ) throws -> [(item: LedgerItem, book: LedgerBook)] {
        let (store, now) = (tx.items(shelf), environment.now())
        var changed: [(item: LedgerItem, book: LedgerBook)] = []
        for id in try store.leading(to: old) where id != new {
            guard let before = try store.locked(id) else { continue }
            let book = try shelf.book(of: before, in: tx)
            var after = before
            for place in book.linkFields {
                switch after.values[place] {
                case .text(let text) where ItemID(text) == old: after.values[place] = .text("\(new)")
                case .set(let parts) where parts.contains("\(old)"):
                    let others = parts.filter { $0 != "\(old)" && $0 != "\(new)" }
                    after.values[place] = .set(others + ["\(new)"])
                default: continue
                }
            }
            let changes = ItemChanges(from: before, book, to: after, book)
            guard !changes.isEmpty else { continue }
            after.version += 1
            after.updatedAt = now
            _ = try store.update(after, from: before.version)
            try store.updateText(of: after)
            // What is in the trash has no keys.
            if before.trashedAt == nil {
                // Where another leads to the survivor already, both stay: what they led to were one thing all along.
                let free = try keys(of: after, book, personal: [:]).filter { key in
                    try store.taken([key], except: id, book) == nil
                }
                try store.replace(keys(of: before, book, personal: [:]), of: after, with: free)
            }
            changed.append((before, book))
            changed.append((after, book))
            let number = environment.newNumber()
            try store.insertChange(changes, of: id, act: "item.completion", id: number, by: actor, at: now)
        }
        return changed
    }
}
