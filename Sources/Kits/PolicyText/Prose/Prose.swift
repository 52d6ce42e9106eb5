/// A text as scalars: as written, and with full-width forms folded. Both have the same offsets.
struct Prose: Sendable {
    let raw: [UInt32]
    let flat: [UInt32]

    init(_ text: String) {
        var raw: [UInt32] = []
        raw.reserveCapacity(text.utf8.count / 2)
        for scalar in text.unicodeScalars { raw.append(scalar.value) }
        self.raw = raw
        self.flat = raw.map(Prose.flatten)
    }

    init(_ scalars: [UInt32]) {
        raw = scalars
        flat = scalars.map(Prose.flatten)
    }

    var count: Int { raw.count }

    /// Full-width ASCII becomes ASCII, every white space but the line break becomes a blank.
    static func flatten(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x0A: 0x0A
        case 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: 0x0A
        case 0x09: 0x09
        case 0xA0, 0x3000, 0x2000...0x200A, 0x202F, 0xFEFF, 0x200B: 0x20
        case 0x2236: 0x3A
        case 0xFE55: 0x3A
        default: scalar
        }
    }

    func string(_ range: Range<Int>) -> String { written(range) { _ in true } }

    /// The range as written without white space.
    func squeezed(_ range: Range<Int>) -> String { written(range) { !Prose.isBlank(flat[$0]) } }

    /// The scalars at the places that are kept, in storage of just their size.
    @inline(__always)
    private func written(_ range: Range<Int>, _ keeps: (Int) -> Bool) -> String {
        var size = 0
        for index in range where keeps(index) { size += Prose.width(raw[index]) }
        return String(unsafeUninitializedCapacity: size) { bytes in
            var place = 0
            for index in range where keeps(index) {
                let (scalar, width) = (raw[index], Prose.width(raw[index]))
                bytes[place] =
                    width == 1 ? UInt8(scalar) : UInt8(truncatingIfNeeded: 0xF00 >> width | scalar >> (6 * (width - 1)))
                for step in 1..<max(1, width) {
                    bytes[place + step] = UInt8(0x80 | scalar >> (6 * (width - 1 - step)) & 0x3F)
                }
                place += width
            }
            return place
        }
    }

    /// Bytes of a scalar in UTF-8.
    @inline(__always)
    private static func width(_ scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    func string(_ span: TextSpan) -> String { string(span.range) }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Prose.isBlank(flat[start]) { start += 1 }
        while end > start, Prose.isBlank(flat[end - 1]) { end -= 1 }
        return start..<end
    }

    func skippingBlanks(_ index: Int, before end: Int) -> Int {
        var index = index
        while index < end, Prose.isBlank(flat[index]) { index += 1 }
        return index
    }

    @inline(__always)
    static func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x0A || scalar == 0x09 }

    @inline(__always)
    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    static func isLetter(_ scalar: UInt32) -> Bool {
        (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
    }

    static func isHan(_ scalar: UInt32) -> Bool {
        (scalar >= 0x4E00 && scalar <= 0x9FFF) || scalar == 0x3007 || (scalar >= 0x3400 && scalar <= 0x4DBF)
            || (scalar >= 0x20000 && scalar <= 0x3FFFF)
    }

    /// Compares in place, without taking the word apart first.
    func has(_ word: StaticString, at index: Int, before end: Int) -> Bool {
        guard index >= 0, index < end else { return false }
        return word.withUTF8Buffer { bytes in
            var (index, place) = (index, 0)
            while place < bytes.count {
                let (scalar, length) = Prose.scalar(bytes, at: place)
                guard index < end, flat[index] == Prose.flatten(scalar) else { return false }
                index += 1
                place += length
            }
            return true
        }
    }

    /// The scalar whose UTF-8 form begins at `place`, and how many bytes it takes.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (UInt32, Int) {
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset] & 0x3F) }
        let first = UInt32(bytes[place])
        switch first {
        case ..<0x80: return (first, 1)
        case ..<0xE0: return ((first & 0x1F) << 6 | tail(1), 2)
        case ..<0xF0: return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        default: return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        }
    }
}

extension Range<Int> {
    /// Empty at `low` where `high` lies before it: what is left of a range may be nothing, and must not trap.
    init(from low: Int, to high: Int) { self = low..<Swift.max(low, high) }
}

extension TextSpan {
    init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    var range: Range<Int> { start..<end }
}

/// Scalars the rules ask for by name.
enum Mark {
    static let stop: UInt32 = 0x3002
    static let pause: UInt32 = 0x3001
    static let comma: UInt32 = 0x2C
    static let semicolon: UInt32 = 0x3B
    static let colon: UInt32 = 0x3A
    static let newline: UInt32 = 0x0A
    static let tab: UInt32 = 0x09
    static let dash: UInt32 = 0x2014
    static let sentenceEnds = ScalarSet("。!?！？…")
    static let clauseEnds = ScalarSet(",;:。!?！？，；：")
    static let openers = ScalarSet("(〔[【《〈“‘「『")
    static let closers = ScalarSet(")〕]】》〉”’」』")
    static let noteOpeners = ScalarSet("(〔[【")
}
