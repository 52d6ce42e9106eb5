import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the bytes of a document are: a file on disk, or memory.
package enum ByteSource: Sendable {
    case file(path: String)
    case bytes([UInt8])
}

/// An open `ByteSource`.
final class OpenSource: ByteWindow {
    let source: ByteSource
    let size: Int
    private let descriptor: Int32
    private let memory: [UInt8]

    init(_ source: ByteSource) throws(DocumentFault) {
        self.source = source
        switch source {
        case .bytes(let bytes):
            memory = bytes
            descriptor = -1
            size = bytes.count
        case .file(let path):
            memory = []
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            var facts = stat()
            guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
                if descriptor >= 0 { close(descriptor) }
                throw .unreadable
            }
            size = Int(facts.st_size)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func bytes(from offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let count = min(count, size - offset)
        guard descriptor >= 0 else { return Array(memory[offset..<(offset + count)]) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if got <= 0 { break }
                filled += got
            }
        }
    }
}
