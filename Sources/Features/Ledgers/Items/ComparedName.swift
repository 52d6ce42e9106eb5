/// A name as names are held against each other: 张三, 张 三 and 张　三, as sheets spread short names, are one. Between two
/// Latin letters or digits a space parts words, and stays.
struct ComparedName: Hashable, Sendable {
    let text: String

    init(_ name: String) {
        guard name.unicodeScalars.contains(where: Self.isSpace) else {
            text = name
            return
        }
        var kept = String.UnicodeScalarView()
        var isParted = false
        for scalar in name.unicodeScalars {
            if Self.isSpace(scalar) {
                isParted = true
                continue
            }
            if isParted, let last = kept.last, Self.isLatin(last), Self.isLatin(scalar) { kept.append(" ") }
            isParted = false
            kept.append(scalar)
        }
        text = String(kept)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200B, 0x3000: true
        default: false
        }
    }

    /// Full-width forms count as their ASCII forms, as in the search.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || (0xFF01...0xFF5E).contains(scalar.value)
    }
}
