import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// Between the server and the site: the server's request in, the server's response out.
struct SiteResponder: HTTPResponder {
    let site: Site

    func respond(to request: Request, context: Connection) async throws -> Response {
        var asked = SiteRequest(
            request.method.rawValue,
            request.head.path ?? "/",
            headers: Headers(fields: request.headers),
            body: PostedBody(request.body),
            peer: context.peer
        )
        asked.authority = request.head.authority
        let response = await site.respond(asked)
        return Response(
            status: .init(code: response.status),
            headers: response.headers.fields,
            body: body(of: response)
        )
    }

    private func body(of response: SiteResponse) -> ResponseBody {
        switch response.body {
        case .empty: ResponseBody()
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .file(let file):
            ResponseBody(contentLength: file.size) { writer in
                try await Self.send(file, to: &writer)
                try await writer.finish(nil)
            }
        case .spool(let spool):
            ResponseBody { writer in
                do {
                    try await Self.send(spool, to: &writer)
                } catch {
                    spool.abandon()
                    throw error
                }
                try await writer.finish(nil)
            }
        }
    }

    private static func send(_ spool: FileSpool, to writer: inout any ResponseBodyWriter) async throws {
        var offset = 0
        while try await spool.hasMore(than: offset) {
            let place = offset
            let bytes = try await NIOThreadPool.singleton.runIfActive {
                try spool.read(at: place, count: 64 * 1024)
            }
            try await writer.write(ByteBuffer(bytes: bytes))
            offset += bytes.count
        }
    }

    private static func send(_ file: ReadableFile, to writer: inout any ResponseBodyWriter) async throws {
        var offset = 0
        while offset < file.size {
            let place = offset
            let bytes = try await NIOThreadPool.singleton.runIfActive {
                try file.read(at: place, count: min(64 * 1024, file.size - place))
            }
            // The file became shorter while it was sent: the browser sees a broken download.
            guard !bytes.isEmpty else { throw DiskFault(0) }
            try await writer.write(ByteBuffer(bytes: bytes))
            offset += bytes.count
        }
    }
}

/// The connection a request came over.
struct Connection: InitializableFromSource {
    let peer: String

    init(source: ApplicationRequestContextSource) { peer = source.channel.remoteAddress?.ipAddress ?? "" }
}
