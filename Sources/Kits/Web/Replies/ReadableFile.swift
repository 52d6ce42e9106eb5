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

    private init(descriptor: Int32, size: Int) {
        self.descriptor = descriptor
        self.size = size
    }

    /// Blocks. Nil where there is no such file to read.
    static func opened(_ path: String, deletingIt: Bool) -> ReadableFile? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let file = ReadableFile(descriptor: descriptor, size: Int(lseek(descriptor, 0, SEEK_END)))
        // A folder can be opened but not read.
        guard file.size >= 0, (try? file.read(at: 0, count: 1)) != nil else { return nil }
        if deletingIt { unlink(path) }
        return file
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
