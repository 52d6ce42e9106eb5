import Core
import Database
import DatabasePostgres
import DatabaseSQLite
import Foundation
import Schema

/// A county's database, opened and brought to the schema of this program.
struct OpenDatabase {
    let address: DatabaseAddress

    /// Opens it as it is. Throws a `DatabaseTrouble`.
    func open() async throws -> Database {
        try await address.naming { try await connect() }
    }

    private func connect() async throws -> Database {
        switch address {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return Database(try SQLiteDriver.open(at: path))
        case .postgres(let url):
            return Database(try await PostgresDriver.open(PostgresSettings(address: url)))
        }
    }

    /// Opens it and applies what its schema lacks, saying each step. Throws a `DatabaseTrouble`.
    func migrated(_ console: Console?) async throws -> Database {
        let database = try await open()
        do {
            _ = try await address.naming {
                try await Migrator.migrate(
                    database,
                    Schema.migrations,
                    progress: { migration in
                        console?.say("升级数据库：\(migration.number) \(migration.name)")
                    }
                )
            }
        } catch {
            try? await database.close()
            throw error
        }
        return database
    }
}
