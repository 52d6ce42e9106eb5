/// Where a request comes from, seen through the proxy in front where it is trusted.
struct ClientAddress {
    let address: String
    let host: String?
    let isSecure: Bool

    init(_ request: SiteRequest, _ settings: SiteSettings) {
        let headers = request.headers
        // The last entry is the one our own proxy wrote; those before it are what the client claims.
        let forwarded = settings.trustsProxy ? Self.lastPart(of: headers.all("X-Forwarded-For").last) : nil
        address = forwarded ?? request.peer
        host = (settings.trustsProxy ? headers["X-Forwarded-Host"] : nil) ?? request.authority ?? headers["Host"]
        isSecure = settings.isSecure || (settings.trustsProxy && headers["X-Forwarded-Proto"] == "https")
    }

    private static func lastPart(of list: String?) -> String? {
        guard let last = list?.split(separator: ",").last else { return nil }
        let address = Fields.trimmed(String(last))
        return address.isEmpty || address.utf8.count > 64 ? nil : address
    }
}
