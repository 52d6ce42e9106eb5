import Core

/// Brings a database to the schema the program knows.
package struct Migrator: Sendable {
    /// Applies what is missing, each migration in its own transaction, and answers what was applied.
    ///
    /// Throws a `MigrationFault`. Two programs that start at once apply each migration once.
    @discardableResult
    package static func migrate(
        _ database: Database,
        _ migrations: [Migration],
        now: @escaping @Sendable () -> Instant = Instant.now,
        progress: @Sendable (Migration) -> Void = { _ in }
    ) async throws -> [Migration] {
        for (before, after) in zip(migrations, migrations.dropFirst()) where before.number >= after.number {
            throw MigrationFault.outOfOrder(number: after.number)
        }
        try await prepare(database)
        var applied: [Migration] = []
        for migration in try await missing(in: database, migrations) {
            progress(migration)
            if try await apply(migration, to: database, at: now()) { applied.append(migration) }
        }
        // A new database has no rows to count.
        if !applied.isEmpty, applied.count < migrations.count { try await database.refreshStatistics() }
        return applied
    }

    /// The migrations a database still needs. Throws as `migrate` does where it cannot get there.
    package static func missing(in database: Database, _ migrations: [Migration]) async throws -> [Migration] {
        let applied = try await database.read { transaction -> [Applied] in
            guard try transaction.tables().contains(table) else { return [] }
            return try transaction.rows("SELECT number, name, digest FROM schema_migration ORDER BY number") { row in
                Applied(number: try row.int("number"), name: try row.text("name"), digest: try row.text("digest"))
            }
        }
        let known = Dictionary(migrations.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        for step in applied {
            guard let migration = known[step.number] else {
                throw MigrationFault.databaseIsNewer(number: step.number, name: step.name)
            }
            guard migration.digest(database.dialect) == step.digest else {
                throw MigrationFault.edited(number: step.number, name: migration.name)
            }
        }
        let last = applied.last?.number ?? Int.min
        let numbers = Set(applied.map(\.number))
        let missing = migrations.filter { !numbers.contains($0.number) }
        if let early = missing.first, early.number < last { throw MigrationFault.outOfOrder(number: early.number) }
        return missing
    }

    static let table = "schema_migration"

    private struct Applied {
        let number: Int
        let name: String
        let digest: String
    }

    private static func prepare(_ database: Database) async throws {
        try await database.write { transaction in
            let dialect = transaction.dialect
            for statement in dialect.beginsLongWork { try transaction.execute(statement) }
            try transaction.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    number \(dialect.integer) PRIMARY KEY,
                    name \(dialect.text) NOT NULL,
                    applied_at \(dialect.integer) NOT NULL,
                    digest \(dialect.text) NOT NULL
                )\(dialect.tableOptions)
                """
            )
        }
    }

    /// False where somebody else applied it meanwhile.
    private static func apply(_ migration: Migration, to database: Database, at now: Instant) async throws -> Bool {
        do {
            return try await database.write { transaction in
                let dialect = transaction.dialect
                for statement in dialect.beginsLongWork { try transaction.execute(statement) }
                let isApplied = try transaction.exists(
                    "SELECT 1 FROM schema_migration WHERE number = \(migration.number)"
                )
                if isApplied { return false }
                for statement in migration.statements(dialect) { try transaction.execute(statement) }
                try transaction.run(
                    """
                    INSERT INTO schema_migration (number, name, applied_at, digest)
                    VALUES (\(migration.number), \(migration.name), \(now), \(migration.digest(dialect)))
                    """
                )
                return true
            }
        } catch let fault as DatabaseFault {
            throw MigrationFault.failed(number: migration.number, name: migration.name, fault)
        }
    }
}

package enum MigrationFault: Error, Hashable, Sendable {
    /// The database holds migrations this program does not know.
    case databaseIsNewer(number: Int, name: String)
    /// A migration differs from what was applied under its number.
    case edited(number: Int, name: String)
    /// Numbers must rise, and none may come in below what is applied.
    case outOfOrder(number: Int)
    case failed(number: Int, name: String, DatabaseFault)
}
