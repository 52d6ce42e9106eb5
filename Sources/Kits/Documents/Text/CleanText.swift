/// Makes text safe to keep: line ends become `\n`, other control and direction characters are left out, non-breaking
/// spaces become spaces, blank lines at both ends go.
/// - Returns: nil where it has more than `limit` Unicode scalars.
func cleanText(_ text: String, limit: Int) -> String? {
    var clean = String.UnicodeScalarView()
    var count = 0
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
        let kept: Unicode.Scalar?
        switch scalar {
        case "\n": kept = isAfterReturn ? nil : "\n"
        case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": kept = "\n"
        case "\u{A0}": kept = " "
        case "\t": kept = "\t"
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
            "\u{2060}"..."\u{2069}", "\u{FEFF}":
            kept = nil
        default: kept = scalar
        }
        isAfterReturn = scalar == "\r"
        guard let kept else { continue }
        count += 1
        if count > limit { return nil }
        clean.append(kept)
    }
    return String(withoutBlankEnds(clean))
}

private func withoutBlankEnds(_ text: String.UnicodeScalarView) -> Substring {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)].properties.isWhitespace { end = text.index(before: end) }
    var start = text.startIndex
    var lineStart = start
    while start < end, text[start].properties.isWhitespace {
        if text[start] == "\n" { lineStart = text.index(after: start) }
        start = text.index(after: start)
    }
    return Substring(text[lineStart..<end])
}
