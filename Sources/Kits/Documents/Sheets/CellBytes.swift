/// The text of one cell as its pieces come out of the file.
struct CellBytes: ~Copyable {
    /// More than Excel allows in a cell by far; what is beyond it is left out.
    private static let limit = 1_000_000

    private(set) var count = 0
    private var capacity = 256
    private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

    deinit { bytes.deallocate() }

    mutating func clear() { count = 0 }

    @inline(__always)
    mutating func append(_ piece: UnsafeRawBufferPointer) {
        if count + piece.count > capacity { grow(piece.count) }
        let length = min(piece.count, capacity - count)
        UnsafeMutableRawPointer(bytes + count).copyMemory(from: piece.baseAddress!, byteCount: length)
        count += length
    }

    private mutating func grow(_ more: Int) {
        let wanted = min(max(capacity * 2, count + more), CellBytes.limit)
        guard wanted > capacity else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        larger.update(from: bytes, count: count)
        bytes.deallocate()
        (bytes, capacity) = (larger, wanted)
    }

    subscript(_ index: Int) -> UInt8 { bytes[index] }

    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

    var text: String { String(decoding: buffer, as: UTF8.self) }

    /// As cells are handed on, see `cleanCell`. Most texts begin and end with something to be seen.
    var cleanText: String {
        if SharedStrings.isSuspect(buffer) { cleanCell(SharedStrings.unescaped(text)) } else { text }
    }

    /// A whole number without sign of at most 9 digits; -1 for anything else.
    @inline(__always)
    var index: Int {
        guard count > 0, count <= 9 else { return -1 }
        var number = 0
        for place in 0..<count {
            let digit = Int(bytes[place]) &- 48
            guard digit >= 0, digit <= 9 else { return -1 }
            number = number &* 10 &+ digit
        }
        return number
    }

    /// A number as it is shown, where the file writes it just so; see `plainNumber`.
    var number: String {
        guard count <= 15 else { return plainNumber(text) }
        for place in 0..<count where bytes[place] &- 48 > 9 { return plainNumber(text) }
        return text
    }
}
