/// What a request asks to be done. `HEAD` is answered from the `GET` route without its body.
package enum Method: String, Sendable, CaseIterable, Comparable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"

    /// Reading changes nothing, so it needs no token.
    package var isReading: Bool { self == .get || self == .head || self == .options }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
