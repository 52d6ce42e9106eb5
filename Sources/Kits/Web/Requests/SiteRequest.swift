/// A request as the site sees it: from the server's socket or made by a test.
package struct SiteRequest: Sendable {
    /// As it came: `GET`.
    package var method: String
    /// Path and query as they came: `/tasks?light=red`.
    package var target: String
    package var headers: Headers
    /// Where the server keeps `Host` apart from the other fields.
    var authority: String?
    package var body: PostedBody
    /// The address at the other end of the connection, which may be a proxy's.
    package var peer: String

    package init(
        _ method: String,
        _ target: String,
        headers: Headers = Headers(),
        body: PostedBody = .empty,
        peer: String = ""
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.peer = peer
    }
}
