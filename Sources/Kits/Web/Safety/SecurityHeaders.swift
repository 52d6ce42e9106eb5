import HTTPTypes

/// What every response tells the browser about its own safety. The microphone and the place are there for an inspection's
/// page alone, which asks for either on a tap; the browser asks the person each time.
enum SecurityHeaders {
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
        "media-src 'self' blob:", "connect-src 'self'", "worker-src 'self'", "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'", "manifest-src 'self'",
    ].joined(separator: "; ")

    static let plain = fields([
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(self), geolocation=(self), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ])

    /// Behind https browsers are told to stay there.
    static let secure = plain + fields([("Strict-Transport-Security", "max-age=31536000")])

    private static func fields(_ pairs: [(String, String)]) -> HTTPFields { Headers(pairs).fields }
}

extension HTTPFields {
    fileprivate static func + (a: HTTPFields, b: HTTPFields) -> HTTPFields {
        var all = a
        all.append(contentsOf: b)
        return all
    }
}
