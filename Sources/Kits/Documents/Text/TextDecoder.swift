import Foundation

/// Turns bytes of one encoding into text, piece by piece; a character cut by the end of a piece waits for the next one.
struct TextDecoder {
    let encoding: TextEncoding
    /// Characters that could not be read so far; U+FFFD stands in their place.
    private(set) var unreadable = 0
    private var waiting: [UInt8] = []

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    mutating func decode(_ piece: some Sequence<UInt8>, isLast: Bool) -> String {
        waiting.append(contentsOf: piece)
        let whole = isLast ? waiting.count : wholeLength()
        let bytes = waiting[..<whole]
        defer { waiting.removeFirst(whole) }
        switch encoding {
        case .utf8: return counting(String(decoding: bytes, as: UTF8.self))
        case .utf16LittleEndian: return counting(utf16(bytes) { UInt16($0) | UInt16($1) << 8 })
        case .utf16BigEndian: return counting(utf16(bytes) { UInt16($0) << 8 | UInt16($1) })
        case .gb18030: return pairs(bytes, TextDecoder.gbLength)
        case .big5: return pairs(bytes, TextDecoder.big5Length)
        }
    }

    private mutating func counting(_ text: String) -> String {
        unreadable += text.unicodeScalars.count { $0 == "\u{FFFD}" }
        return text
    }

    private func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return String(decoding: units, as: UTF16.self)
    }

    /// How many of the waiting bytes end with a whole character.
    private func wholeLength() -> Int {
        switch encoding {
        case .utf8:
            var end = waiting.count
            while end > max(0, waiting.count - 4), waiting[end - 1] & 0xC0 == 0x80 { end -= 1 }
            guard end > 0, waiting[end - 1] >= 0xC0 else { return waiting.count }
            let length = waiting[end - 1] >= 0xF0 ? 4 : waiting[end - 1] >= 0xE0 ? 3 : 2
            return end - 1 + length <= waiting.count ? waiting.count : end - 1
        case .utf16LittleEndian, .utf16BigEndian:
            let even = waiting.count & ~1
            let high = encoding == .utf16LittleEndian ? even - 1 : even - 2
            return even >= 2 && (0xD8...0xDB).contains(waiting[high]) ? even - 2 : even
        case .gb18030, .big5:
            let length = encoding == .big5 ? TextDecoder.big5Length : TextDecoder.gbLength
            var at = 0
            while at < waiting.count {
                let length = length(waiting[at...]) ?? (isCutOff(at) ? 0 : 1)
                if length == 0 { return at }
                at += length
            }
            return at
        }
    }

    private func isCutOff(_ at: Int) -> Bool {
        let rest = waiting.count - at
        if encoding == .big5 { return waiting[at] >= 0x81 && rest == 1 }
        return waiting[at] >= 0x81 && (rest == 1 || (rest < 4 && (0x30...0x39).contains(waiting[at + 1])))
    }

    /// Bytes of the character the slice begins with; nil where it is none or not whole.
    private static func gbLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        let at = bytes.startIndex
        if bytes[at] < 0x80 { return 1 }
        guard bytes[at] > 0x80, bytes[at] < 0xFF, bytes.count >= 2 else { return nil }
        if (0x30...0x39).contains(bytes[at + 1]) {
            let isWhole =
                bytes.count >= 4 && (0x81...0xFE).contains(bytes[at + 2])
                && (0x30...0x39).contains(bytes[at + 3])
            return isWhole ? 4 : nil
        }
        return bytes[at + 1] >= 0x40 && bytes[at + 1] != 0x7F && bytes[at + 1] != 0xFF ? 2 : nil
    }

    /// The same of Big5, with what Windows and Hong Kong added.
    private static func big5Length(_ bytes: ArraySlice<UInt8>) -> Int? {
        let at = bytes.startIndex
        if bytes[at] < 0x80 { return 1 }
        guard bytes[at] > 0x80, bytes[at] < 0xFF, bytes.count >= 2 else { return nil }
        return (0x40...0x7E).contains(bytes[at + 1]) || (0xA1...0xFE).contains(bytes[at + 1]) ? 2 : nil
    }

    private mutating func pairs(_ bytes: ArraySlice<UInt8>, _ length: (ArraySlice<UInt8>) -> Int?) -> String {
        var text = ""
        var start = bytes.startIndex
        var at = start
        while at < bytes.endIndex {
            if let length = length(bytes[at...]) {
                at += length
                continue
            }
            text += converted(bytes[start..<at]) + "\u{FFFD}"
            unreadable += 1
            at += 1
            start = at
        }
        return text + converted(bytes[start..<at])
    }

    private mutating func converted(_ bytes: ArraySlice<UInt8>) -> String {
        if bytes.isEmpty { return "" }
        if let text = TextDecoder.text(bytes, encoding) { return counting(text) }
        // One pair without a character: the others are read.
        guard encoding == .big5, bytes.count > 2 else {
            unreadable += 1
            return "\u{FFFD}"
        }
        var text = ""
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let end = at + (TextDecoder.big5Length(bytes[at...]) ?? 1)
            text += converted(bytes[at..<end])
            at = end
        }
        return text
    }

    /// CFStringEncodings as NSStringEncodings: GB_18030_2000; Big5 as Windows has it, then as Hong Kong does.
    private static func text(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String? {
        let known: [UInt] = encoding == .big5 ? [0x8000_0423, 0x8000_0A06] : [0x8000_0632]
        return known.lazy.compactMap { String(data: Data(bytes), encoding: String.Encoding(rawValue: $0)) }.first
    }
}
