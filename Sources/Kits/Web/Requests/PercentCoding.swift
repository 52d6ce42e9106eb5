/// `%E5%8E%BF` and back.
enum PercentCoding {
    /// The text behind a percent-encoded form. A `%` without two digits stands for itself.
    static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> String {
        repaired(bytesDecoded(bytes, plusIsSpace: plusIsSpace))
    }

    static func encoded(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// UTF-8 with what cannot stand in a text replaced: broken bytes and NUL by U+FFFD, line ends by `\n`. What nobody sees
    /// is left out.
    static func repaired(_ bytes: [UInt8]) -> String {
        guard bytes.contains(where: { $0 == 0 || $0 == 13 }) else {
            return seen(String(decoding: bytes, as: UTF8.self))
        }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0: clean += [0xEF, 0xBF, 0xBD]
            case 13:
                clean.append(10)
                if index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
            default: clean.append(bytes[index])
            }
            index += 1
        }
        return seen(String(decoding: clean, as: UTF8.self))
    }

    /// A direction mark turns the words after it around, and two names that differ in a mark look like one. Joiners stay:
    /// scripts and pictures need them.
    private static func seen(_ text: String) -> String {
        // Marks begin with one of these bytes; most texts have none of them.
        guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xEF }), text.unicodeScalars.contains(where: isUnseen)
        else {
            return text
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnseen($0) }))
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func bytesDecoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), let (value, next) = escaped(bytes, at: index) {
                result.append(value)
                index = next
            } else {
                result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return result
    }

    private static func escaped<Bytes: Collection<UInt8>>(
        _ bytes: Bytes,
        at start: Bytes.Index
    ) -> (UInt8, Bytes.Index)? {
        guard start != bytes.endIndex, let high = digit(bytes[start]) else { return nil }
        let second = bytes.index(after: start)
        guard second != bytes.endIndex, let low = digit(bytes[second]) else { return nil }
        return (high << 4 | low, bytes.index(after: second))
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
