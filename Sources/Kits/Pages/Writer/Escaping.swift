extension [UInt8] {
    /// Appends text with the five characters that mean something in HTML replaced, in one pass over its UTF-8.
    /// Control characters HTML does not allow become U+FFFD.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var (start, index) = (0, 0)
            while index < source.count {
                let byte = source[index]
                index += 1
                // Nearly every byte of a text leaves here.
                if byte > UInt8(ascii: ">"), byte != 0x7F { continue }
                guard let replacement = Self.replacement(for: byte) else { continue }
                append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index - 1]))
                replacement.withUTF8Buffer { append(contentsOf: $0) }
                start = index
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }

    private static func replacement(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
