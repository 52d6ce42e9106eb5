/// The bytes of a part, a piece at a time, always as UTF-8, with a 0 behind the last that is loaded.
struct PartBytes: ~Copyable {
    /// The next byte that was not used.
    var at: UnsafePointer<UInt8>
    /// Behind the last byte that is loaded; a 0 stands there.
    private(set) var end: UnsafePointer<UInt8>

    private let part: ZipPart
    private var buffer: UnsafeMutableRawBufferPointer
    private var decoder: TextDecoder?
    private var isAtEnd = false

    init(_ part: ZipPart) throws(DocumentFault) {
        self.part = part
        buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * ZipPart.pieceSize, alignment: 16)
        let start = UnsafePointer(buffer.baseAddress!.assumingMemoryBound(to: UInt8.self))
        (at, end) = (start, start)
        buffer[0] = 0
        _ = try load()
        if let encoding = PartBytes.encoding(UnsafeRawBufferPointer(start: at, count: end - at)) {
            let head = Array(UnsafeRawBufferPointer(start: at, count: end - at))
            decoder = TextDecoder(encoding)
            at = end
            append(Array(decoder!.decode(head, isLast: isAtEnd).utf8))
        }
        if starts(with: "\u{FEFF}") { at += 3 }
    }

    deinit { buffer.deallocate() }

    func starts(with mark: StaticString) -> Bool {
        let wanted = UnsafeRawBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        guard end - at >= wanted.count else { return false }
        return UnsafeRawBufferPointer(start: at, count: wanted.count).elementsEqual(wanted)
    }

    /// Loads the next piece once everything was used; false after the last.
    mutating func more() throws(DocumentFault) -> Bool {
        while at == end {
            guard try load() else { return false }
        }
        return true
    }

    /// Loads more behind what was not used yet, which moves to the front; false where there is no more.
    mutating func load() throws(DocumentFault) -> Bool {
        guard !isAtEnd else { return false }
        let kept = makeRoom(for: ZipPart.pieceSize)
        guard decoder == nil else {
            let piece = try part.head(ZipPart.pieceSize)
            isAtEnd = piece.isEmpty
            append(Array(decoder!.decode(piece, isLast: isAtEnd).utf8))
            return true
        }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<(buffer.count - 1)])
        let got = try part.read(into: room)
        isAtEnd = got == 0
        setEnd(kept + got)
        return got > 0
    }

    private mutating func append(_ bytes: [UInt8]) {
        let kept = makeRoom(for: bytes.count)
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[kept...]).copyMemory(from: $0) }
        setEnd(kept + bytes.count)
    }

    /// Moves what was not used to the front, in a larger buffer where it takes up most of this one.
    private mutating func makeRoom(for count: Int) -> Int {
        let kept = end - at
        let old = buffer
        let unused = UnsafeRawBufferPointer(start: at, count: kept)
        if kept + count + 1 > old.count {
            buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: (kept + count + 1) * 2, alignment: 16)
            buffer.copyMemory(from: unused)
            old.deallocate()
        } else if kept > 0 {
            // The two may lie over one another.
            buffer.baseAddress!.copyMemory(from: unused.baseAddress!, byteCount: kept)
        }
        setEnd(kept)
        return kept
    }

    private mutating func setEnd(_ count: Int) {
        let start = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
        start[count] = 0
        at = UnsafePointer(start)
        end = UnsafePointer(start) + count
    }

    /// What the file is written in where it is not UTF-8, by its first bytes or its declaration.
    private static func encoding(_ head: UnsafeRawBufferPointer) -> TextEncoding? {
        guard head.count >= 4 else { return nil }
        if head[0] == 0xFF && head[1] == 0xFE || head[1] == 0 && head[3] == 0 { return .utf16LittleEndian }
        if head[0] == 0xFE && head[1] == 0xFF || head[0] == 0 && head[2] == 0 { return .utf16BigEndian }
        let declaration = String(decoding: head.prefix(100), as: UTF8.self).prefix { $0 != ">" }.lowercased()
        return declaration.contains("encoding=\"gb") || declaration.contains("encoding='gb") ? .gb18030 : nil
    }
}
