import Core
import Database
import Records

/// Takes an account out of use, or back into it. All its sessions end; what it did stays recorded under its name.
package struct DisableAccount: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ id: AccountID, by steward: Steward) async throws -> Outcome<Account> {
        if steward.account == id { return .refused([Issue("account.ownDisabling")]) }
        return try await set(id, to: environment.now(), "account.disabling", steward)
    }

    package func undo(_ id: AccountID, by steward: Steward) async throws -> Outcome<Account> {
        try await set(id, to: nil, "account.enabling", steward)
    }

    private func set(
        _ id: AccountID,
        to moment: Instant?,
        _ act: String,
        _ steward: Steward
    ) async throws -> Outcome<Account> {
        try await database.write { tx in
            var account = try tx.accounts.find(id, in: steward.county, lock: true)
            if AccountPolicy.isSharedBeyond(steward.county, try tx.posts.list(of: id)) {
                return .refused([Issue("account.shared")])
            }
            if account.isDisabled == (moment != nil) { return .done(account) }
            account.disabledAt = moment
            try tx.accounts.update(account)
            if let moment { try tx.sessions.endAll(of: id, at: moment) }
            try tx.records.append(
                [RecordEntry(act, on: "account", id.rawValue, account.name)],
                by: steward.author,
                in: environment
            )
            return .done(account)
        }
    }
}
