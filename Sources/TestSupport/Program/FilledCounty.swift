import Database
import DemoCounty
import Foundation
import Schema

/// The demonstration on either engine, for tests that hand it to the program: its `--database`, its files, its people.
package struct FilledCounty: Sendable {
    package let address: TestDatabase
    /// A folder of its own, gone afterwards; the files of the vault lie in `files`.
    package let folder: String
    package let accounts: DemoAccounts

    package var files: String { folder + "/files" }
    /// What every command of the program is told.
    package var options: [String] { ["--database", address.option, "--files", files] }
}

/// Runs `body` with a copy of the demonstration.
package func withFilledCounty<Value>(
    _ driver: Driver,
    _ body: (FilledCounty) async throws -> Value
) async throws -> Value {
    try await withDatabaseAddress(driver, migrations: Schema.migrations) { address in
        let template = try await CountyTemplate.shared.value
        let folder = try template.copy()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/" + CountyTemplate.databaseName
        switch address {
        case .sqlite(let path):
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: file, toPath: path)
        case .postgres:
            let (source, target) = (try await open(.sqlite(path: file)), try await open(address))
            _ = try await DatabaseCopy(from: source, to: target).run()
            try await source.close()
            try await target.close()
        }
        return try await body(FilledCounty(address: address, folder: folder, accounts: template.accounts))
    }
}

/// Runs `body` with an empty folder of its own, gone afterwards.
package func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/luoshi-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
