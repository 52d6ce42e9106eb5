import Core
import Database
import Records

/// Corrects a person's name. What was recorded keeps the name of its time.
package struct EditAccount: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ id: AccountID, name: String, by steward: Steward) async throws -> Outcome<Account> {
        try await database.write { tx in
            var account = try tx.accounts.find(id, in: steward.county, lock: true)
            let issues = AccountRules.issues(name: name)
            guard issues.isEmpty else { return .refused(issues) }
            if account.name == name { return .done(account) }
            let detail = "\(account.name) 改为 \(name)"
            account.name = name
            try tx.accounts.update(account)
            try tx.records.append(
                [RecordEntry("account.editing", on: "account", id.rawValue, detail)],
                by: steward.author,
                in: environment
            )
            return .done(account)
        }
    }
}
