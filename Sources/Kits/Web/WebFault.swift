/// What keeps a request from being answered; each has a page that says what to do.
package enum WebFault: Error, Hashable, Sendable {
    case notFound
    /// Signed in, but this post may not do it.
    case forbidden
    /// The body is larger than `limit` bytes.
    case tooLarge(limit: Int)
    /// The body is not a form this server reads.
    case badForm
    /// The form's token is not this session's: it was made before signing in anew, or by another site.
    case badToken
    case methodNotAllowed(allowed: [Method])
}
