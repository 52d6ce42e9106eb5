#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where a document goes while it is written: a file, or a person's browser.
package protocol ByteSink: AnyObject {
    /// The next bytes; they live only during the call.
    func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault)
}

/// A file that appears whole at `finish()`, in place of an existing one; let go without it, it leaves nothing.
final class FileSink: ByteSink {
    private let path: String
    private let descriptor: Int32
    private var isFinished = false

    init(path: String) throws(DocumentFault) {
        self.path = path
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite }
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(path + ".part") }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) {
        var written = 0
        while written < bytes.count {
            #if canImport(Glibc)
            let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            #else
            let count = Darwin.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            #endif
            guard count > 0 else { throw .cannotWrite }
            written += count
        }
    }

    func finish() throws(DocumentFault) {
        guard rename(path + ".part", path) == 0 else { throw .cannotWrite }
        isFinished = true
    }
}

/// A document kept in memory.
package final class MemorySink: ByteSink {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) { self.bytes.append(contentsOf: bytes) }
}
