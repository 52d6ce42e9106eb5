import NIOPosix

/// Takes what the parser finds: texts into fields, files into the folder, written in pieces of 64 KB or more off the
/// threads that answer requests.
struct UploadSink {
    private static let pieceSize = 64 * 1024
    private let keepsFiles: Bool
    /// Bytes of all texts and files together. A text past it ends the form; a file past it is only named.
    private let limit: Int
    private var taken = 0
    private var isOverflowing = false
    private var form = ReceivedForm()
    private var writer: UploadWriter
    private var steps: [UploadWriter.Step] = []
    private var waiting = 0

    init(folder: String, keepsFiles: Bool, limit: Int) {
        self.keepsFiles = keepsFiles
        self.limit = limit
        writer = UploadWriter(folder: folder)
    }

    mutating func take(_ event: MultipartEvent) throws(WebFault) {
        switch event {
        case .field(let name, let value):
            taken += name.utf8.count + value.count
            guard taken <= limit else { throw .tooLarge(limit: limit) }
            form.fields.append(PercentCoding.repaired(Array(name.utf8)), PercentCoding.repaired(value))
        // A file field left empty arrives as a file without a name.
        case .fileBegins(_, let name, _) where !keepsFiles:
            if !name.isEmpty { form.lostFiles.append(name) }
        case .fileBegins(let field, let name, let type):
            isOverflowing = false
            steps.append(.begin(field: field, name: name, type: type))
        case .fileBytes(let bytes) where keepsFiles && !isOverflowing:
            guard taken + bytes.count <= limit else {
                isOverflowing = true
                steps.append(.overflow)
                return
            }
            taken += bytes.count
            steps.append(.bytes(Array(bytes)))
            waiting += bytes.count
        case .fileEnds where keepsFiles: steps.append(.end)
        case .fileBytes, .fileEnds: break
        }
    }

    /// Writes what waits once there is enough of it.
    mutating func write() async throws {
        if waiting >= Self.pieceSize { try await writeAll() }
    }

    mutating func finish() async throws -> ReceivedForm {
        try await writeAll()
        form.uploads = writer.uploads
        return form
    }

    /// Takes every file away that was written so far.
    mutating func discard() async {
        steps = [.discard]
        try? await writeAll()
    }

    private mutating func writeAll() async throws {
        guard !steps.isEmpty else { return }
        let work = (writer, steps)
        (steps, waiting) = ([], 0)
        let (after, fault) = try await NIOThreadPool.singleton.runIfActive {
            var writer = work.0
            let fault = writer.perform(work.1)
            return (writer, fault)
        }
        writer = after
        if let fault { throw fault }
    }
}
