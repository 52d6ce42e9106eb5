import Core
import Database
import Records

/// An administrator, or a command on the machine, gives an account a new password. It is answered once and stored
/// nowhere; every session of the account ends and the first sign-in asks for an own password.
package struct ResetPassword: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher

    package init(database: Database, environment: Environment, hasher: PasswordHasher = .standard) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
    }

    /// Throws `NotFound` where the account has no post in the administrator's county.
    package func callAsFunction(_ id: AccountID, by actor: Actor) async throws -> Outcome<GivenPassword> {
        if actor.account == id { return .refused([Issue("account.ownPassword")]) }
        return try await reset(by: RecordAuthor(actor)) { tx in
            let account = try tx.accounts.find(id, in: actor.county, lock: true)
            let elsewhere = try AccountPolicy.isSharedBeyond(actor.county, tx.posts.list(of: id))
            return elsewhere ? .refused([Issue("account.shared")]) : .done(account)
        }
    }

    /// From the command line: `luoshi account reset NAME`. Throws `NotFound` for a name nobody has.
    package func callAsFunction(loginName: String, by person: String) async throws -> GivenPassword {
        let name = LoginName.normal(loginName)
        let county = try await database.read { tx -> RegionCode? in
            guard let account = try tx.accounts.first(loginName: name) else { throw NotFound("account", loginName) }
            return try tx.posts.list(of: account.id, includingEnded: true).first?.county
        }
        guard let county else { throw NotFound("post", loginName) }
        let outcome = try await reset(by: RecordAuthor(named: person, county: county)) { tx in
            guard let account = try tx.accounts.first(loginName: name) else { throw NotFound("account", loginName) }
            return .done(account)
        }
        guard let given = outcome.value else { throw NotFound("account", loginName) }
        return given
    }

    private func reset(
        by author: RecordAuthor,
        _ find: @escaping @Sendable (Transaction) throws -> Outcome<Account>
    ) async throws -> Outcome<GivenPassword> {
        let password = GeneratedPassword.make()
        let hash = try await hasher.hash(password)
        return try await database.write { tx in
            switch try find(tx) {
            case .refused(let issues): return .refused(issues)
            case .done(let account):
                try tx.accounts.setPassword(hash: hash, mustChange: true, of: account.id)
                try tx.sessions.endAll(of: account.id, at: environment.now())
                try tx.sessions.forgetFailures(of: SecretBytes.digest(account.loginName))
                let entry = RecordEntry("account.password-reset", on: "account", account.id.rawValue, account.name)
                try tx.records.append([entry], by: author, in: environment)
                return .done(GivenPassword(account: account, password: password))
            }
        }
    }
}

/// A password somebody was given, to be shown once.
package struct GivenPassword: Hashable, Sendable {
    package let account: Account
    package let password: String
}
