import Files
import Foundation
import Tasks
import TestSupport

/// Runs `body` with the addresses of tasks over a sample county and a vault of its own.
func withTaskSite(
    _ driver: Driver,
    _ body: (TaskCounty, TestSite, TestVault) async throws -> Void
) async throws {
    try await withTaskCounty(driver) { county in
        let vault = TestVault()
        defer { try? FileManager.default.removeItem(atPath: vault.root) }
        let routes = TaskRoutes(
            database: county.database,
            environment: county.environment,
            vault: FileVault(root: vault.root),
            thresholds: LightThresholds(),
            summaries: TaskSummaries(county.environment)
        )
        try await body(county, TestSite(routes.all, environment: county.environment), vault)
    }
}

/// A vault's folder, looked at from outside.
struct TestVault {
    let root = NSTemporaryDirectory() + "luoshi-task-vault-\(UInt64.random(in: 0...UInt64.max))"

    /// Every file in it, left-overs of an interrupted store included.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var isFolder: ObjCBool = false
        return all.filter {
            FileManager.default.fileExists(atPath: "\(root)/\($0)", isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
