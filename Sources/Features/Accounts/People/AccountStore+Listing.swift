import Core
import Database

/// What to look for among accounts.
package struct AccountFilter: Hashable, Sendable {
    /// Part of a name or login name.
    package var words: String
    package var role: Role?
    package var unit: UnitID?
    /// Nil for both those in use and those out of it.
    package var isDisabled: Bool?

    package init(words: String = "", role: Role? = nil, unit: UnitID? = nil, isDisabled: Bool? = nil) {
        self.words = words
        self.role = role
        self.unit = unit
        self.isDisabled = isDisabled
    }
}

/// An account as lists show it.
package struct AccountLine: Hashable, Sendable {
    package let account: Account
    /// Open posts, the oldest first.
    package let posts: [Post]
    /// When a session of it was last seen.
    package let seenAt: Instant?
}

extension AccountStore {
    /// The next `limit` accounts with a post in a place, by login name.
    package func list(
        _ filter: AccountFilter,
        in scope: RegionCode,
        after: String?,
        limit: Int
    ) throws -> [AccountLine] {
        var conditions = [held(in: scope, filter)]
        if let after { conditions.append("account.login_name > \(after)") }
        if let isDisabled = filter.isDisabled {
            conditions.append(isDisabled ? "account.disabled_at IS NOT NULL" : "account.disabled_at IS NULL")
        }
        if !filter.words.isEmpty {
            let (name, login) = (
                tx.dialect.contains("account.name", filter.words),
                tx.dialect.contains("account.login_name", filter.words)
            )
            conditions.append("(\(name) OR \(login))")
        }
        let rows = try tx.rows(
            """
            SELECT \(Self.columns), (SELECT max(s.seen_at) FROM session s WHERE s.account_id = account.id) AS seen_at
            FROM account WHERE \(Query.all(conditions)) ORDER BY account.login_name LIMIT \(limit)
            """
        )
        let accounts = try rows.map(Account.init)
        let posts = try tx.posts.list(of: accounts.map(\.id))
        return try zip(rows, accounts).map { row, account in
            AccountLine(
                account: account,
                posts: posts[account.id] ?? [],
                seenAt: try row.optionalInstant("seen_at")
            )
        }
    }

    /// How many people in use have an open post in a place.
    package func count(in scope: RegionCode) throws -> Int {
        try tx.count("FROM account WHERE disabled_at IS NULL AND \(held(in: scope, AccountFilter()))")
    }

    private func held(in scope: RegionCode, _ filter: AccountFilter) -> Query {
        var conditions: [Query] = ["post.account_id = account.id", tx.dialect.within("post.region", scope)]
        if let role = filter.role { conditions.append("post.role = \(role)") }
        if let unit = filter.unit { conditions.append("post.unit_id = \(unit)") }
        if filter.role != nil || filter.unit != nil { conditions.append("post.ended_at IS NULL") }
        return "EXISTS (SELECT 1 FROM post WHERE \(Query.all(conditions)))"
    }
}
