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
    let template = try await CountyTemplate.shared.value
    return try await withPlace {
        switch driver {
        case .sqlite: .sqlite(path: try await template.copyOfDatabase())
        case .postgres: .postgres(url: try await PostgresTemplates.shared.copyFilled { try await template.fill($0) })
        }
    } body: { address in
        let folder = try template.copy()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.removeItem(atPath: folder + "/" + CountyTemplate.databaseName)
        return try await body(FilledCounty(address: address, folder: folder, accounts: template.accounts))
    }
}

extension CountyTemplate {
    /// The database alone, in a folder of its own; its path.
    fileprivate func copyOfDatabase() async throws -> String {
        let place = Self.emptyFolder()
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let path = place + "/" + Self.databaseName
        try FileManager.default.copyItem(atPath: try await Self.light.value, toPath: path)
        return path
    }

    /// Without the sums of earlier weeks: two thirds of all rows, and nothing that is carried about tells them apart.
    private static let light = Task {
        let path = try await shared.value.copy() + "/" + databaseName
        let database = try await open(.sqlite(path: path))
        try await database.write { tx in
            try tx.execute("DELETE FROM rollup WHERE period > 0 AND period < (SELECT MAX(period) FROM rollup) - 14")
        }
        try await database.close()
        return path
    }

    /// Puts the demonstration into an empty database of PostgreSQL.
    fileprivate func fill(_ address: String) async throws {
        let source = try await open(.sqlite(path: try await copyOfDatabase()))
        let target = try await open(.postgres(url: address))
        try await Migrator.migrate(target, Schema.migrations)
        _ = try await DatabaseCopy(from: source, to: target).run()
        try await source.close()
        try await target.close()
    }
}

/// Runs `body` with an empty folder of its own, gone afterwards.
package func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/luoshi-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
