import Core
import Database
import Records

/// Gives a person another post.
package struct AddPost: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(
        _ role: Role?,
        at unit: UnitID?,
        for id: AccountID,
        by steward: Steward
    ) async throws -> Outcome<Post> {
        try await database.write { tx in
            let account = try tx.accounts.find(id, in: steward.county, lock: true)
            let unit = try unit.flatMap { try tx.units.first($0, county: steward.county) }
            let issues = AccountRules.issues(role: role, unit: unit)
            guard issues.isEmpty, let role, let unit else { return .refused(issues) }
            let held = try tx.posts.list(of: id)
            if held.contains(where: { $0.unit == unit.id && $0.role == role }) {
                return .refused([Issue("post.held", field: "unit", ["role": role.word, "unit": unit.name])])
            }
            let post = try NewPost(environment: environment)(tx, account: id, role: role, unit: unit)
            let detail = "\(account.name)，\(role.word)，\(unit.name)"
            try tx.records.append(
                [RecordEntry("post.adding", on: "account", id.rawValue, detail)],
                by: steward.author,
                in: environment
            )
            return .done(post)
        }
    }
}
