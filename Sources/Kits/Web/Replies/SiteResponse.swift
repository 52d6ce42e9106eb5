/// A whole response: what goes over the wire, or what a test reads.
package struct SiteResponse: Sendable {
    package enum Body: Sendable {
        case empty
        case bytes([UInt8])
        case file(ReadableFile)
        /// Its length is known only at its end.
        case spool(FileSpool)
    }

    package var status: Int
    package var headers: Headers
    package var body: Body

    package init(status: Int, headers: Headers, body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
