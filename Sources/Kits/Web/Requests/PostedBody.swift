import Hummingbird
import NIOCore

/// The body of a request, read once, in pieces.
package struct PostedBody: Sendable {
    let content: RequestBody

    init(_ content: RequestBody) { self.content = content }

    package static let empty = PostedBody(RequestBody(buffer: ByteBuffer()))

    package init(_ bytes: [UInt8]) { content = RequestBody(buffer: ByteBuffer(bytes: bytes)) }

    package init(_ text: String) { content = RequestBody(buffer: ByteBuffer(string: text)) }

    /// Arrives piece by piece, as from a slow connection.
    package init(pieces: some AsyncSequence<[UInt8], any Error> & Sendable) {
        content = RequestBody(asyncSequence: pieces.map { ByteBuffer(bytes: $0) })
    }
}
