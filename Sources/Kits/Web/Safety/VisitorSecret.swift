/// What tokens are made from before signing in: random bytes in a cookie of the browser's session.
struct VisitorSecret: Sendable {
    static let cookieName = "luoshi_visitor"
    private static let length = 16

    let bytes: [UInt8]
    /// The browser does not have it yet.
    let isNew: Bool

    init(_ cookies: Cookies) {
        if let bytes = cookies[Self.cookieName].flatMap({ Base64URL.decoded($0) }), bytes.count == Self.length {
            self.bytes = bytes
            isNew = false
        } else {
            var source = SystemRandomNumberGenerator()
            let halves: [UInt64] = [source.next(), source.next()]
            bytes = halves.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> ($0 * 8)) } }
            isNew = true
        }
    }

    var text: String { Base64URL.encoded(bytes) }
}
