import Core
import Database

extension Transaction {
    package var posts: PostStore { PostStore(tx: self) }
}

package struct PostStore {
    let tx: Transaction

    /// The open posts of a person, the oldest first; ended ones behind them where asked for.
    package func list(of account: AccountID, includingEnded: Bool = false) throws -> [Post] {
        let open: Query = includingEnded ? "" : " AND post.ended_at IS NULL"
        return try tx.rows(
            """
            \(Self.selection) WHERE post.account_id = \(account)\(open)
            ORDER BY CASE WHEN post.ended_at IS NULL THEN 0 ELSE 1 END, post.id
            """,
            Post.init
        )
    }

    /// The posts of several people in one question.
    package func list(of accounts: [AccountID]) throws -> [AccountID: [Post]] {
        let posts = try tx.rows(
            """
            \(Self.selection) WHERE post.account_id IN \(list: accounts) AND post.ended_at IS NULL ORDER BY post.id
            """,
            Post.init
        )
        return Dictionary(grouping: posts, by: \.account)
    }

    /// The open posts of a unit with the names of who holds them.
    package func holders(of unit: UnitID) throws -> [PostHolder] {
        try tx.rows(
            """
            SELECT post.id, post.role, account.id AS account_id, account.name FROM post
            JOIN account ON account.id = post.account_id
            WHERE post.unit_id = \(unit) AND post.ended_at IS NULL AND account.disabled_at IS NULL ORDER BY post.id
            """
        ) { row in
            PostHolder(
                post: try row.id("id"),
                account: try row.id("account_id"),
                name: try row.text("name"),
                role: try row.value("role")
            )
        }
    }

    /// The person of a login name on the first open post; for commands, which somebody at the machine gives.
    package func actor(login: String) throws -> Actor? {
        guard let account = try tx.accounts.first(loginName: login), account.disabledAt == nil else { return nil }
        return try list(of: account.id).first?.actor(named: account.name)
    }

    /// Whether anybody holds or held a post that lies outside this county.
    package func reachBeyond(_ county: RegionCode) throws -> Bool {
        try tx.exists("SELECT 1 FROM post WHERE region < \(county.lowest) OR region > \(county.highest)")
    }

    /// Everybody who acts in a county, with the functions of their units.
    package func actors(in county: RegionCode) throws -> [(actor: Actor, functions: [String])] {
        let posts = try tx.rows(
            "\(Self.selection) WHERE unit.county = \(county) AND post.ended_at IS NULL ORDER BY post.id",
            Post.init
        )
        let names = try tx.rows("SELECT id, name FROM account WHERE id IN \(list: posts.map(\.account))") { row in
            (try row.id("id", of: AccountSubject.self), try row.text("name"))
        }
        let functions = try tx.rows(
            "SELECT unit_id, function FROM unit_function WHERE unit_id IN \(list: posts.map(\.unit))"
        ) {
            (try $0.id("unit_id", of: UnitSubject.self), try $0.text("function"))
        }
        let named = Dictionary(names, uniquingKeysWith: { first, _ in first })
        let carried = Dictionary(grouping: functions, by: \.0).mapValues { $0.map(\.1) }
        return posts.map { ($0.actor(named: named[$0.account] ?? ""), carried[$0.unit] ?? []) }
    }

    package func find(_ id: PostID, of account: AccountID) throws -> Post {
        let query: Query = "\(Self.selection) WHERE post.id = \(id) AND post.account_id = \(account)"
        guard let post = try tx.first(query, Post.init) else { throw NotFound("post", id) }
        return post
    }

    package func insert(_ post: Post) throws {
        try tx.run(
            """
            INSERT INTO post (id, account_id, unit_id, region, role, created_at, ended_at)
            VALUES (\(post.id), \(post.account), \(post.unit), \(post.region), \(post.role), \(post.createdAt),
                \(post.endedAt))
            """
        )
    }

    package func end(_ id: PostID, at now: Instant) throws {
        try tx.run("UPDATE post SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// Posts and units of a place go on in another; answers how many posts that still stand.
    package func relocate(from old: RegionCode, to new: RegionCode) throws -> Int {
        try tx.run("UPDATE unit SET region = \(new) WHERE region = \(old)")
        let count = try tx.count("FROM post WHERE region = \(old) AND ended_at IS NULL")
        try tx.run("UPDATE post SET region = \(new) WHERE region = \(old) AND ended_at IS NULL")
        return count
    }

    static var selection: Query {
        """
        SELECT post.id, post.account_id, post.unit_id, unit.name AS unit_name, post.region, post.role,
            post.created_at, post.ended_at FROM post JOIN unit ON unit.id = post.unit_id
        """
    }
}

/// A person on a post of a unit.
package struct PostHolder: Hashable, Sendable {
    package let post: PostID
    package let account: AccountID
    package let name: String
    package let role: Role
}

extension Post {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            account: try row.id("account_id"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            region: try row.region("region"),
            role: try row.value("role"),
            createdAt: try row.instant("created_at"),
            endedAt: try row.optionalInstant("ended_at")
        )
    }
}
