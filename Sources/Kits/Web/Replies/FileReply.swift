/// A file sent to the person in pieces.
package struct FileReply: Sendable, Hashable {
    package enum Showing: Hashable, Sendable {
        /// The browser saves it.
        case download
        /// The browser shows it in its window: only for pictures and PDF.
        case inPage
    }

    /// Where it lies on the server.
    package var path: String
    /// The name it gets on the person's device, Chinese allowed.
    package var name: String
    package var type: String
    package var showing: Showing
    /// The file is taken away as soon as it is opened for sending.
    package var isDeletedAfter: Bool
    /// How many seconds the person's browser may keep it without asking; 0 keeps nothing.
    package var keptSeconds: Int
}

extension Reply {
    package static func file(
        _ path: String,
        name: String,
        type: String,
        showing: FileReply.Showing = .download,
        deleteAfter: Bool = false,
        keptSeconds: Int = 0
    ) -> Reply {
        let file = FileReply(
            path: path,
            name: name,
            type: type,
            showing: showing,
            isDeletedAfter: deleteAfter,
            keptSeconds: keptSeconds
        )
        return Reply(status: 200, content: .file(file))
    }

    /// Bytes the browser saves as a file of that name.
    package static func download(_ bytes: [UInt8], name: String, type: String) -> Reply {
        var reply = Reply.bytes(bytes, type: type)
        reply.headers = [("Content-Disposition", FileName.disposition(of: name, showing: .download))]
        return reply
    }
}
