extension Site {
    /// A token for the forms of a session, as its pages carry it; for tests that send a form without reading the page.
    package func token(for signedIn: SignedIn) -> String { tokens.make(for: signedIn.csrfSecret) }
}
