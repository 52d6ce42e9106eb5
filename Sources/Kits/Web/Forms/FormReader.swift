import Hummingbird
import NIOCore

/// Reads a request's body: texts into memory, files to disk, nothing past the limits.
struct FormReader {
    let limits: FormLimits
    let bodyLimit: Int
    let folder: String
    /// False where nobody is signed in: files are read past and only their names kept.
    let keepsFiles: Bool

    /// Throws `WebFault`, and what the disk or the connection throws. Uploads of a form that fails are deleted.
    func read(_ request: SiteRequest) async throws -> ReceivedForm {
        let type = request.headers["Content-Type"] ?? ""
        let isMultipart = HeaderParameters(type).first.lowercased() == "multipart/form-data"
        // A file that is too large is read past, so that the form can come back with everything else that was entered.
        let readsPast = isMultipart && keepsFiles
        let limit = readsPast ? Int.max : bodyLimit
        var pieces = CountedPieces(request.body.content.makeAsyncIterator(), limit: limit)
        do {
            if !readsPast, let length = request.headers["Content-Length"].flatMap({ Int($0) }), length > bodyLimit {
                throw WebFault.tooLarge(limit: bodyLimit)
            }
            return isMultipart ? try await readMultipart(&pieces, type) : try await read(&pieces, as: type)
        } catch let fault as WebFault {
            // A browser shows the answer only after it has sent everything.
            await pieces.drain()
            throw fault
        }
    }

    private func read(_ pieces: inout CountedPieces, as type: String) async throws -> ReceivedForm {
        let kind = HeaderParameters(type).first.lowercased()
        var bytes: [UInt8] = []
        while let piece = try await pieces.next() { bytes += piece.readableBytesView }
        guard kind == "application/x-www-form-urlencoded" else {
            // No form of another site can send either of these two.
            guard ["application/json", "application/octet-stream"].contains(kind) || bytes.isEmpty else {
                throw WebFault.brokenForm
            }
            return ReceivedForm(bytes: bytes)
        }
        let fields = Fields(query: String(decoding: bytes, as: UTF8.self))
        guard fields.pairs.count <= limits.fields,
            fields.pairs.allSatisfy({ $0.value.utf8.count <= limits.fieldBytes })
        else { throw WebFault.tooMuch }
        return ReceivedForm(fields: fields)
    }

    private func readMultipart(_ pieces: inout CountedPieces, _ type: String) async throws -> ReceivedForm {
        guard var parser = MultipartParser(contentType: type, limits: limits) else { throw WebFault.brokenForm }
        var sink = UploadSink(folder: folder, keepsFiles: keepsFiles, limit: bodyLimit)
        do {
            while let piece = try await pieces.next() {
                try parser.feed(piece.readableBytesView) { event throws(WebFault) in try sink.take(event) }
                try await sink.write()
            }
            try parser.finish()
            return try await sink.finish()
        } catch {
            await sink.discard()
            throw error
        }
    }
}

/// The pieces of a body, counted against its limit.
struct CountedPieces {
    private var pieces: RequestBody.AsyncIterator
    private let limit: Int
    private var count = 0

    init(_ pieces: RequestBody.AsyncIterator, limit: Int) {
        self.pieces = pieces
        self.limit = limit
    }

    /// Throws `WebFault.tooLarge` past the limit, and `WebFault.brokenForm` where the connection broke.
    mutating func next() async throws -> ByteBuffer? {
        guard let piece = try await raw() else { return nil }
        count += piece.readableBytes
        guard count <= limit else { throw WebFault.tooLarge(limit: limit) }
        return piece
    }

    /// Reads on and keeps nothing.
    mutating func drain() async {
        while let piece = try? await raw() { _ = piece }
    }

    private mutating func raw() async throws -> ByteBuffer? {
        do { return try await pieces.next() } catch { throw WebFault.brokenForm }
    }
}
