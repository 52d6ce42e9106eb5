import Core
import Database

extension Transaction {
    package var sessions: SessionStore { SessionStore(tx: self) }
}

/// A session with who it belongs to, as a cookie's token finds it.
package struct FoundSession: Hashable, Sendable {
    package let session: Session
    package let account: Account
    package let actor: Actor
    /// Hexadecimal: what the tokens of the session's pages are made from.
    package let secret: String
}

package struct SessionStore {
    let tx: Transaction

    /// The session behind the digest of a token; nil where it ended or its account or post did.
    package func first(digest: String) throws -> FoundSession? {
        try tx.first(
            """
            SELECT session.id, session.secret, session.account_id, session.post_id, session.address, session.device,
                session.created_at, session.seen_at, session.expires_at, session.ended_at,
                account.login_name, account.name, account.must_change_password, account.created_at AS joined_at,
                post.unit_id, post.region, post.role, unit.name AS unit_name
            FROM session
            JOIN account ON account.id = session.account_id
            JOIN post ON post.id = session.post_id
            JOIN unit ON unit.id = post.unit_id
            WHERE session.token_digest = \(digest) AND session.ended_at IS NULL
                AND account.disabled_at IS NULL AND post.ended_at IS NULL
            """,
            FoundSession.init
        )
    }

    /// Sessions of a person that are open, the busiest first.
    package func list(of account: AccountID, at now: Instant, _ limits: SessionLimits) throws -> [Session] {
        try tx.rows(
            """
            SELECT id, account_id, post_id, address, device, created_at, seen_at, expires_at, ended_at FROM session
            WHERE account_id = \(account) AND ended_at IS NULL AND expires_at > \(now)
                AND seen_at > \(now.adding(seconds: -limits.idleSeconds))
            ORDER BY seen_at DESC, id DESC
            """,
            Session.init
        )
    }

    /// The post a person acted on last.
    package func lastPost(of account: AccountID) throws -> PostID? {
        try tx.optionalValue("SELECT post_id FROM session WHERE account_id = \(account) ORDER BY id DESC LIMIT 1")
    }

    /// When a person was last here in a session before this one; nil on the first visit.
    package func lastVisit(of account: AccountID, before session: SessionID) throws -> Instant? {
        let query: Query = """
            SELECT seen_at FROM session WHERE account_id = \(account) AND id < \(session) ORDER BY seen_at DESC LIMIT 1
            """
        return try tx.first(query) { try $0.instant("seen_at") }
    }

    package func insert(_ session: Session, digest: String, secret: String) throws {
        try tx.run(
            """
            INSERT INTO session (id, token_digest, secret, account_id, post_id, address, device, created_at, seen_at,
                expires_at, ended_at)
            VALUES (\(session.id), \(digest), \(secret), \(session.account), \(session.post), \(session.address),
                \(session.device), \(session.createdAt), \(session.seenAt), \(session.expiresAt), \(session.endedAt))
            """
        )
    }

    package func touch(_ id: SessionID, at now: Instant) throws {
        try tx.run("UPDATE session SET seen_at = \(now) WHERE id = \(id) AND seen_at < \(now)")
    }

    package func setPost(_ post: PostID, of id: SessionID, account: AccountID) throws {
        try tx.run("UPDATE session SET post_id = \(post) WHERE id = \(id) AND account_id = \(account)")
    }

    /// Ends one session of a person; false where it had ended.
    @discardableResult
    package func end(_ id: SessionID, of account: AccountID, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE session SET ended_at = \(now)
            WHERE id = \(id) AND account_id = \(account) AND ended_at IS NULL
            """
        ) > 0
    }

    /// Ends the session a token opened, where there is one.
    package func end(digest: String, at now: Instant) throws {
        try tx.run("UPDATE session SET ended_at = \(now) WHERE token_digest = \(digest) AND ended_at IS NULL")
    }

    /// Ends every session of a person.
    package func endAll(of account: AccountID, at now: Instant) throws {
        try tx.run("UPDATE session SET ended_at = \(now) WHERE account_id = \(account) AND ended_at IS NULL")
    }

    package func endAll(on post: PostID, at now: Instant) throws {
        try tx.run("UPDATE session SET ended_at = \(now) WHERE post_id = \(post) AND ended_at IS NULL")
    }
}

extension Session {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            account: try row.id("account_id"),
            post: try row.id("post_id"),
            address: try row.text("address"),
            device: try row.text("device"),
            createdAt: try row.instant("created_at"),
            seenAt: try row.instant("seen_at"),
            expiresAt: try row.instant("expires_at"),
            endedAt: try row.optionalInstant("ended_at")
        )
    }
}

extension FoundSession {
    init(_ row: ResultRow) throws {
        session = try Session(row)
        account = Account(
            id: try row.id("account_id"),
            loginName: try row.text("login_name"),
            name: try row.text("name"),
            mustChangePassword: try row.bool("must_change_password"),
            createdAt: try row.instant("joined_at")
        )
        actor = Actor(
            account: account.id,
            name: account.name,
            post: session.post,
            role: try row.value("role"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            region: try row.region("region")
        )
        secret = try row.text("secret")
    }
}
