#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file being written beside the vault's own; it disappears unless it is moved to its place.
final class IncomingFile {
    private let descriptor: Int32
    private let path: String
    private var isMoved = false

    init(in folder: String) throws(FileFault) {
        var template = Array("\(folder)/XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw IncomingFile.fault() }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
        if !isMoved { unlink(path) }
    }

    func append(_ piece: UnsafeRawBufferPointer) throws(FileFault) {
        var rest = piece
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            guard count > 0 else { throw IncomingFile.fault() }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    func append(_ bytes: [UInt8]) throws(FileFault) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, bytes.count - done) }
            guard count > 0 else { throw IncomingFile.fault() }
            done += count
        }
    }

    /// As if it had lain here for days: the vault lets it go as soon as it is told to.
    func age() {
        let day = timespec(tv_sec: time(nil) - 3 * 86_400, tv_nsec: 0)
        futimens(descriptor, [day, day])
    }

    /// Flushes to disk, then appears at `place` in one step, in a folder that is flushed too: after a power cut the
    /// file is there whole or not at all.
    func move(to place: String, in folder: String) throws(FileFault) {
        guard fsync(descriptor) == 0, rename(path, place) == 0 else { throw IncomingFile.fault() }
        isMoved = true
        try flushFolder(folder)
    }

    static func fault() -> FileFault { errno == ENOSPC || errno == EDQUOT ? .diskFull : .storage }
}

/// Makes a folder only this program may look into; one that is there is kept.
func makeFolder(_ path: String) throws(FileFault) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw IncomingFile.fault() }
}

func flushFolder(_ path: String) throws(FileFault) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storage }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .storage }
}
