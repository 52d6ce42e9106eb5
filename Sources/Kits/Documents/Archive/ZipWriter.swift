import CZLib

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes a zip archive to a file, part after part: what is appended is deflated and written at once, so that a part of
/// any length takes a fixed amount of memory. The same parts give the same bytes: no clock is asked.
package final class ZipWriter {
    private struct OpenPart {
        let name: [UInt8]
        let start: Int
        var checksum: uLong
        var size = 0
        var packed = 0
    }

    private let descriptor: Int32
    private let stream: UnsafeMutablePointer<z_stream>
    private var directory: [UInt8] = []
    private var count = 0
    private var offset = 0
    private var part: OpenPart?
    private var isFinished = false

    package init(path: String) throws(DocumentFault) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        // Minus 15 bits of window: deflate without a frame of its own, as a zip holds it.
        let state = deflateInit2_(stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard descriptor >= 0, state == Z_OK else { throw .cannotWrite }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    package func add(_ name: String, _ bytes: [UInt8]) throws(DocumentFault) {
        try begin(name)
        try append(bytes)
        try end()
    }

    /// Opens the next part; `append` and then `end` follow.
    package func begin(_ name: String) throws(DocumentFault) {
        deflateReset(stream)
        let opened = OpenPart(name: Array(name.utf8), start: offset, checksum: crc32(0, nil, 0))
        part = opened
        try put(header(opened))
    }

    package func append(_ bytes: [UInt8]) throws(DocumentFault) {
        part?.size += bytes.count
        if let checksum = part?.checksum { part?.checksum = crc32(checksum, bytes, uInt(bytes.count)) }
        try deflate(bytes, Z_NO_FLUSH)
    }

    package func end() throws(DocumentFault) {
        try deflate([], Z_FINISH)
        guard let done = part else { return }
        part = nil
        // The sizes are known only now: they are written over those of the header.
        let facts = number(Int(done.checksum), 4) + number(done.packed, 4) + number(done.size, 4)
        guard pwrite(descriptor, facts, facts.count, off_t(done.start + 14)) == facts.count else { throw .cannotWrite }
        directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common(done) + number(0, 10)
        directory += number(done.start, 4) + done.name
        count += 1
    }

    /// Writes the list of parts that ends the archive.
    package func finish() throws(DocumentFault) {
        guard !isFinished else { return }
        isFinished = true
        let start = offset
        try put(directory)
        let counts = number(count, 2) + number(count, 2)
        try put(
            [0x50, 0x4B, 5, 6] + number(0, 4) + counts + number(directory.count, 4) + number(start, 4) + number(0, 2)
        )
    }

    private func header(_ part: OpenPart) -> [UInt8] { [0x50, 0x4B, 3, 4] + common(part) + part.name }

    /// What a part's header and its line in the directory both say: version, UTF-8 names, deflate, 1980-01-01.
    private func common(_ part: OpenPart) -> [UInt8] {
        number(20, 2) + number(0x800, 2) + number(8, 2) + number(0, 2) + number(0x21, 2)
            + number(Int(part.checksum), 4) + number(part.packed, 4) + number(part.size, 4)
            + number(part.name.count, 2) + number(0, 2)
    }

    private func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
    }

    private func deflate(_ bytes: [UInt8], _ flush: Int32) throws(DocumentFault) {
        var packed: [UInt8] = []
        bytes.withUnsafeBufferPointer { source in
            // zlib does not write to its input.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.pointee.avail_in = uInt(source.count)
            var isFull = true
            while isFull {
                packed += [UInt8](unsafeUninitializedCapacity: 65_536) { target, filled in
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = uInt(target.count)
                    _ = CZLib.deflate(stream, flush)
                    filled = target.count - Int(stream.pointee.avail_out)
                    isFull = filled == target.count
                }
            }
        }
        part?.packed += packed.count
        try put(packed)
    }

    private func put(_ bytes: [UInt8]) throws(DocumentFault) {
        var written = 0
        while written < bytes.count {
            let got = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, bytes.count - written) }
            guard got > 0 else { throw .cannotWrite }
            written += got
        }
        offset += bytes.count
    }
}
