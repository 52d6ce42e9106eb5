import Core
import Database
import Records

/// A person chooses a password. Every session of the account ends; the browser goes on in a new one.
package struct ChangePassword: Sendable {
    package struct Input: Sendable {
        /// Not asked for where the password was given by somebody else.
        package var current: String
        package var password: String
        package var repeated: String

        package init(current: String, password: String, repeated: String) {
            self.current = current
            self.password = password
            self.repeated = repeated
        }
    }

    let database: Database
    let environment: Environment
    let hasher: PasswordHasher
    let limits: SessionLimits

    package init(
        database: Database,
        environment: Environment,
        hasher: PasswordHasher = .standard,
        limits: SessionLimits = .standard
    ) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
        self.limits = limits
    }

    package func callAsFunction(
        _ input: Input,
        from browser: Browser,
        by actor: Actor
    ) async throws -> Outcome<OpenedSession> {
        let (account, old) = try await database.read { tx in
            (try tx.accounts.find(actor.account), try tx.accounts.passwordHash(of: actor.account))
        }
        var issues = PasswordRules.issues(
            input.password,
            repeated: input.repeated,
            loginName: account.loginName,
            name: account.name
        )
        if !account.mustChangePassword {
            if input.current.isEmpty {
                issues.insert(Issue("password.currentMissing", field: "current"), at: 0)
            } else if try await !hasher.verify(input.current, against: old) {
                issues.insert(Issue("password.currentWrong", field: "current"), at: 0)
            }
        }
        if issues.isEmpty, try await hasher.verify(input.password, against: old) {
            issues.append(Issue("password.same", field: "password"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        let hash = try await hasher.hash(input.password)
        return try await database.write { tx in
            // Somebody may have given another password meanwhile: that one counts.
            guard try tx.accounts.hasPassword(hash: old, actor.account) else {
                return .refused([Issue("password.currentWrong", field: "current")])
            }
            try tx.accounts.setPassword(hash: hash, mustChange: false, of: actor.account)
            try tx.sessions.endAll(of: actor.account, at: environment.now())
            let account = try tx.accounts.find(actor.account)
            let post = try tx.posts.find(actor.post, of: actor.account)
            let opened = try OpenSession(environment: environment, limits: limits)(
                tx,
                account: account,
                post: post,
                from: browser
            )
            try tx.records.append(
                RecordEntry("account.password-change", on: "account", account.id.rawValue),
                by: actor,
                in: environment
            )
            return .done(opened)
        }
    }
}
