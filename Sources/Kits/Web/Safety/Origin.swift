/// Whether a changing request comes from a page of this site.
enum Origin {
    case own
    /// A program or an old browser that does not say: the form's token decides.
    case unsaid
    case foreign

    /// - Parameter host: The host people reach the site by, with port where it is not the usual one.
    init(_ headers: Headers, host: String?) {
        if let site = headers["Sec-Fetch-Site"] {
            self = site == "same-origin" || site == "none" ? .own : .foreign
        } else if let origin = headers["Origin"] {
            self = Self.host(of: origin) == host.map(Self.plain) ? .own : .foreign
        } else {
            self = .unsaid
        }
    }

    private static func host(of origin: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { origin.hasPrefix($0) }) else { return nil }
        return plain(String(origin.dropFirst(scheme.count)))
    }

    /// A port that stands in one place and is left out in the other is no difference.
    private static func plain(_ host: String) -> String {
        let host = host.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { return String(host.dropLast(port.count)) }
        return host
    }
}
