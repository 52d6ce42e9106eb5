import Core
import Database

extension Transaction {
    package var accounts: AccountStore { AccountStore(tx: self) }
}

/// Who can sign in. An administrator sees an account through its posts: those with one in the own county, ended or not.
package struct AccountStore {
    let tx: Transaction

    package func find(_ id: AccountID) throws -> Account {
        guard let account = try tx.first("SELECT \(Self.columns) FROM account WHERE id = \(id)", Account.init) else {
            throw NotFound("account", id)
        }
        return account
    }

    /// The account where an administrator of `scope` may see it.
    ///
    /// - Parameter lock: nobody else changes it until the transaction is over; for whoever writes it afterwards.
    package func find(_ id: AccountID, in scope: RegionCode, lock: Bool = false) throws -> Account {
        let end: Query = lock ? tx.dialect.lockRows : ""
        let query: Query = "SELECT \(Self.columns) FROM account WHERE id = \(id) AND \(held(in: scope))\(end)"
        guard let account = try tx.first(query, Account.init) else { throw NotFound("account", id) }
        return account
    }

    package func first(loginName: String) throws -> Account? {
        try tx.first("SELECT \(Self.columns) FROM account WHERE login_name = \(loginName)", Account.init)
    }

    /// Which of the login names are in use.
    func existing(_ loginNames: [String]) throws -> Set<String> {
        Set(try tx.values("SELECT login_name FROM account WHERE login_name IN \(list: loginNames)"))
    }

    /// As a PHC string.
    package func passwordHash(of id: AccountID) throws -> String {
        try tx.value("SELECT password_hash FROM account WHERE id = \(id)")
    }

    /// Whether the password is still the one behind `hash`; nobody changes it until the transaction is over.
    func hasPassword(hash: String, _ id: AccountID) throws -> Bool {
        let query: Query = "SELECT password_hash FROM account WHERE id = \(id)\(tx.dialect.lockRows)"
        return try tx.value(query, as: String.self) == hash
    }

    package func insert(_ account: Account, passwordHash: String) throws {
        try tx.run(
            """
            INSERT INTO account (id, login_name, name, password_hash, must_change_password, disabled_at, created_at)
            VALUES (\(account.id), \(account.loginName), \(account.name), \(passwordHash),
                \(account.mustChangePassword), \(account.disabledAt), \(account.createdAt))
            """
        )
    }

    package func update(_ account: Account) throws {
        try tx.run(
            "UPDATE account SET name = \(account.name), disabled_at = \(account.disabledAt) WHERE id = \(account.id)"
        )
    }

    package func setPassword(hash: String, mustChange: Bool, of id: AccountID) throws {
        try tx.run(
            "UPDATE account SET password_hash = \(hash), must_change_password = \(mustChange) WHERE id = \(id)"
        )
    }

    /// That an account has, or had, a post in a place.
    func held(in scope: RegionCode) -> Query {
        """
        EXISTS (SELECT 1 FROM post WHERE post.account_id = account.id AND \(tx.dialect.within("post.region", scope)))
        """
    }

    static var columns: Query { "id, login_name, name, must_change_password, disabled_at, created_at" }
}

extension Account {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            loginName: try row.text("login_name"),
            name: try row.text("name"),
            mustChangePassword: try row.bool("must_change_password"),
            disabledAt: try row.optionalInstant("disabled_at"),
            createdAt: try row.instant("created_at")
        )
    }
}
