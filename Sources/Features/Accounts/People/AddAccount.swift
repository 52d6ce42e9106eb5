import Core
import Database
import Records

/// Makes an account with its first post; the password is answered once.
package struct AddAccount: Sendable {
    package struct Input: Sendable {
        package var loginName: String
        package var name: String
        package var role: Role?
        package var unit: UnitID?

        package init(loginName: String, name: String, role: Role?, unit: UnitID?) {
            self.loginName = loginName
            self.name = name
            self.role = role
            self.unit = unit
        }
    }

    let database: Database
    let environment: Environment
    let hasher: PasswordHasher

    package init(database: Database, environment: Environment, hasher: PasswordHasher = .standard) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
    }

    package func callAsFunction(_ input: Input, by steward: Steward) async throws -> Outcome<GivenPassword> {
        let password = GeneratedPassword.make()
        let hash = try await hasher.hash(password)
        return try await database.write { tx in
            let loginName = LoginName.normal(input.loginName)
            let unit = try input.unit.flatMap { try tx.units.first($0, county: steward.county) }
            var issues = AccountRules.issues(name: input.name) + LoginName.issues(loginName)
            if issues.isEmpty, try tx.accounts.first(loginName: loginName) != nil {
                issues.append(Issue("account.loginTaken", field: "login", ["name": loginName]))
            }
            issues += AccountRules.issues(role: input.role, unit: unit)
            guard issues.isEmpty, let unit, let role = input.role else { return .refused(issues) }
            let account = Account(
                id: environment.newID(),
                loginName: loginName,
                name: input.name,
                createdAt: environment.now()
            )
            try tx.accounts.insert(account, passwordHash: hash)
            let post = try NewPost(environment: environment)(tx, account: account.id, role: role, unit: unit)
            let detail = "\(account.name)（\(loginName)），\(post.role.word)，\(unit.name)"
            try tx.records.append(
                [RecordEntry("account.adding", on: "account", account.id.rawValue, detail)],
                by: steward.author,
                in: environment
            )
            return .done(GivenPassword(account: account, password: password))
        }
    }
}

/// Stores a post; it answers for the place its unit answers for.
struct NewPost {
    let environment: Environment

    func callAsFunction(_ tx: Transaction, account: AccountID, role: Role, unit: Unit) throws -> Post {
        let post = Post(
            id: environment.newID(),
            account: account,
            unit: unit.id,
            unitName: unit.name,
            region: unit.region,
            role: role,
            createdAt: environment.now()
        )
        try tx.posts.insert(post)
        return post
    }
}
