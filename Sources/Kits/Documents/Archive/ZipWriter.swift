import CZLib

/// A zip written from front to back, so that its first bytes can go to somebody before its last are known: sizes stand
/// behind each part (APPNOTE 4.3.9). Parts and the whole stay below 4 GiB, which every office program reads.
package final class ZipWriter {
    /// Bytes of a part before compression, with room for what ends it.
    static let partLimit = 4_000_000_000

    private struct Entry {
        let name: [UInt8]
        let offset: Int
        var checksum: UInt = 0
        var packed = 0
        var size = 0
        /// Written as it is, its size known before: programs that look only at a file's head find the next part.
        var isPlain = false

        var facts: ZipFields.Facts {
            ZipFields.Facts(checksum: checksum, packed: packed, size: size, isPlain: isPlain)
        }
    }

    private static let roomSize = 65_536

    private let sink: any ByteSink
    private let file: FileSink?
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: ZipWriter.roomSize)
    private var entries: [Entry] = []
    private var offset = 0
    private var isInPart = false

    /// - Parameter level: 1 is quick, 9 small. Sheets are rows of the same shape: from 4 on little is gained.
    convenience init(_ sink: any ByteSink, level: Int32 = 4) throws(DocumentFault) { try self.init(sink, nil, level) }

    /// A file that appears whole at `finish()`.
    package convenience init(path: String) throws(DocumentFault) {
        let file = try FileSink(path: path)
        try self.init(file, file, 6)
    }

    private init(_ sink: any ByteSink, _ file: FileSink?, _ level: Int32) throws(DocumentFault) {
        (self.sink, self.file) = (sink, file)
        stream.initialize(to: z_stream())
        // A raw stream: no frame but the zip's own.
        let state = deflateInit2_(
            stream,
            level,
            Z_DEFLATED,
            -15,
            9,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard state == Z_OK else { throw .cannotWrite }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        room.deallocate()
    }

    /// Bytes of the part that is being written, before compression.
    var size: Int { entries.last?.size ?? 0 }

    /// Opens the next part; `append` follows, and what comes after the part ends it.
    package func begin(_ name: String) throws(DocumentFault) {
        try end()
        deflateReset(stream)
        let entry = Entry(name: Array(name.utf8), offset: offset)
        var head = ZipFields()
        head.four(0x0403_4B50)
        head.common(entry.facts)
        head.two(entry.name.count)
        head.two(0)
        try write(head.bytes + entry.name)
        entries.append(entry)
        isInPart = true
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) {
        guard isInPart, !bytes.isEmpty else { return }
        let place = entries.count - 1
        entries[place].size += bytes.count
        guard entries[place].size <= Int(UInt32.max) else { throw .cannotWrite }
        let start = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
        entries[place].checksum = crc32(entries[place].checksum, start, UInt32(bytes.count))
        // zlib does not write to its input.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(bytes.count)
        try pack(Z_NO_FLUSH)
    }

    package func append(_ bytes: [UInt8]) throws(DocumentFault) {
        try bytes.withUnsafeBufferPointer { bytes throws(DocumentFault) in try append(UnsafeRawBufferPointer(bytes)) }
    }

    /// A whole part, packed.
    package func add(_ name: String, _ bytes: [UInt8]) throws(DocumentFault) {
        try begin(name)
        try append(bytes)
        try end()
    }

    /// A whole small part, as it is.
    func add(_ name: String, _ text: String) throws(DocumentFault) {
        try end()
        let bytes = Array(text.utf8)
        var entry = Entry(name: Array(name.utf8), offset: offset, isPlain: true)
        entry.checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        (entry.packed, entry.size) = (bytes.count, bytes.count)
        var head = ZipFields()
        head.four(0x0403_4B50)
        head.common(entry.facts)
        head.two(entry.name.count)
        head.two(0)
        try write(head.bytes + entry.name)
        try write(bytes)
        entries.append(entry)
    }

    /// Lets what was packed so far go on: the head of a large sheet reaches the browser at once.
    func flush() throws(DocumentFault) {
        guard isInPart else { return }
        (stream.pointee.next_in, stream.pointee.avail_in) = (nil, 0)
        try pack(Z_SYNC_FLUSH)
    }

    /// Writes the list of parts; nothing may follow.
    package func finish() throws(DocumentFault) {
        try end()
        let start = offset
        for entry in entries {
            var head = ZipFields()
            head.four(0x0201_4B50)
            head.two(20)
            head.common(entry.facts)
            head.two(entry.name.count)
            for _ in 0..<4 { head.two(0) }
            head.four(0)
            head.four(entry.offset)
            try write(head.bytes + entry.name)
        }
        var tail = ZipFields()
        tail.four(0x0605_4B50)
        tail.four(0)
        tail.two(entries.count)
        tail.two(entries.count)
        tail.four(offset - start)
        tail.four(start)
        tail.two(0)
        try write(tail.bytes)
        try file?.finish()
    }

    package func end() throws(DocumentFault) {
        guard isInPart else { return }
        (stream.pointee.next_in, stream.pointee.avail_in) = (nil, 0)
        try pack(Z_FINISH)
        isInPart = false
        let entry = entries[entries.count - 1]
        var tail = ZipFields()
        tail.four(0x0807_4B50)
        tail.four(Int(entry.checksum))
        tail.four(entry.packed)
        tail.four(entry.size)
        try write(tail.bytes)
    }

    private func pack(_ how: Int32) throws(DocumentFault) {
        while true {
            stream.pointee.next_out = room
            stream.pointee.avail_out = UInt32(ZipWriter.roomSize)
            let state = deflate(stream, how)
            guard state != Z_STREAM_ERROR else { throw .cannotWrite }
            let count = ZipWriter.roomSize - Int(stream.pointee.avail_out)
            if count > 0 {
                entries[entries.count - 1].packed += count
                try write(UnsafeRawBufferPointer(start: room, count: count))
            }
            if stream.pointee.avail_out > 0 { return }
        }
    }

    private func write(_ bytes: [UInt8]) throws(DocumentFault) {
        try bytes.withUnsafeBufferPointer { bytes throws(DocumentFault) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) {
        guard offset + bytes.count <= Int(UInt32.max) else { throw .cannotWrite }
        try sink.write(bytes)
        offset += bytes.count
    }
}

/// Numbers as a zip writes them, the lowest byte first.
private struct ZipFields {
    struct Facts {
        let checksum: UInt
        let packed: Int
        let size: Int
        let isPlain: Bool
    }

    private(set) var bytes: [UInt8] = []

    mutating func two(_ number: Int) {
        bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }

    mutating func four(_ number: Int) {
        two(number & 0xFFFF)
        two(number >> 16)
    }

    /// What the head of a part and its line in the list have in common: sizes follow a part that is packed while it is
    /// written, names are UTF-8, 1 January 1980.
    mutating func common(_ facts: Facts) {
        two(20)
        two((facts.isPlain ? 0 : 1 << 3) | 1 << 11)
        two(facts.isPlain ? 0 : 8)
        two(0)
        two(1 << 5 | 1)
        four(Int(facts.checksum))
        four(facts.packed)
        four(facts.size)
    }
}
