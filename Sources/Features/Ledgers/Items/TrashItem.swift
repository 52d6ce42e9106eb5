import Core
import Database
import Records

/// 移入回收站 and 恢复: a thing that should not have been entered counts no more, and can be brought back.
package struct TrashItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    package func callAsFunction(_ id: ItemID, version: Int, reason: String, by actor: Actor) async throws -> Outcome<
        ItemID
    > {
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let item = try tx.items(desk.shelf).find(id, for: actor, locking: true)
            let book = try desk.shelf.book(of: item, in: tx)
            if let issue = try LedgerDesk.obstacle(item, version, book, actor, tx) { return .refused([issue]) }
            if let issue = ActWords.issue(ofReason: reason) { return .refused([issue]) }
            try desk.trash(item, mergedInto: nil, reason: reason, by: actor, tx)
            return .done(id)
        }
    }

    package func restore(_ id: ItemID, by actor: Actor) async throws -> Outcome<ItemID> {
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let store = tx.items(desk.shelf)
            let item = try store.find(id, for: actor, locking: true)
            let book = try desk.shelf.book(of: item, in: tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
                return .refused([Issue("item.notAllowed")])
            }
            guard item.trashedAt != nil else { return .refused([Issue("item.notTrashed")]) }
            guard item.mergedInto == nil else { return .refused([Issue("item.mergedAway")]) }
            let keys = desk.keys(of: item, book, personal: [:])
            if let taken = try store.taken(keys, except: id, book) { throw taken }
            var new = item
            new.trashedAt = nil
            try desk.write(new, over: item, act: "item.restoring", note: "", by: actor, tx)
            try store.insert(keys, of: new)
            return .done(id)
        }
    }
}

extension LedgerDesk {
    func trash(_ item: LedgerItem, mergedInto: ItemID?, reason: String, by actor: Actor, _ tx: Transaction) throws {
        let store = tx.items(shelf)
        var new = item
        new.trashedAt = environment.now()
        new.mergedInto = mergedInto
        try store.remove(keys(of: item, shelf.book(of: item, in: tx), personal: [:]), of: item)
        try store.forgetRefusals(of: item.id)
        try write(
            new,
            over: item,
            act: mergedInto == nil ? "item.trashing" : "item.merging",
            note: reason,
            by: actor,
            tx
        )
    }

    /// A thing whose fields stay and whose state changes: stored, summed and recorded.
    func write(
        _ changed: LedgerItem,
        over old: LedgerItem,
        act: String,
        note: String,
        by actor: Actor,
        _ tx: Transaction
    ) throws {
        let (store, now) = (tx.items(shelf), environment.now())
        var new = changed
        new.version = old.version + 1
        new.updatedAt = now
        _ = try store.update(new, from: old.version)
        let changes = ItemChanges(note.isEmpty ? [] : [.init(key: "note", old: .null, new: .text(note))])
        try store.insertChange(changes, of: new.id, act: act, id: environment.newNumber(), by: actor, at: now)
        var rollUp = RollUp(new.ledger, on: now.day, seed: new.id.rawValue)
        rollUp.change(from: old.contribution, to: new.contribution)
        try tx.rollUps.add(rollUp)
        if new.trashedAt == nil { try count([new.id], tx) }
        try countAround([(new, shelf.book(of: new, in: tx))], tx)
        let detail = new.title + (note.isEmpty ? "" : "：\(note)")
        try tx.records.append(RecordEntry(act, on: "item", new.id.rawValue, detail), by: actor, in: environment)
    }
}
