import Core
import Database

/// Where a browser signs in from.
package struct Browser: Hashable, Sendable {
    package let address: String
    package let device: String

    package init(address: String, device: String) {
        self.address = address
        self.device = device
    }
}

/// A session that was just opened; the token goes into the browser's cookie and nowhere else.
package struct OpenedSession: Hashable, Sendable {
    package let token: String
    package let session: Session
    package let actor: Actor
    package let mustChangePassword: Bool
    /// Hexadecimal: what the tokens of the session's pages are made from.
    package let secret: String
}

/// Opens sessions inside the transaction of a use case.
struct OpenSession {
    let environment: Environment
    let limits: SessionLimits

    /// The token has 256 random bits; the database holds its SHA-256.
    func callAsFunction(_ tx: Transaction, account: Account, post: Post, from browser: Browser) throws -> OpenedSession
    {
        let now = environment.now()
        let token = SecretBytes.hexadecimal(SecretBytes.random(32))
        let session = Session(
            id: environment.newID(),
            account: account.id,
            post: post.id,
            address: browser.address,
            device: browser.device,
            createdAt: now,
            seenAt: now,
            expiresAt: now.adding(seconds: limits.absoluteSeconds)
        )
        let secret = SecretBytes.hexadecimal(SecretBytes.random(32))
        try tx.sessions.insert(session, digest: SecretBytes.digest(token), secret: secret)
        return OpenedSession(
            token: token,
            session: session,
            actor: post.actor(named: account.name),
            mustChangePassword: account.mustChangePassword,
            secret: secret
        )
    }
}
