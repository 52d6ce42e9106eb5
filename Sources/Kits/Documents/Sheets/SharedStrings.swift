/// The texts an `.xlsx` keeps in one place, in one block of memory; cleaned as cells are.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// Reads `sharedStrings.xml`; the runs of a rich text are put together, phonetic marks are left out.
    /// - Parameter limit: bytes they may take.
    init(_ part: ZipPart?, limit: Int) throws(DocumentFault) {
        guard let part else { return }
        let limit = min(limit, Int(UInt32.max) / 2)
        var xml = try XMLBytes(part)
        var phonetic = 0
        while true {
            switch try xml.next() {
            case .text: bytes.append(contentsOf: xml.text)
            case .open where !xml.isEmpty:
                if xml.key == TagKey.t { xml.wantsText = phonetic == 0 } else if xml.key == TagKey.rPh { phonetic += 1 }
            case .open: if xml.key == TagKey.si { endString() }
            case .close where xml.key == TagKey.t: xml.wantsText = false
            case .close where xml.key == TagKey.rPh: phonetic -= 1
            case .close where xml.key == TagKey.si:
                endString()
                if bytes.count + ends.count * 4 > limit { throw .unpacksTooLarge }
            case .close: break
            case .end: return
            }
        }
    }

    var count: Int { ends.count }

    /// Empty for a number that no text has.
    subscript(_ index: Int) -> String {
        guard index >= 0, index < ends.count else { return "" }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])]), as: UTF8.self)
        }
    }

    private mutating func endString() {
        let start = Int(ends.last ?? 0)
        let isSuspect = bytes.withUnsafeBufferPointer {
            SharedStrings.isSuspect(UnsafeBufferPointer(rebasing: $0[start...]))
        }
        if isSuspect {
            let clean = cleanCell(SharedStrings.unescaped(String(decoding: bytes[start...], as: UTF8.self)))
            bytes.removeSubrange(start...)
            bytes.append(contentsOf: clean.utf8)
        }
        ends.append(UInt32(bytes.count))
    }

    /// Whether a text may need cleaning: most begin and end with something to be seen, and hold no `_x000D_`.
    static func isSuspect(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        var last = text.count - 1
        while last > 0, text[last] & 0xC0 == 0x80 { last -= 1 }
        return mayBeBlank(first) || mayBeBlank(text[last]) || (text.count >= 7 && text.contains(UInt8(ascii: "_")))
    }

    /// A blank, a control character, a `'`, or the beginning of a character that may be an invisible one.
    private static func mayBeBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x27 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
    }

    /// Characters XML has no place for stand as `_x000D_` (ECMA-376 22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            let code = rest[mark.upperBound...].prefix(4)
            let after = rest[code.endIndex...]
            guard code.utf8.count == 4, after.first == "_", let number = UInt32(code, radix: 16),
                let scalar = Unicode.Scalar(number)
            else {
                result += rest[..<mark.upperBound]
                rest = rest[mark.upperBound...]
                continue
            }
            result += rest[..<mark.lowerBound]
            // Line ends of Windows come as two, the first of them so.
            if number != 13 { result.unicodeScalars.append(scalar) }
            rest = after.dropFirst()
        }
        return result + rest
    }
}

/// The shared texts as one sheet asks for them: each is made once.
struct SharedTexts {
    /// Bytes of texts that are kept made; those beyond are made anew each time.
    private static let limit = 48_000_000

    private let strings: SharedStrings
    private var made: [String?]
    private var size = 0

    init(_ strings: SharedStrings) {
        self.strings = strings
        made = Array(repeating: nil, count: min(strings.count, 2_000_000))
    }

    subscript(_ index: Int) -> String {
        @inline(__always) mutating get {
            guard index >= 0, index < made.count else { return strings[index] }
            if let text = made[index] { return text }
            return make(index)
        }
    }

    private mutating func make(_ index: Int) -> String {
        let text = strings[index]
        guard size < SharedTexts.limit else { return text }
        size += text.utf8.count
        made[index] = text
        return text
    }
}
