/// Cuts a text into the tokens that search works with, the same on both engines: each run of Latin letters and digits is
/// one token in lower case, every other character that is not punctuation or space is one by itself. Full-width letters
/// and digits count as their ASCII forms.
package enum SearchTokens {
    /// The tokens of a text in order.
    package static func tokens(of text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var tokens: [String] = []
            _ = scan(bytes) { token, _ in
                tokens.append(String(decoding: token, as: UTF8.self))
                return true
            }
            return tokens
        }
    }

    /// Calls `body` with each token and the bytes of the text it stands on, until it answers false.
    @discardableResult
    package static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Bool
    ) -> Bool {
        var run: [UInt8] = []
        var runStart = 0
        var position = 0
        func endRun() -> Bool {
            guard !run.isEmpty else { return true }
            defer { run.removeAll(keepingCapacity: true) }
            return run.withUnsafeBufferPointer { body($0, runStart..<position) }
        }
        while position < bytes.count {
            let (scalar, length) = decode(bytes, at: position)
            switch kind(of: scalar) {
            case .latin(let letter):
                if run.isEmpty { runStart = position }
                run.append(letter)
            case .separator:
                guard endRun() else { return false }
            case .single:
                guard endRun() else { return false }
                let range = position..<position + length
                guard body(UnsafeBufferPointer(rebasing: bytes[range]), range) else { return false }
            }
            position += length
        }
        return endRun()
    }

    private enum Kind {
        case latin(UInt8)
        case single
        case separator
    }

    private static func kind(of scalar: UInt32) -> Kind {
        if scalar < 0x80 { return ascii(UInt8(scalar)) }
        // Han letters, which most of a text is, need not be looked for: the table has nothing here.
        if scalar > lettersAlone.lowerBound, scalar < lettersAlone.upperBound { return .single }
        if (0xFF01...0xFF5E).contains(scalar) { return ascii(UInt8(scalar - 0xFEE0)) }
        return separators.contains { $0.contains(scalar) } ? .separator : .single
    }

    private static func ascii(_ byte: UInt8) -> Kind {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: .latin(byte)
        case 0x41...0x5A: .latin(byte + 0x20)
        default: .separator
        }
    }

    /// Punctuation and spaces beyond ASCII. `SearchIndex` gives PostgreSQL the same ranges.
    static let separators: [ClosedRange<UInt32>] = [
        0x80...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0x3030...0x3030,
        0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFF65, 0xFFE0...0xFFFF,
    ]

    /// Between these no separator stands.
    static let lettersAlone: ClosedRange<UInt32> = 0x3030...0xFE10

    /// Text from the database is valid UTF-8; a stray byte reads as a separator.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, Int) {
        let first = bytes[position]
        let length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, position + length <= bytes.count else { return (length == 1 ? UInt32(first) : 0x20, 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F) }
        return (scalar, length)
    }
}
