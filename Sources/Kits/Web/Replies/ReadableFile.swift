#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file opened for sending. It is closed when nobody holds it any more, and may already be gone from its folder.
package final class ReadableFile: Sendable {
    /// Bytes.
    package let size: Int
    private let descriptor: Int32

    /// Blocks. Nil where there is no such file to read.
    init?(_ path: String, deletingIt: Bool) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        size = Int(facts.st_size)
        if deletingIt { unlink(path) }
    }

    deinit { close(descriptor) }

    /// Up to `count` bytes from `offset`, empty at the end. Blocks; throws `DiskFault`.
    package func read(at offset: Int, count: Int) throws -> [UInt8] {
        var fault: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            filled = max(0, read)
            if read < 0 { fault = errno }
        }
        guard fault == 0 else { throw DiskFault(fault) }
        return bytes
    }
}
