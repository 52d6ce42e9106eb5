/// Thrown by a route, answered with a Chinese page that says what to do. Anything else thrown is a fault of ours: it is
/// logged, and the page shows only its reference number.
package enum WebFault: Error, Hashable {
    case notFound
    /// The person may not do this; `sentence` says why, in Chinese.
    case forbidden(sentence: String? = nil)
    /// The body has more bytes than the route takes.
    case tooLarge(limit: Int)
    /// More fields or files than a form of ours has, or one text longer than a field takes.
    case tooMuch
    /// The form did not arrive whole, or is not in a form's format.
    case brokenForm
    /// The page's token does not belong to this session: the page is old, or the request came from elsewhere.
    case staleForm
    /// The request was sent by a page of another site.
    case foreignOrigin
    case notSignedIn
    case methodNotAllowed([Method])
    /// The disk holds no more uploads.
    case diskFull
    /// The site is doing something that suffers nobody beside it; `words` say what.
    case paused(String)
}
