import Core
import Database

/// How often a name was typed with a wrong password, and until when it may not be tried again.
package struct SignInGuard: Hashable, Sendable {
    package var failedCount: Int
    package var lockedUntil: Instant?

    package init(failedCount: Int = 0, lockedUntil: Instant? = nil) {
        self.failedCount = failedCount
        self.lockedUntil = lockedUntil
    }

    /// Five failures are free; then the wait doubles: 1, 2, 4, 8, 16, 30 minutes.
    package static let freeFailures = 5
    package static let longestMinutes = 30

    package func isLocked(at now: Instant) -> Bool { lockedUntil.map { now < $0 } ?? false }

    /// Whole minutes until it may be tried again, rounded up.
    package func minutesLeft(at now: Instant) -> Int {
        guard let lockedUntil else { return 0 }
        return max(1, (lockedUntil.seconds(since: now) + 59) / 60)
    }

    func lockedIssue(at now: Instant) -> Issue {
        Issue("signIn.locked", ["minutes": String(minutesLeft(at: now))])
    }

    /// After one more failure.
    package func failingAgain(at now: Instant) -> SignInGuard {
        let count = failedCount + 1
        guard count >= Self.freeFailures else { return SignInGuard(failedCount: count) }
        let doublings = min(count - Self.freeFailures, 10)
        let minutes = min(1 << doublings, Self.longestMinutes)
        return SignInGuard(failedCount: count, lockedUntil: now.adding(seconds: minutes * 60))
    }
}

extension SessionStore {
    /// Failures of a name are forgotten after a day without any.
    private static let forgottenAfterSeconds = 86_400

    /// Nobody else changes what is kept of the name until the transaction is over.
    func lockGuard(of digest: String, at now: Instant) throws -> SignInGuard {
        try tx.run(
            """
            INSERT INTO sign_in_guard (login_digest, failed_count, failed_at) VALUES (\(digest), 0, \(now))
            ON CONFLICT (login_digest) DO NOTHING
            """
        )
        return try signInGuard(of: digest, at: now, tx.dialect.lockRows)
    }

    func signInGuard(of digest: String, at now: Instant, _ lock: Query = "") throws -> SignInGuard {
        try tx.first(
            """
            SELECT failed_count, locked_until FROM sign_in_guard
            WHERE login_digest = \(digest) AND failed_at > \(now.adding(seconds: -Self.forgottenAfterSeconds))\(lock)
            """
        ) { SignInGuard(failedCount: try $0.int("failed_count"), lockedUntil: try $0.optionalInstant("locked_until")) }
            ?? SignInGuard()
    }

    func keep(_ guarding: SignInGuard, of digest: String, at now: Instant) throws {
        try tx.run("DELETE FROM sign_in_guard WHERE failed_at <= \(now.adding(seconds: -Self.forgottenAfterSeconds))")
        try tx.run(
            """
            INSERT INTO sign_in_guard (login_digest, failed_count, locked_until, failed_at)
            VALUES (\(digest), \(guarding.failedCount), \(guarding.lockedUntil), \(now))
            ON CONFLICT (login_digest) DO UPDATE SET failed_count = excluded.failed_count,
                locked_until = excluded.locked_until, failed_at = excluded.failed_at
            """
        )
    }

    func forgetFailures(of digest: String) throws {
        try tx.run("DELETE FROM sign_in_guard WHERE login_digest = \(digest)")
    }
}
