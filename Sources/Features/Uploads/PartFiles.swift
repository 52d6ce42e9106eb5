import Core
import Files
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the bytes of uploads lie until they are whole: a file each, named by the upload. Everything here blocks.
package struct PartFiles: Sendable {
    let folder: String

    package init(folder: String) { self.folder = folder }

    func path(of id: UploadID) -> String { "\(folder)/\(id)" }

    /// Bytes that lie there.
    func size(of id: UploadID) -> Int {
        var facts = stat()
        return stat(path(of: id), &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// Writes and flushes; after that a power cut takes nothing of it.
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int, of id: UploadID) throws(FileFault) {
        let isNew = access(path(of: id), F_OK) != 0
        if isNew { try makeFolder() }
        let descriptor = open(path(of: id), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.fault() }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault() }
            done += count
        }
        guard fsync(descriptor) == 0 else { throw Self.fault() }
        if isNew { try flush() }
    }

    func remove(_ id: UploadID) { unlink(path(of: id)) }

    /// Uploads that have bytes here.
    func list() -> [UploadID] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var found: [UploadID] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let id = UploadID(name) { found.append(id) }
        }
        return found
    }

    private func makeFolder() throws(FileFault) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Self.fault()
        }
    }

    private func flush() throws(FileFault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .storage }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .storage }
    }

    private static func fault() -> FileFault { errno == ENOSPC || errno == EDQUOT ? .diskFull : .storage }
}
