import Core
import Database
import Records

/// Keys an earlier program kept as they were typed are written as they are asked for now, so that Ｐ－１ is known for P-1.
/// The database keeps that it is done, as with keys that were cut (`RenewLongKeys`).
package struct RenewTypedKeys: Sendable {
    private static let atOnce = 200

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// Answers how many were renewed.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        let desk = desk
        let left = try await desk.database.read { tx -> [TypedKey]? in
            guard try tx.revisions.writes()[.typedKeys] == nil else { return nil }
            return try tx.items(desk.shelf).typedKeys()
        }
        guard let typed = left else { return 0 }
        var renewed = 0
        for start in stride(from: 0, to: typed.count, by: Self.atOnce) {
            let part = Array(typed[start..<min(start + Self.atOnce, typed.count)])
            renewed += try await desk.database.write { tx in try desk.renew(part, tx) }
        }
        try await desk.database.write { tx in try tx.revisions.advance(.typedKeys) }
        return renewed
    }
}

extension LedgerDesk {
    fileprivate func renew(_ part: [TypedKey], _ tx: Transaction) throws -> Int {
        let store = tx.items(shelf)
        var held: [ItemID: [ItemKey]] = [:]
        var unread: Set<ItemID> = []
        try look(at: Set(part.map(\.item)).sorted(), &held, &unread, tx)
        var renewed = 0
        for typed in part {
            let (field, value) = (typed.key.field, ItemKey.folded(typed.key.value))
            let isHeld = held[typed.item]?.contains { $0.field == field && $0.value == value } == true
            if isHeld || unread.contains(typed.item) {
                if try store.fold(typed) { renewed += 1 }
            } else {
                // Somebody changed the thing since the keys were read: what it was is free again.
                try store.drop(typed)
            }
        }
        return renewed
    }

    /// What things hold now, and which of them this program cannot read: nobody changes those.
    private func look(
        at ids: [ItemID],
        _ held: inout [ItemID: [ItemKey]],
        _ unread: inout Set<ItemID>,
        _ tx: Transaction
    ) throws {
        do {
            for item in try tx.items(shelf).locked(ids) where item.trashedAt == nil {
                held[item.id] = keys(of: item, try shelf.book(of: item, in: tx), personal: [:])
            }
        } catch is NotFound {
            guard ids.count > 1 else { return unread.formUnion(ids) }
            for id in ids { try look(at: [id], &held, &unread, tx) }
        }
    }
}
