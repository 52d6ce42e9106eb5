import Core
import Database
import Records

/// Takes a sheet of accounts into the county: every problem is told first, and nothing is written while there is one.
/// The passwords made are answered once.
package struct ImportAccounts: Sendable {
    /// Told how many passwords of how many are made.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    let database: Database
    let environment: Environment
    let hasher: PasswordHasher

    package init(database: Database, environment: Environment, hasher: PasswordHasher = .standard) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
    }

    /// How many accounts an import would make.
    package func check(_ sheet: AccountSheet, by steward: Steward) async throws -> Outcome<Int> {
        if let issue = Self.emptiness(sheet) { return .refused([issue]) }
        let (people, issues) = try await database.read { try Self.checked(sheet.rows, $0, steward) }
        return issues.isEmpty ? .done(people.count) : .refused(issues)
    }

    package func callAsFunction(
        _ sheet: AccountSheet,
        by steward: Steward,
        progress: @escaping Progress = { _, _ in }
    ) async throws -> Outcome<[PasswordLine]> {
        let checked = try await check(sheet, by: steward)
        guard let total = checked.value else { return .refused(checked.issues) }
        // Hashing takes its time; it does not hold up anybody's writing.
        var made: [(password: String, hash: String)] = []
        for _ in 0..<total {
            let password = GeneratedPassword.make()
            made.append((password, try await hasher.hash(password)))
            progress(made.count, total)
        }
        let passwords = made
        return try await database.write { tx in
            let (people, issues) = try Self.checked(sheet.rows, tx, steward)
            guard issues.isEmpty else { return .refused(issues) }
            let lines = try zip(people, passwords).map { try add($0, $1.password, $1.hash, tx) }
            try tx.records.append(
                [RecordEntry("account.import", on: "region", Int64(steward.county.digits) ?? 0, "新增 \(lines.count) 个")],
                by: steward.author,
                in: environment
            )
            return .done(lines)
        }
    }

    private struct Person {
        let loginName: String
        let name: String
        let role: Role
        let unit: Unit
    }

    private static func emptiness(_ sheet: AccountSheet) -> Issue? {
        if !sheet.hasHeader { return Issue("accounts.noHeader") }
        return sheet.rows.isEmpty ? Issue("accounts.empty") : nil
    }

    private static func checked(
        _ rows: [AccountSheet.Row],
        _ tx: Transaction,
        _ steward: Steward
    ) throws -> ([Person], [Issue]) {
        var people: [Person] = []
        var issues: [Issue] = []
        var used: [String: Int] = [:]
        let stored = try tx.accounts.existing(rows.map(\.loginName))
        var units: [String: Unit?] = [:]
        for row in rows {
            if units[row.unit] == nil { units[row.unit] = try tx.units.resolve(row.unit, county: steward.county) }
            let unit = units[row.unit] ?? nil
            let role = AccountSheet.role(row.role)
            var found = AccountRules.issues(name: row.name) + LoginName.issues(row.loginName)
            if stored.contains(row.loginName) { found.append(Issue("account.loginTaken", ["name": row.loginName])) }
            if let first = used[row.loginName], !row.loginName.isEmpty {
                found.append(Issue("accounts.doubled", ["name": row.loginName, "first": String(first)]))
            }
            used[row.loginName] = used[row.loginName] ?? row.number
            found += placeIssues(row, role, unit)
            issues += found.map { $0.onRow(row.number) }
            if let role, let unit {
                people.append(Person(loginName: row.loginName, name: row.name, role: role, unit: unit))
            }
        }
        return (people, issues)
    }

    private static func placeIssues(_ row: AccountSheet.Row, _ role: Role?, _ unit: Unit?) -> [Issue] {
        if unit == nil, !row.unit.isEmpty { return [Issue("accounts.unit", ["unit": row.unit])] }
        if role == nil, !row.role.isEmpty { return [Issue("accounts.role", ["role": row.role])] }
        return AccountRules.issues(role: role, unit: unit)
    }

    private func add(_ person: Person, _ password: String, _ hash: String, _ tx: Transaction) throws -> PasswordLine {
        let account = Account(
            id: environment.newID(),
            loginName: person.loginName,
            name: person.name,
            createdAt: environment.now()
        )
        try tx.accounts.insert(account, passwordHash: hash)
        _ = try NewPost(environment: environment)(tx, account: account.id, role: person.role, unit: person.unit)
        return PasswordLine(
            name: person.name,
            loginName: person.loginName,
            unit: person.unit.name,
            role: person.role.word,
            password: password
        )
    }
}
