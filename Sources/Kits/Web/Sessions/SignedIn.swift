import Core

/// A person with an open session, as the feature that keeps sessions found it.
package struct SignedIn: Sendable, Hashable {
    package let actor: Actor
    /// Names the session in lists and records; not the cookie's token.
    package let sessionKey: String
    /// Random bytes of this session (16 or more) that its pages' tokens are made from.
    package let csrfSecret: [UInt8]
    /// The one page this person may open until something is done there, like choosing a new password: `/me/password`.
    package var mustVisit: String?

    package init(actor: Actor, sessionKey: String, csrfSecret: [UInt8], mustVisit: String? = nil) {
        self.actor = actor
        self.sessionKey = sessionKey
        self.csrfSecret = csrfSecret
        self.mustVisit = mustVisit
    }
}
