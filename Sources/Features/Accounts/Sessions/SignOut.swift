import Core
import Database
import Records

/// Ends the session a person is in.
package struct SignOut: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ session: SessionID, by actor: Actor) async throws {
        try await database.write { tx in
            guard try tx.sessions.end(session, of: actor.account, at: environment.now()) else { return }
            try tx.records.append(
                RecordEntry("account.sign-out", on: "account", actor.account.rawValue),
                by: actor,
                in: environment
            )
        }
    }
}
