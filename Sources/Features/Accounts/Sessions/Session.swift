import Core

package enum SessionSubject {}
package typealias SessionID = Identifier<SessionSubject>

/// One signed-in browser.
package struct Session: Hashable, Sendable {
    package let id: SessionID
    package let account: AccountID
    package let post: PostID
    /// The address the browser came from when it signed in.
    package let address: String
    /// What the browser says it is, cut to 200 characters.
    package let device: String
    package let createdAt: Instant
    /// Kept to five minutes.
    package let seenAt: Instant
    /// However busy the session is, it ends here.
    package let expiresAt: Instant
    package let endedAt: Instant?

    package init(
        id: SessionID,
        account: AccountID,
        post: PostID,
        address: String,
        device: String,
        createdAt: Instant,
        seenAt: Instant,
        expiresAt: Instant,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.account = account
        self.post = post
        self.address = address
        self.device = String(device.prefix(200))
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
    }

    package func isOpen(at now: Instant, _ limits: SessionLimits) -> Bool {
        endedAt == nil && now < expiresAt && now < seenAt.adding(seconds: limits.idleSeconds)
    }
}

/// How long a session lasts; a setting of the county (等保 asks that the unit sets it).
package struct SessionLimits: Hashable, Sendable {
    /// Without any request.
    package var idleSeconds = 12 * 3600
    /// Since signing in.
    package var absoluteSeconds = 7 * 24 * 3600

    package static let standard = SessionLimits()

    package init() {}
}
