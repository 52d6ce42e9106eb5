import Core

/// An open session: who acts, and the secret its forms are bound to.
package struct SignedIn: Sendable, Hashable {
    package let actor: Actor
    package let session: Int64
    package let secret: String
    /// The person must choose a password before anything else.
    package let mustChangePassword: Bool

    package init(actor: Actor, session: Int64, secret: String, mustChangePassword: Bool = false) {
        self.actor = actor
        self.session = session
        self.secret = secret
        self.mustChangePassword = mustChangePassword
    }
}

/// How Web finds out who a session cookie belongs to; the feature Accounts fills it.
package struct SessionGate: Sendable {
    /// Nil for a token that is unknown, expired or ended.
    package let find: @Sendable (_ token: String) async throws -> SignedIn?

    package init(find: @escaping @Sendable (_ token: String) async throws -> SignedIn?) { self.find = find }
}
