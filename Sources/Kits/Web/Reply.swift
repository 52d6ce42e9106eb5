import Pages

/// What a handler answers.
package struct Reply: Sendable {
    package enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Streamed from disk.
        case file(path: String, deleteAfter: Bool)
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: Body
    /// Shown on the next page the person sees.
    package var notice: Notice?
    package var cookies: [Cookie]

    package init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
        cookies = []
    }

    /// A whole page.
    package static func page(_ bytes: [UInt8], status: Int = 200) -> Reply {
        Reply(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: .bytes(bytes))
    }

    /// A form page again, with what stands in the way.
    package static func unprocessable(_ bytes: [UInt8]) -> Reply { page(bytes, status: 422) }

    /// 303: the browser gets the address next, so that reloading does not send the form again.
    package static func redirect(to address: String, notice: Notice? = nil) -> Reply {
        var reply = Reply(status: 303, headers: [("Location", address)])
        reply.notice = notice
        return reply
    }

    package static func text(_ text: String, status: Int = 200) -> Reply {
        Reply(
            status: status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: .bytes(Array(text.utf8)))
    }

    package static func bytes(_ bytes: [UInt8], type: String) -> Reply {
        Reply(headers: [("Content-Type", type)], body: .bytes(bytes))
    }

    /// A file to keep. `disposition` is the whole header value, made from a name that is safe in it.
    package static func file(
        _ path: String, type: String, disposition: String, deleteAfter: Bool = false
    ) -> Reply {
        Reply(
            headers: [("Content-Type", type), ("Content-Disposition", disposition)],
            body: .file(path: path, deleteAfter: deleteAfter))
    }

    /// The same answer with a cookie set or taken back.
    package func setting(_ cookie: Cookie) -> Reply {
        var reply = self
        reply.cookies.append(cookie)
        return reply
    }
}

/// A cookie of this site: never read by scripts, never sent along from other sites' forms.
package struct Cookie: Sendable, Hashable {
    package let name: String
    package let value: String
    /// Seconds; nil until the browser closes, 0 takes it back.
    package let lifetime: Int?

    package init(_ name: String, _ value: String, lifetime: Int? = nil) {
        self.name = name
        self.value = value
        self.lifetime = lifetime
    }

    func header(isSecure: Bool) -> String {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let lifetime { text += "; Max-Age=\(lifetime)" }
        return isSecure ? text + "; Secure" : text
    }
}
