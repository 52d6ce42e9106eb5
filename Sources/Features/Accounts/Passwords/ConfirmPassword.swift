import Core
import Database
import Records

/// Somebody who is signed in proves to be the person again, before an act that cannot be taken back.
///
/// Wrong answers count and delay as they do at signing in: an open browser is no way to guess a password.
package struct ConfirmPassword: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher

    package init(database: Database, environment: Environment, hasher: PasswordHasher = .standard) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
    }

    package func callAsFunction(_ password: String, by actor: Actor) async throws -> Outcome<Void> {
        if password.isEmpty { return .refused([Issue("confirm.missing", field: "password")]) }
        let (digest, hash, guarding) = try await database.read { tx in
            let digest = SecretBytes.digest(try tx.accounts.find(actor.account).loginName)
            return (
                digest, try tx.accounts.passwordHash(of: actor.account),
                try tx.sessions.signInGuard(of: digest, at: environment.now())
            )
        }
        if guarding.isLocked(at: environment.now()) { return .refused([guarding.lockedIssue(at: environment.now())]) }
        let isShort = password.utf8.count <= PasswordRules.longest * 4
        let isRight = isShort ? try await hasher.verify(password, against: hash) : false
        return try await database.write { tx in
            let now = environment.now()
            let guarding = try tx.sessions.lockGuard(of: digest, at: now)
            if guarding.isLocked(at: now) { return .refused([guarding.lockedIssue(at: now)]) }
            if isRight {
                try tx.sessions.forgetFailures(of: digest)
                return .done
            }
            let next = guarding.failingAgain(at: now)
            try tx.sessions.keep(next, of: digest, at: now)
            try tx.records.append(
                RecordEntry(
                    "account.confirmation-failure",
                    on: "account",
                    actor.account.rawValue,
                    "第 \(next.failedCount) 次密码不对"
                ),
                by: actor,
                in: environment
            )
            guard next.lockedUntil == nil else { return .refused([next.lockedIssue(at: now)]) }
            let left = String(SignInGuard.freeFailures - next.failedCount)
            return .refused([Issue("confirm.wrong", field: "password", ["left": left])])
        }
    }
}
