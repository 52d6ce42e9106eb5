import Core
import Foundation
import Synchronization
import Web

/// A browser without a window: keeps cookies and the last page's token, follows redirects, and reads pages in the
/// reader's words.
package final class Visitor: Sendable {
    /// Sends one request and waits for its answer.
    typealias Answering =
        @Sendable (_ method: String, _ address: String, Headers, _ body: [UInt8]) async -> SiteResponse

    private let answer: Answering
    private let host: String
    private let cookies = Mutex<[String: String]>([:])
    /// The token of the last page with a form.
    private let seenToken = Mutex<String?>(nil)
    private let sessionToken: String?
    /// The site's folder for uploads goes with its owner, so the visitor holds on to it.
    private let owner: TestSite?

    package init(_ site: Site, of owner: TestSite? = nil) {
        self.owner = owner
        (answer, host, sessionToken) = (Self.asking(site), "luoshi.test", nil)
    }

    /// Visits a server on 127.0.0.1; where no whole answer comes, the status is 0.
    package init(at port: Int) {
        owner = nil
        (answer, host, sessionToken) = (LiveExchange(port: port).answer, "127.0.0.1:\(port)", nil)
    }

    init(_ site: Site, of owner: TestSite, session: String, as signedIn: SignedIn) {
        self.owner = owner
        (answer, host, sessionToken) = (Self.asking(site), "luoshi.test", site.token(for: signedIn))
        cookies.withLock { $0[Site.sessionCookie] = session }
    }

    private static func asking(_ site: Site) -> Answering {
        { method, address, headers, body in
            await site.respond(
                SiteRequest(method, address, headers: headers, body: PostedBody(body), peer: "192.0.2.7")
            )
        }
    }

    /// Signs in through the page.
    package func signIn(_ name: String, _ password: String) async -> SeenPage {
        _ = await get("/login")
        return await post("/login", ["name": name, "password": password])
    }

    package func get(_ address: String, following: Bool = true) async -> SeenPage {
        await send("GET", address, "", following)
    }

    /// Sends a form with the token of the last page (or of the session a test opened).
    package func post(
        _ address: String,
        _ fields: Fields = [:],
        files: [SentFile] = [],
        following: Bool = true
    ) async -> SeenPage {
        let form = Fields([(FormToken.fieldName, token)] + fields.pairs)
        guard files.isEmpty else {
            let body = MultipartBody(form, files)
            return await send("POST", address, body.bytes, following, type: body.type)
        }
        return await send(
            "POST",
            address,
            Array(form.encoded.utf8),
            following,
            type: "application/x-www-form-urlencoded"
        )
    }

    /// Asks as a script of our pages does.
    package func postJSON(_ address: String, _ text: String) async -> SeenPage {
        await send(
            "POST",
            address,
            Array(text.utf8),
            false,
            type: "application/json",
            also: [(FormToken.headerName, token), ("Accept", "application/json")]
        )
    }

    /// Sends bytes as a script of our pages does.
    package func put(_ address: String, _ bytes: [UInt8], headers: [(String, String)] = []) async -> SeenPage {
        await send(
            "PUT",
            address,
            bytes,
            false,
            type: "application/octet-stream",
            also: [(FormToken.headerName, token), ("Accept", "application/json")] + headers
        )
    }

    private var token: String { seenToken.withLock { $0 } ?? sessionToken ?? "" }

    private func send(
        _ method: String,
        _ address: String,
        _ text: String,
        _ following: Bool
    ) async -> SeenPage {
        await send(method, address, Array(text.utf8), following, type: nil)
    }

    private func send(
        _ method: String,
        _ address: String,
        _ body: [UInt8],
        _ following: Bool,
        type: String?,
        also more: [(String, String)] = []
    ) async -> SeenPage {
        var page = await ask(method, address, body, type, more)
        var steps = ["\(method) \(address)"]
        while following, steps.count < 8, let location = page.location {
            steps.append("\(page.status) \(location)")
            // A browser keeps the #place to itself.
            page = await ask("GET", String(location.prefix { $0 != "#" }), [], nil, [])
        }
        page.steps = steps
        return page
    }

    private func ask(
        _ method: String,
        _ address: String,
        _ body: [UInt8],
        _ type: String?,
        _ more: [(String, String)]
    ) async -> SeenPage {
        var headers = Headers([("Host", host), ("Sec-Fetch-Site", "same-origin")])
        for (name, value) in more { headers.append(name, value) }
        if let type { headers.append("Content-Type", type) }
        let kept = cookies.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
        if !kept.isEmpty { headers.append("Cookie", kept.joined(separator: "; ")) }
        let response = await answer(method, address, headers, body)
        for cookie in response.headers.all("Set-Cookie") { keep(cookie) }
        let page = await SeenPage(response)
        if let token = page.token { seenToken.withLock { $0 = token } }
        return page
    }

    private func keep(_ cookie: String) {
        guard let pair = cookie.split(separator: ";").first, let equals = pair.firstIndex(of: "=") else { return }
        let (name, value) = (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
        cookies.withLock { $0[name] = cookie.contains("Max-Age=0") ? nil : value }
    }
}
