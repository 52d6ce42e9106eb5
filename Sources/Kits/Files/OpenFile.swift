import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file open for reading; closed when let go.
final class OpenFile: ByteWindow {
    static let pieceSize = 65_536

    let size: Int
    private let descriptor: Int32

    /// Nil where there is no regular file.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
        size = Int(facts.st_size)
    }

    deinit { close(descriptor) }

    func bytes(from offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let count = min(count, size - offset)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if got <= 0 { break }
                filled += got
            }
        }
    }

    /// Hands over the bytes piece by piece; the buffer is used again for each.
    func eachPiece(_ use: (UnsafeRawBufferPointer) throws(FileFault) -> Void) throws(FileFault) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: OpenFile.pieceSize, alignment: 16)
        defer { buffer.deallocate() }
        lseek(descriptor, 0, SEEK_SET)
        while true {
            let got = read(descriptor, buffer.baseAddress, buffer.count)
            if got == 0 { return }
            guard got > 0 else { throw .storage }
            try use(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        }
    }
}
