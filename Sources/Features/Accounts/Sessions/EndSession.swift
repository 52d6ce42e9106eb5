import Core
import Database
import Records

/// Ends a browser's session from elsewhere: the own ones, or as administrator anybody's of the county.
package struct EndSession: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ id: SessionID, by actor: Actor) async throws {
        try await end(id, of: actor.account, by: RecordAuthor(actor)) { _ in }
    }

    /// Throws `NotFound` where the account has no post in the steward's county.
    package func callAsFunction(_ id: SessionID, of account: AccountID, by steward: Steward) async throws {
        try await end(id, of: account, by: steward.author) { tx in
            _ = try tx.accounts.find(account, in: steward.county)
        }
    }

    private func end(
        _ id: SessionID,
        of account: AccountID,
        by author: RecordAuthor,
        _ check: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await database.write { tx in
            try check(tx)
            guard try tx.sessions.end(id, of: account, at: environment.now()) else { return }
            let name = try tx.accounts.find(account).name
            try tx.records.append(
                [RecordEntry("session.ending", on: "account", account.rawValue, name)],
                by: author,
                in: environment
            )
        }
    }
}
