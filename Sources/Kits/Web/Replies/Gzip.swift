import CZLib
import Synchronization

/// Compresses responses. Streams are kept and used again: making one costs more than compressing a page.
final class Gzip: Sendable {
    /// Smaller texts gain nothing.
    static let threshold = 1024

    private struct Stream: @unchecked Sendable { let pointer: UnsafeMutablePointer<z_stream> }

    private let level: Int32
    private let idle = Mutex<[Stream]>([])

    /// - Parameter level: 1 is quick, 9 small.
    init(level: Int) { self.level = Int32(level) }

    deinit {
        idle.withLock { streams in
            for stream in streams { Self.close(stream) }
        }
    }

    /// Nil where zlib has no memory or the result would not be smaller.
    func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let stream = idle.withLock({ $0.popLast() }) ?? opened() else { return nil }
        defer { put(stream) }
        guard deflateReset(stream.pointer) == Z_OK else { return nil }
        return bytes.withUnsafeBufferPointer { source in
            var isWhole = false
            let result = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, filled in
                // zlib does not write to its input.
                stream.pointer.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointer.pointee.avail_in = UInt32(source.count)
                stream.pointer.pointee.next_out = target.baseAddress
                stream.pointer.pointee.avail_out = UInt32(target.count)
                isWhole = deflate(stream.pointer, Z_FINISH) == Z_STREAM_END
                filled = target.count - Int(stream.pointer.pointee.avail_out)
            }
            return isWhole ? result : nil
        }
    }

    private func opened() -> Stream? {
        let pointer = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        pointer.initialize(to: z_stream())
        // 15 bits of window, and 16 for the gzip frame.
        let state = deflateInit2_(
            pointer,
            level,
            Z_DEFLATED,
            15 + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard state == Z_OK else {
            pointer.deallocate()
            return nil
        }
        return Stream(pointer: pointer)
    }

    private func put(_ stream: Stream) {
        let isKept = idle.withLock { streams in
            guard streams.count < 8 else { return false }
            streams.append(stream)
            return true
        }
        if !isKept { Self.close(stream) }
    }

    private static func close(_ stream: Stream) {
        deflateEnd(stream.pointer)
        stream.pointer.deallocate()
    }
}

extension Gzip {
    /// Whether the browser takes gzip: named, and not with weight 0.
    static func isAccepted(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.lowercased().split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { Fields.trimmed(String($0)) }
            guard words.first == "gzip" || words.first == "*" else { return false }
            return !words.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
        }
    }
}
