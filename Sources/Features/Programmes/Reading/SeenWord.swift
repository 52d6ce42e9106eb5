/// A word as people tell it from others on a page: blanks, full-width forms and capitals make no difference.
struct SeenWord: Hashable {
    let text: String

    init(_ word: String) {
        var seen = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            seen.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        text = String(seen).lowercased()
    }
}
