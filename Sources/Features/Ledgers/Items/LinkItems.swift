import Core
import Database
import Programmes
import Records

/// 关联: two things have to do with one another, and a person says how.
package struct LinkItems: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    package func callAsFunction(_ id: ItemID, to other: ItemID, kind: String, by actor: Actor) async throws -> Outcome<
        ItemID
    > {
        try await change(id, other, kind, act: "item.linking", by: actor) { store in
            try store.insertLink(from: id, to: other, kind: kind)
            return true
        }
    }

    package func remove(_ id: ItemID, to other: ItemID, kind: String, by actor: Actor) async throws -> Outcome<ItemID> {
        try await change(id, other, kind, act: "item.unlinking", by: actor) { store in
            try store.removeLink(from: id, to: other, kind: kind)
        }
    }

    private func change(
        _ id: ItemID,
        _ other: ItemID,
        _ kind: String,
        act: String,
        by actor: Actor,
        _ body: @escaping @Sendable (ItemStore) throws -> Bool
    ) async throws -> Outcome<ItemID> {
        guard id != other else { return .refused([Issue("link.same", field: "other")]) }
        guard !kind.isEmpty, kind.count <= 20 else { return .refused([Issue("link.kind", field: "kind")]) }
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let store = tx.items(desk.shelf)
            let item = try store.find(id, for: actor)
            let target = try store.find(other, for: actor)
            let book = try desk.shelf.book(of: item, in: tx)
            if let issue = try LedgerDesk.obstacle(item, item.version, book, actor, tx) { return .refused([issue]) }
            // A link of a field is changed with the field.
            guard book.playbook.field(kind) == nil else { return .refused([Issue("link.kind", field: "kind")]) }
            guard try body(store) else { return .refused([Issue("link.none")]) }
            // Each of the two tells of it in its own history.
            let now = desk.environment.now()
            for (from, to) in [(item, target), (target, item)] {
                // A history has more readers than a restricted ledger: only the kind of link is told there.
                let isOpen = try !desk.shelf.book(of: to, in: tx).playbook.isRestricted
                let note = isOpen ? "\(kind)：\(to.title)" : kind
                let changes = ItemChanges([.init(key: "note", old: .null, new: .text(note))])
                let number = desk.environment.newNumber()
                try store.insertChange(changes, of: from.id, act: act, id: number, by: actor, at: now)
            }
            let entry = RecordEntry(act, on: "item", id.rawValue, "\(item.title)，\(kind)：\(target.title)")
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(id)
        }
    }
}
