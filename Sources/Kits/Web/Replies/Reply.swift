import Pages

/// What a route answers, before the site adds its headers and cookies.
package struct Reply: Sendable {
    package enum Content: Sendable {
        case empty
        /// An HTML page of ours.
        case page([UInt8])
        case bytes([UInt8], type: String)
        case file(FileReply)
        /// A file that is made while it is sent.
        case written(WrittenReply)
        /// The same once its first bytes are there; made by the site.
        case spooled(FileSpool, name: String, type: String)
    }

    package var status: Int
    package var content: Content
    /// Headers the route sets itself.
    package var headers: [(name: String, value: String)] = []
    /// Said once on the next page this person opens.
    package var notice: Notice?
    package var session: SessionChange?
    /// Cookies of the route's own.
    package var cookies: [ReplyCookie] = []

    package init(status: Int, content: Content = .empty) {
        self.status = status
        self.content = content
    }
}

/// A cookie for the pages of one route, which no script reads and no other site sends along.
package struct ReplyCookie: Sendable, Hashable {
    let name: String
    let value: String
    let path: String
    let seconds: Int

    /// - Parameters:
    ///   - value: of letters, figures and the other characters of Base64.
    ///   - path: the browser sends it to addresses that begin so.
    package init(_ name: String, _ value: String, path: String, seconds: Int) {
        self.name = name
        self.value = value
        self.path = path
        self.seconds = seconds
    }

    /// Takes away the one of that name and path.
    package static func ending(_ name: String, path: String) -> ReplyCookie {
        ReplyCookie(name, "", path: path, seconds: 0)
    }
}

/// What a reply does to the session cookie.
package enum SessionChange: Sendable, Hashable {
    /// The browser keeps the token for so many seconds.
    case begins(token: String, seconds: Int)
    case ends
}

extension Reply {
    package static func page(_ bytes: [UInt8], status: Int = 200) -> Reply {
        Reply(status: status, content: .page(bytes))
    }

    /// A form that comes back with what stands in the way.
    package static func unprocessable(_ bytes: [UInt8]) -> Reply { page(bytes, status: 422) }

    /// 303: the browser opens another address of this site with GET. A `notice` is said there, once.
    package static func redirect(to address: String, notice: Notice? = nil) -> Reply {
        var reply = Reply(status: 303)
        reply.headers = [("Location", address)]
        reply.notice = notice
        return reply
    }

    package static func text(_ text: String, status: Int = 200) -> Reply {
        bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
    }

    package static func bytes(_ bytes: [UInt8], type: String, status: Int = 200) -> Reply {
        Reply(status: status, content: .bytes(bytes, type: type))
    }

    /// 204: done, and the page stays as it is.
    package static var done: Reply { Reply(status: 204) }

    /// The same reply, opening a session: its cookie carries `token` and is kept for `seconds`.
    package func beginning(session token: String, seconds: Int) -> Reply {
        var reply = self
        reply.session = .begins(token: token, seconds: seconds)
        return reply
    }

    /// The same reply, taking the session's cookie away.
    package func endingSession() -> Reply {
        var reply = self
        reply.session = .ends
        return reply
    }
}
