import Core
import Database
import Records

/// Keys an earlier program cut are written as they are asked for now, so that the same long text is known again. The database
/// keeps that it is done; one that an earlier backup took the place of does not, and is looked through once more.
package struct RenewLongKeys: Sendable {
    private static let atOnce = 200

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// Answers how many were renewed.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        let desk = desk
        let left = try await desk.database.read { tx -> [CutKey]? in
            guard try tx.revisions.writes()[.longKeys] == nil else { return nil }
            return try tx.items(desk.shelf).cutKeys()
        }
        guard let cut = left else { return 0 }
        var renewed = 0
        for start in stride(from: 0, to: cut.count, by: Self.atOnce) {
            let part = Array(cut[start..<min(start + Self.atOnce, cut.count)])
            renewed += try await desk.database.write { tx in try desk.renew(part, tx) }
        }
        try await desk.database.write { tx in try tx.revisions.advance(.longKeys) }
        return renewed
    }
}

extension LedgerDesk {
    fileprivate func renew(_ part: [CutKey], _ tx: Transaction) throws -> Int {
        let store = tx.items(shelf)
        let items = try store.locked(Set(part.map(\.item)).sorted())
        var renewed = 0
        for item in items {
            let keys = keys(of: item, try shelf.book(of: item, in: tx), personal: [:])
            for cut in part where cut.item == item.id {
                let same = keys.first { key in
                    key.field == cut.key.field && key.scope == cut.key.scope && key.earlier.contains(cut.key.value)
                }
                if let same, try store.renew(cut.key, to: same, of: item) { renewed += 1 }
            }
        }
        return renewed
    }
}
