/// Brings a database to the schema the program knows.
package struct Migrator: Sendable {
    /// Applies what is missing, each migration in its own transaction, and answers what was applied.
    ///
    /// Throws a `MigrationFault` where the database is newer than the program or a shipped migration was edited.
    @discardableResult
    package static func migrate(
        _ database: Database,
        _ migrations: [Migration],
        progress: @Sendable (Migration) -> Void = { _ in }
    ) async throws -> [Migration] {
        []
    }
}

package enum MigrationFault: Error, Hashable, Sendable {
    /// The database holds migrations this program does not know.
    case databaseIsNewer(number: Int, name: String)
    /// A migration differs from what was applied under its number.
    case edited(number: Int, name: String)
    /// Numbers must rise.
    case outOfOrder(number: Int)
    case failed(number: Int, name: String, DatabaseFault)
}
