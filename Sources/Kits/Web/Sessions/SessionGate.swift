/// How the site learns who is there. The feature that keeps sessions fills it.
package struct SessionGate: Sendable {
    /// The session behind a cookie's token; nil where it ended, expired or never was.
    package var find: @Sendable (_ token: String) async throws -> SignedIn?
    /// Where signing in begins.
    package var signInAddress: String
    /// Where signing out is POSTed.
    package var signOutAddress: String
    /// The sign-in page, shown at the address of a form that arrived after its session ended. The page's form POSTs to
    /// `signInAddress` with what `HeldForm.seal` gives in the hidden field `HeldForm.fieldName`.
    package var signInPage: @Sendable (Visit, HeldForm) async throws -> [UInt8]

    package init(
        signInAddress: String = "/login",
        signOutAddress: String = "/logout",
        find: @escaping @Sendable (_ token: String) async throws -> SignedIn?,
        signInPage: @escaping @Sendable (Visit, HeldForm) async throws -> [UInt8]
    ) {
        self.signInAddress = signInAddress
        self.signOutAddress = signOutAddress
        self.find = find
        self.signInPage = signInPage
    }
}
