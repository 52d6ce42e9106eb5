import Files
import Foundation
import Ledgers
import TestSupport
import Web

/// The sample county with the pages of its ledgers.
/// - Parameter shipped: playbooks the program brings with it.
func withLedgerSite(
    _ driver: Driver,
    shipped: [PlaybookText] = [],
    _ body: (LedgerCounty, TestSite) async throws -> Void
) async throws {
    try await withLedgerCounty(driver) { county in
        let root = NSTemporaryDirectory() + "luoshi-ledger-vault-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: root), shipped: shipped)
        try await body(county, TestSite(routes.all, environment: county.environment))
    }
}
