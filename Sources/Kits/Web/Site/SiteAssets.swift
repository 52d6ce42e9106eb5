import Pages

/// The files inside the program, under addresses that change with their content: browsers keep them for a year.
struct SiteAssets: Sendable {
    private struct Entry: Sendable {
        let bytes: [UInt8]
        let compressed: [UInt8]?
        let type: String
        let tag: String
    }

    private static let prefix = "/assets/"
    /// A service worker speaks for addresses below its own, so it stands at the top.
    private static let workerAddress = "/" + PageAssets.worker.name
    private let worker: Entry
    private var entries: [Substring: Entry] = [:]
    private let version: String

    init(_ assets: [PageAssets.Asset]) {
        version = PageAssets.version
        let gzip = Gzip(level: 9)
        let version = version
        func entry(_ asset: PageAssets.Asset) -> Entry {
            let isPressed = asset.bytes.count >= Gzip.threshold && Site.isText(asset.contentType)
            return Entry(
                bytes: asset.bytes,
                compressed: isPressed ? gzip.compressed(asset.bytes) : nil,
                type: asset.contentType,
                tag: "\"\(version)-\(asset.name)\""
            )
        }
        worker = entry(PageAssets.worker)
        for asset in assets { entries[asset.name[...]] = entry(asset) }
    }

    /// Nil where the address is no asset's.
    func respond(_ request: SiteRequest) -> SiteResponse? {
        guard request.method == "GET" || request.method == "HEAD" else { return nil }
        if request.target == Self.workerAddress { return respond(request, worker, isKept: false) }
        guard request.target.hasPrefix(Self.prefix) else { return nil }
        let parts = Site.parts(of: request.target).path.dropFirst(Self.prefix.count)
            .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let entry = entries[parts[1]] else { return nil }
        // A page of an older program asks for its own version: it gets today's, but must not keep it there.
        return respond(request, entry, isKept: parts[0] == version)
    }

    private func respond(_ request: SiteRequest, _ entry: Entry, isKept: Bool) -> SiteResponse {
        var headers = Headers(fields: SecurityHeaders.plain)
        headers.append("Cache-Control", isKept ? "public, max-age=31536000, immutable" : "no-cache")
        headers.append("ETag", entry.tag)
        if entry.compressed != nil { headers.append("Vary", "Accept-Encoding") }
        if request.headers["If-None-Match"]?.contains(entry.tag) == true {
            return SiteResponse(status: 304, headers: headers, body: .empty)
        }
        headers.append("Content-Type", entry.type)
        var bytes = entry.bytes
        if let compressed = entry.compressed, Gzip.isAccepted(request.headers["Accept-Encoding"]) {
            headers.append("Content-Encoding", "gzip")
            bytes = compressed
        }
        headers.append("Content-Length", String(bytes.count))
        return SiteResponse(status: 200, headers: headers, body: request.method == "HEAD" ? .empty : .bytes(bytes))
    }
}
