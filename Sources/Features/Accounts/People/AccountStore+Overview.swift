import Core
import Database

/// An account with its open posts in words, for lists outside pages.
package struct AccountOverview: Hashable, Sendable {
    package let loginName: String
    package let name: String
    /// `督查人员，县委督查室`, one for each open post.
    package let posts: [String]
    package let isDisabled: Bool
}

extension AccountStore {
    /// Every account by login name; for commands on the machine.
    package func overview() throws -> [AccountOverview] {
        let query: Query = """
            SELECT a.login_name, a.name, a.disabled_at, p.role, unit.name AS unit_name FROM account a
            LEFT JOIN post p ON p.account_id = a.id AND p.ended_at IS NULL
            LEFT JOIN unit ON unit.id = p.unit_id
            ORDER BY a.login_name, p.id
            """
        var accounts: [AccountOverview] = []
        for row in try tx.rows(query) {
            let (login, unit) = (try row.text("login_name"), try row.optionalText("unit_name"))
            let role = try row.optionalText("role").flatMap(Role.init)
            let post = role.map { "\($0.word)，\(unit ?? "")" }
            let before = accounts.last?.loginName == login ? accounts.popLast()?.posts ?? [] : []
            accounts.append(
                AccountOverview(
                    loginName: login,
                    name: try row.text("name"),
                    posts: before + (post.map { [$0] } ?? []),
                    isDisabled: try row.optionalInstant("disabled_at") != nil
                )
            )
        }
        return accounts
    }
}
