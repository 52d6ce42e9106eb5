extension ItemKey {
    /// The same for a number however it is typed: full-width forms of an input method, small letters and spaces make no
    /// difference, as in the search.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        return ComparedName(String(String.UnicodeScalarView(text.unicodeScalars.map(narrowed)))).text
    }

    /// Capital letters, figures and signs: most numbers are made of nothing else.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != 0x20 && !(0x61...0x7A).contains(byte)
    }

    private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        var code = scalar.value
        if (0xFF01...0xFF5E).contains(code) { code -= 0xFEE0 }
        if (0x61...0x7A).contains(code) { code -= 0x20 }
        return Unicode.Scalar(code) ?? scalar
    }

    /// Whether an earlier program may have kept it as it was typed. Blind indexes are 32 small hexadecimal digits.
    static func isTyped(_ value: String) -> Bool {
        guard value.utf8.contains(where: { !isPlain($0) }), value.count <= longest, folded(value) != value else {
            return false
        }
        let isBlind =
            value.utf8.count == 32 && value.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        return !isBlind
    }
}
