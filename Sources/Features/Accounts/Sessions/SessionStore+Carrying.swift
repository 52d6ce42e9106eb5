import Core
import Database

/// An administrator who stays signed in while another state of the county takes the place of this one: the session, and
/// the password as it is now, for the other state may hold one that nobody remembers.
package struct CarriedSession: Sendable {
    let session: Session
    let digest: String
    let secret: String
    let passwordHash: String
    let mustChangePassword: Bool
}

extension SessionStore {
    /// The open session to be carried; nil where it has ended.
    package func carried(_ id: SessionID) throws -> CarriedSession? {
        try tx.first(
            """
            SELECT session.id, session.account_id, session.post_id, session.address, session.device,
                session.created_at, session.seen_at, session.expires_at, session.ended_at, session.token_digest,
                session.secret, account.password_hash, account.must_change_password
            FROM session JOIN account ON account.id = session.account_id
            WHERE session.id = \(id) AND session.ended_at IS NULL
            """
        ) { row in
            CarriedSession(
                session: try Session(row),
                digest: try row.text("token_digest"),
                secret: try row.text("secret"),
                passwordHash: try row.text("password_hash"),
                mustChangePassword: try row.bool("must_change_password")
            )
        }
    }

    /// Whether a session of this person on this post may go on here: both are open, and the post is an administrator's.
    package func admits(_ account: AccountID, on post: PostID) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM post JOIN account ON account.id = post.account_id
            WHERE post.id = \(post) AND post.account_id = \(account) AND post.role = \(Role.administrator)
                AND post.ended_at IS NULL AND account.disabled_at IS NULL
            """
        )
    }

    /// Ends every session there is and opens the carried one, where it may go on. False where it may not.
    package func replaceAll(with carried: CarriedSession?, at now: Instant) throws -> Bool {
        try tx.run("UPDATE session SET ended_at = \(now) WHERE ended_at IS NULL")
        guard let carried, try admits(carried.session.account, on: carried.session.post) else { return false }
        try tx.run("DELETE FROM session WHERE id = \(carried.session.id)")
        try insert(carried.session, digest: carried.digest, secret: carried.secret)
        try tx.accounts.setPassword(
            hash: carried.passwordHash,
            mustChange: carried.mustChangePassword,
            of: carried.session.account
        )
        return true
    }
}
