import Foundation
import Pages
import Web

extension SampleSite {
    /// Sends a request written as text and writes the response as text. `TOKEN` stands for a token of the session whose
    /// cookie the request carries. Headers that are the same on every response are left out, `Content-Length` too.
    func exchange(_ text: String) async -> String { await words(of: site.respond(request(text))) }

    func request(_ text: String) -> SiteRequest {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = lines.removeFirst().split(separator: " ")
        let end = lines.firstIndex(of: "") ?? lines.count
        let headers = lines[..<end].map { line in
            let colon = line.firstRange(of: ": ")
            return (
                name: String(line[..<(colon?.lowerBound ?? line.endIndex)]),
                value: String(line[(colon?.upperBound ?? line.endIndex)...])
            )
        }
        let body = lines.dropFirst(end + 1).joined(separator: "\n")
        let session = headers.first { $0.name == "Cookie" }.flatMap { header in
            Self.sessions.first { header.value.contains("luoshi_session=\($0.key)") }?.value
        }
        let token = session.map { site.token(for: $0) } ?? ""
        return SiteRequest(
            String(start[0]),
            String(start[1]),
            headers: Headers(headers.map { ($0.name, $0.value.replacing("TOKEN", with: token)) }),
            body: PostedBody(body.replacing("TOKEN", with: token)),
            peer: "192.0.2.7"
        )
    }

    func words(of response: SiteResponse) -> String {
        let left: Set = [
            "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
            "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Content-Length",
            "Vary",
        ]
        let headers = response.headers.pairs.filter { !left.contains($0.name) }.map { "\($0.name): \($0.value)" }
        let body = bytes(of: response)
        let isPage = response.headers["Content-Type"]?.hasPrefix("text/html") == true
        let text = String(decoding: body, as: UTF8.self)
        return (["\(response.status)"] + headers + (body.isEmpty ? [] : ["", isPage ? Self.visible(text) : text]))
            .joined(separator: "\n")
    }

    func bytes(of response: SiteResponse) -> [UInt8] {
        switch response.body {
        case .empty: []
        case .bytes(let bytes): bytes
        case .file(let file): (try? file.read(at: 0, count: file.size)) ?? []
        case .spool(let spool): (try? spool.read(at: 0, count: spool.size)) ?? []
        }
    }

    /// What a reader sees in the main part of a page, one line per piece of text; hidden fields as `[name=value]`.
    static func visible(_ html: String) -> String {
        guard let main = html.firstRange(of: "<main"), let end = html.firstRange(of: "</main>") else { return html }
        var text = String(html[main.lowerBound..<end.lowerBound])
        text.replace(/<svg.*?<\/svg>/, with: "")
        text.replace(/<input type="hidden" name="_token"[^>]*>/, with: "[_token]\n")
        text.replace(/<input type="hidden" name="([^"]*)" value="([^"]*)">/) { "[\($0.1)=\($0.2)]\n" }
        text.replace(/<form [^>]*action="([^"]*)"[^>]*>/) { "\n-> \($0.1)\n" }
        text.replace(/<a [^>]*href="([^"]*)"[^>]*>/) { "\n(\($0.1)) " }
        text.replace(/<\/?(span|a)[^>]*>/, with: "")
        text.replace(/<[^>]*>/, with: "\n")
        for (name, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text.replace(name, with: character)
        }
        return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}
