import Core
import Database
import TestSupport
import Testing

struct MigratorTests {
    private static let first = Migration(1, "one") { ["CREATE TABLE one (id \($0.integer) PRIMARY KEY)"] }
    private static let second = Migration(2, "two") { ["CREATE TABLE two (id \($0.integer) PRIMARY KEY)"] }

    @Test(arguments: Driver.allCases)
    func appliesWhatIsMissingOnce(_ driver: Driver) async throws {
        try await withDatabase(driver, migrations: [Self.first]) { database in
            let missing = try await Migrator.missing(in: database, [Self.first, Self.second])
            #expect(missing.map(\.number) == [2])
            let applied = try await Migrator.migrate(database, [Self.first, Self.second])
            #expect(applied.map(\.name) == ["two"])
            #expect(try await Migrator.migrate(database, [Self.first, Self.second]).isEmpty)
            let tables = try await database.read { try $0.tables() }
            #expect(tables == ["one", "schema_migration", "two"])
        }
    }

    /// A planner that knows nothing of an index takes it for the best there is.
    @Test(arguments: Driver.allCases)
    func aNewIndexOnOldRowsIsCounted(_ driver: Driver) async throws {
        let index = Migration(2, "index") { _ in ["CREATE INDEX one_half ON one ((id / 2))"] }
        try await withDatabase(driver, migrations: [Self.first]) { database in
            try await database.write { tx in for id in 1...50 { try tx.run("INSERT INTO one VALUES (\(id))") } }
            _ = try await Migrator.migrate(database, [Self.first, index])
            let counted = try await database.read { tx in
                switch tx.dialect {
                case .sqlite: try tx.count("FROM sqlite_stat1 WHERE idx = 'one_half'")
                case .postgres: try tx.count("FROM pg_stats WHERE tablename = 'one_half'")
                }
            }
            #expect(counted == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func aFailedMigrationLeavesNothing(_ driver: Driver) async throws {
        let broken = Migration(2, "broken") { dialect in
            ["CREATE TABLE half (id \(dialect.integer))", "CREATE TABLE one (id \(dialect.integer))"]
        }
        try await withDatabase(driver, migrations: [Self.first]) { database in
            await #expect {
                try await Migrator.migrate(database, [Self.first, broken])
            } throws: { error in
                if case MigrationFault.failed(2, "broken", .syntax) = error { true } else { false }
            }
            let tables = try await database.read { try $0.tables() }
            #expect(tables == ["one", "schema_migration"])
            #expect(try await Migrator.migrate(database, [Self.first, Self.second]).count == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func refusesHistoryItDoesNotKnow(_ driver: Driver) async throws {
        let edited = Migration(1, "one") { ["CREATE TABLE one (id \($0.integer) PRIMARY KEY, more \($0.text))"] }
        let early = Migration(0, "zero") { _ in ["SELECT 1"] }
        try await withDatabase(driver, migrations: [Self.first, Self.second]) { database in
            await #expect(throws: MigrationFault.databaseIsNewer(number: 2, name: "two")) {
                try await Migrator.migrate(database, [Self.first])
            }
            await #expect(throws: MigrationFault.edited(number: 1, name: "one")) {
                try await Migrator.migrate(database, [edited, Self.second])
            }
            await #expect(throws: MigrationFault.outOfOrder(number: 0)) {
                try await Migrator.migrate(database, [early, Self.first, Self.second])
            }
            await #expect(throws: MigrationFault.outOfOrder(number: 1)) {
                try await Migrator.migrate(database, [Self.second, Self.first])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func programsThatStartAtOnceApplyItOnce(_ driver: Driver) async throws {
        try await withDatabase(driver, migrations: []) { database in
            let applied = try await withThrowingTaskGroup { group in
                for _ in 1...4 {
                    group.addTask { try await Migrator.migrate(database, [Self.first, Self.second]).count }
                }
                return try await group.reduce(0, +)
            }
            #expect(applied == 2)
        }
    }
}
