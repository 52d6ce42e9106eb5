/// Where a county's data lives: `sqlite:PATH`, `postgres://user:password@host:port/name`, or by the machine's own socket
/// `postgres://user@/name?host=FOLDER`.
package enum DatabaseAddress: Hashable, Sendable {
    case sqlite(path: String)
    case postgres(url: String)

    /// Nil for anything else; a bare path is an SQLite file.
    package init?(_ text: String) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(url: text)
        } else if text.hasPrefix("sqlite:") {
            let path = String(text.dropFirst("sqlite:".count))
            guard !path.isEmpty else { return nil }
            self = .sqlite(path: path)
        } else if !text.isEmpty, !text.contains("://") {
            self = .sqlite(path: text)
        } else {
            return nil
        }
    }

    /// The address for people: a password in it is not shown.
    package var shown: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgres(let url):
            guard let at = url.lastIndex(of: "@"), let scheme = url.firstRange(of: "://")?.upperBound, scheme < at
            else {
                return url
            }
            let user = url[scheme..<at].prefix { $0 != ":" }
            return "\(url[..<scheme])\(user)\(url[at...])"
        }
    }
}
