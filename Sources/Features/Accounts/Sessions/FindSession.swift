import Core
import Database

/// Who is behind a cookie's token. Keeps when the session was last seen, at most every five minutes.
package struct FindSession: Sendable {
    package let database: Database
    package let environment: Environment
    package let limits: SessionLimits

    package init(database: Database, environment: Environment, limits: SessionLimits = .standard) {
        self.database = database
        self.environment = environment
        self.limits = limits
    }

    private static let seenEverySeconds = 300

    /// Nil where the session ended, expired or never was.
    package func callAsFunction(token: String) async throws -> FoundSession? {
        let digest = SecretBytes.digest(token)
        guard let found = try await database.read({ try $0.sessions.first(digest: digest) }) else { return nil }
        let now = environment.now()
        guard found.session.isOpen(at: now, limits) else { return nil }
        if now.seconds(since: found.session.seenAt) >= Self.seenEverySeconds {
            try await database.write { try $0.sessions.touch(found.session.id, at: now) }
        }
        return found
    }
}
