import Core
import HTTPTypes
import NIOPosix
import Pages

extension Site {
    /// The response to an exchange: the reply with the headers, cookies and compression of the site.
    func finished(_ exchange: Exchange, _ request: SiteRequest) async -> SiteResponse {
        let (visit, reply) = (exchange.visit, exchange.reply)
        var response = SiteResponse(status: reply.status, headers: Headers(fields: baseFields(visit)), body: .empty)
        for (name, value) in reply.headers { response.headers.append(name, value) }
        if !reply.headers.contains(where: { $0.name == "Cache-Control" }) {
            response.headers.append(HTTPField.Name.cacheControl, cacheRule(reply))
        }
        addCookies(reply, visit, &response.headers)
        switch reply.content {
        case .empty: break
        case .page(let bytes): fill(&response, bytes, type: "text/html; charset=utf-8", request)
        case .bytes(let bytes, let type): fill(&response, bytes, type: type, request)
        case .file(let file):
            guard let opened = await Self.opened(file) else {
                let missing = await self.reply(to: WebFault.notFound, visit)
                return await finished(Exchange(visit: visit, reply: missing), request)
            }
            response.headers.append(HTTPField.Name.contentType, file.type)
            response.headers.append("Content-Disposition", FileName.disposition(of: file.name, showing: file.showing))
            response.headers.append(HTTPField.Name.contentLength, String(opened.size))
            response.body = .file(opened)
        case .spooled(let spool, let name, let type):
            response.headers.append(HTTPField.Name.contentType, type)
            response.headers.append("Content-Disposition", FileName.disposition(of: name, showing: .download))
            response.body = .spool(spool)
        case .written:
            // Replies of routes were started before; others have no writer.
            let missing = await self.reply(to: WebFault.notFound, visit)
            return await finished(Exchange(visit: visit, reply: missing), request)
        }
        if visit.method == .head || request.method == "HEAD" {
            if case .spool(let spool) = response.body { spool.abandon() }
            response.body = .empty
        }
        return response
    }

    private func baseFields(_ visit: Visit) -> HTTPFields {
        visit.client.isSecure ? SecurityHeaders.secure : SecurityHeaders.plain
    }

    private func cacheRule(_ reply: Reply) -> String {
        if case .file(let file) = reply.content, file.keptSeconds > 0 { return "private, max-age=\(file.keptSeconds)" }
        return "no-store"
    }

    private func fill(_ response: inout SiteResponse, _ bytes: [UInt8], type: String, _ request: SiteRequest) {
        response.headers.append(HTTPField.Name.contentType, type)
        var bytes = bytes
        if bytes.count >= Gzip.threshold, Self.isText(type) {
            response.headers.append(HTTPField.Name.vary, "Accept-Encoding")
            if Gzip.isAccepted(request.headers[HTTPField.Name.acceptEncoding]), let small = gzip.compressed(bytes) {
                response.headers.append(HTTPField.Name.contentEncoding, "gzip")
                bytes = small
            }
        }
        response.headers.append(HTTPField.Name.contentLength, String(bytes.count))
        response.body = .bytes(bytes)
    }

    private func addCookies(_ reply: Reply, _ visit: Visit, _ headers: inout Headers) {
        let isSecure = visit.client.isSecure
        func add(_ name: String, _ value: String, seconds: Int?, path: String = "/") {
            let cookie = Self.cookie(name, value, seconds: seconds, path: path, isSecure: isSecure)
            headers.append(HTTPField.Name.setCookie, cookie)
        }
        for own in reply.cookies { add(own.name, own.value, seconds: own.seconds, path: own.path) }
        switch reply.session {
        case .begins(let token, let seconds): add(Self.sessionCookie, token, seconds: seconds)
        case .ends: add(Self.sessionCookie, "", seconds: 0)
        case nil: break
        }
        if let notice = reply.notice {
            add(NoticeCookie.name, notices.value(of: notice, at: environment.now()), seconds: NoticeCookie.seconds)
        } else if case .page = reply.content, visit.cookies[NoticeCookie.name] != nil {
            add(NoticeCookie.name, "", seconds: 0)
        }
        if case .page = reply.content, visit.signedIn == nil, visit.visitorSecret.isNew {
            add(VisitorSecret.cookieName, visit.visitorSecret.text, seconds: nil)
        }
    }

    private static func cookie(
        _ name: String,
        _ value: String,
        seconds: Int?,
        path: String,
        isSecure: Bool
    ) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value)\(age); Path=\(path); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg")
    }

    private static func opened(_ file: FileReply) async -> ReadableFile? {
        let file = try? await NIOThreadPool.singleton.runIfActive {
            ReadableFile.opened(file.path, deletingIt: file.isDeletedAfter)
        }
        return file ?? nil
    }
}
