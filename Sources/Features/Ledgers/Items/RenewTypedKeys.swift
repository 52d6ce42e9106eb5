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
            renewed += try await desk.database.write { tx in
                let store = tx.items(desk.shelf)
                return try part.reduce(0) { try store.fold($1) ? $0 + 1 : $0 }
            }
        }
        try await desk.database.write { tx in try tx.revisions.advance(.typedKeys) }
        return renewed
    }
}
