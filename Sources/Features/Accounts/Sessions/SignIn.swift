import Core
import Database
import Records

/// Opens a session with name and password.
///
/// A name nobody has is answered, counted and delayed exactly like a wrong password.
package struct SignIn: Sendable {
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

    /// - Parameter replacing: the token the browser carries already; its session ends.
    package func callAsFunction(
        loginName typed: String,
        password: String,
        from browser: Browser,
        replacing: String? = nil
    ) async throws -> Outcome<OpenedSession> {
        let loginName = LoginName.normal(typed)
        if let issue = Self.missing(loginName, password) { return .refused([issue]) }
        let digest = SecretBytes.digest(loginName)
        let known = try await look(loginName, digest)
        if known.guarding.isLocked(at: environment.now()) {
            return .refused([known.guarding.lockedIssue(at: environment.now())])
        }
        let isRight = try await check(password, known.hash)
        return try await database.write { tx in
            let now = environment.now()
            let guarding = try tx.sessions.lockGuard(of: digest, at: now)
            // Somebody may have tried in parallel: the lock counts, not the order.
            if guarding.isLocked(at: now) { return .refused([guarding.lockedIssue(at: now)]) }
            // A password that was taken away while this one was checked opens nothing.
            guard isRight, let account = known.account, let hash = known.hash,
                try tx.accounts.hasPassword(hash: hash, account.id)
            else {
                return .refused([try fail(tx, guarding, digest, known.account, browser)])
            }
            return try open(tx, account.id, digest, browser, replacing)
        }
    }

    private struct Known: Sendable {
        let guarding: SignInGuard
        let account: Account?
        let hash: String?
    }

    private static func missing(_ loginName: String, _ password: String) -> Issue? {
        if loginName.isEmpty { return Issue("signIn.nameMissing", field: "name") }
        return password.isEmpty ? Issue("signIn.passwordMissing", field: "password") : nil
    }

    private func look(_ loginName: String, _ digest: String) async throws -> Known {
        try await database.read { tx in
            let account = try tx.accounts.first(loginName: loginName)
            return Known(
                guarding: try tx.sessions.signInGuard(of: digest, at: environment.now()),
                account: account,
                hash: try account.map { try tx.accounts.passwordHash(of: $0.id) }
            )
        }
    }

    private func check(_ password: String, _ hash: String?) async throws -> Bool {
        guard password.utf8.count <= PasswordRules.longest * 4 else { return false }
        guard let hash else {
            try await hasher.pretendToVerify(password)
            return false
        }
        return try await hasher.verify(password, against: hash)
    }

    private func fail(
        _ tx: Transaction,
        _ guarding: SignInGuard,
        _ digest: String,
        _ account: Account?,
        _ browser: Browser
    ) throws -> Issue {
        let now = environment.now()
        let next = guarding.failingAgain(at: now)
        try tx.sessions.keep(next, of: digest, at: now)
        if let account, let county = try tx.posts.list(of: account.id, includingEnded: true).first?.county {
            let author = RecordAuthor(named: account.name, county: county)
            let wait = next.lockedUntil == nil ? "" : "，\(next.minutesLeft(at: now)) 分钟内不能再试"
            let detail = "第 \(next.failedCount) 次密码不对\(wait)，来自 \(browser.address)"
            try tx.records.append(
                [RecordEntry("account.sign-in-failure", on: "account", account.id.rawValue, detail)],
                by: author,
                in: environment
            )
        }
        return next.lockedUntil == nil
            ? Issue("signIn.wrong", field: "password", ["left": String(SignInGuard.freeFailures - next.failedCount)])
            : next.lockedIssue(at: now)
    }

    private func open(
        _ tx: Transaction,
        _ id: AccountID,
        _ digest: String,
        _ browser: Browser,
        _ replacing: String?
    ) throws -> Outcome<OpenedSession> {
        let account = try tx.accounts.find(id)
        if account.isDisabled { return .refused([Issue("signIn.disabled")]) }
        let posts = try tx.posts.list(of: id)
        let last = try tx.sessions.lastPost(of: id)
        guard let post = posts.first(where: { $0.id == last }) ?? posts.first else {
            return .refused([Issue("signIn.noPost")])
        }
        try tx.sessions.forgetFailures(of: digest)
        if let replacing { try tx.sessions.end(digest: SecretBytes.digest(replacing), at: environment.now()) }
        let opened = try OpenSession(environment: environment, limits: limits)(
            tx,
            account: account,
            post: post,
            from: browser
        )
        let entry = RecordEntry("account.sign-in", on: "account", id.rawValue, "来自 \(browser.address)")
        try tx.records.append(entry, by: opened.actor, in: environment)
        return .done(opened)
    }
}
