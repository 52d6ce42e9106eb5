#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes the files of one form into a folder. Blocks: runs on the thread pool.
struct UploadWriter: Sendable {
    enum Step: Sendable {
        case begin(field: String, name: String, type: String)
        case bytes([UInt8])
        case end
        /// The open file is larger than may be: what was written of it goes, and only its name is kept.
        case overflow
        case discard
    }

    private struct OpenFile {
        let upload: Upload
        let descriptor: Int32
        var size = 0
        var isTooLarge = false
    }

    /// What the names of files begin with while their request lasts.
    static let prefix = "upload-"

    let folder: String
    private(set) var uploads: [Upload] = []
    private var current: OpenFile?

    init(folder: String) { self.folder = folder }

    /// Nil where all was written. What was begun is known afterwards in any case, so that it can be discarded.
    mutating func perform(_ steps: [Step]) -> (any Error)? {
        do {
            for step in steps { try perform(step) }
            return nil
        } catch {
            return error
        }
    }

    private mutating func perform(_ step: Step) throws {
        switch step {
        case .begin(let field, let name, let type): try begin(field, name, type)
        case .bytes(let bytes): try write(bytes)
        case .end: end()
        case .overflow: overflow()
        case .discard: discard()
        }
    }

    private mutating func begin(_ field: String, _ name: String, _ type: String) throws {
        let path = "\(folder)/\(Self.prefix)\(String(UInt64.random(in: .min ... .max), radix: 36))"
        let descriptor = Self.create(path)
        guard descriptor >= 0 else { throw DiskFault(errno) }
        let upload = Upload(field: field, name: name, declaredType: type, path: path, size: 0)
        current = OpenFile(upload: upload, descriptor: descriptor)
    }

    /// Readable by this program's user alone; an existing file is never opened.
    private static func create(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        guard let file = current, !file.isTooLarge else { return }
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = systemWrite(file.descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw DiskFault(errno) }
                rest = rest.dropFirst(count)
            }
        }
        current?.size += bytes.count
    }

    private mutating func overflow() {
        guard let file = current else { return }
        ftruncate(file.descriptor, 0)
        current?.isTooLarge = true
    }

    private mutating func end() {
        guard let file = current else { return }
        current = nil
        close(file.descriptor)
        let upload = file.upload
        // A file field left empty arrives as a file without name and content.
        if upload.name.isEmpty, file.size == 0 {
            unlink(upload.path)
            return
        }
        uploads.append(
            Upload(
                field: upload.field,
                name: upload.name,
                declaredType: upload.declaredType,
                path: upload.path,
                size: file.size,
                isTooLarge: file.isTooLarge
            )
        )
    }

    private mutating func discard() {
        if let file = current {
            close(file.descriptor)
            unlink(file.upload.path)
            current = nil
        }
        for upload in uploads { unlink(upload.path) }
        uploads = []
    }
}

/// The disk refused: the number of the system's error.
struct DiskFault: Error, Hashable {
    let code: Int32

    init(_ code: Int32) { self.code = code }

    /// Nothing more fits on the disk, or into this user's share of it.
    var isFull: Bool { code == ENOSPC || code == EDQUOT }
}

/// `write(2)`, under a name of its own: the type above has a `write`.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
