import Core

/// A thing as the link column of a sheet says it: 张三家（873022567219208545）, its title for people and behind it the number by
/// which it is met again, whatever it is called by then.
enum LinkText {
    /// No cell of a sheet holds more than 32,767 characters.
    static let longest = 32_000

    static func written(_ title: String, _ id: ItemID) -> String { "\(title)（\(id)）" }

    /// Titles alone, as many as a cell holds; beyond that how many there are.
    static func listed(_ titles: [String]) -> String {
        let words = titles.joined(separator: "、")
        guard words.utf16.count > longest else { return words }
        let end = "等 \(titles.count) 条"
        var length = end.utf16.count
        let kept = titles.prefix { title in
            length += title.utf16.count + 1
            return length <= longest
        }
        return kept.joined(separator: "、") + end
    }

    /// Title and number; nil for what does not end with a number in brackets.
    static func read(_ text: String) -> (title: String, id: ItemID)? {
        let scalars = Array(text.unicodeScalars)
        guard let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }),
            let (start, id) = number(endingAt: end, in: scalars)
        else { return nil }
        return (trimmed(scalars[..<start]), id)
    }

    /// The number of a thing that somebody typed, or copied with its title from a sheet; nil for any other text.
    static func number(_ text: String) -> ItemID? {
        if let read = read(text) { return read.id }
        return digits.contains(text.utf8.count) ? ItemID(text) : nil
    }

    /// The things a cell names: each ends with its number in brackets, whatever its title holds, or with a separator.
    static func pieces(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var (pieces, start): ([String], Int) = ([], 0)
        for end in scalars.indices where isClosing(scalars[end]) && isCut(scalars, after: end) {
            guard let (bracket, _) = number(endingAt: end, in: scalars), bracket >= start else { continue }
            let piece = scalars[start...end].drop { PlainAnswer.isSeparator($0) || $0.properties.isWhitespace }
            pieces.append(trimmed(piece))
            start = end + 1
        }
        return pieces + PlainAnswer.split(String(String.UnicodeScalarView(scalars[start...])))
    }

    /// The names before the last of several that one piece holds: somebody wrote 赵六 before 张三家（873022567219208545）.
    static func names(_ text: String, before title: String) -> [String]? {
        guard !title.isEmpty, text.hasSuffix(title) else { return nil }
        let rest = text.dropLast(title.count)
        guard let last = rest.unicodeScalars.last(where: { !$0.properties.isWhitespace }), PlainAnswer.isSeparator(last)
        else { return nil }
        return PlainAnswer.split(String(rest))
    }

    /// Whether a title may be those of several: it holds a separator, or another thing's number.
    static func mayBeSeveral(_ title: String) -> Bool {
        let scalars = Array(title.unicodeScalars)
        return scalars.contains(where: PlainAnswer.isSeparator)
            || scalars.indices.contains { number(endingAt: $0, in: scalars) != nil }
    }

    /// So many digits have the numbers of things: neither telephones nor codes of places.
    private static let digits = 15...19

    /// Where the bracket opens, and what it holds.
    private static func number(endingAt end: Int, in scalars: [Unicode.Scalar]) -> (start: Int, id: ItemID)? {
        guard isClosing(scalars[end]) else { return nil }
        let first = scalars[..<end].lastIndex { !("0"..."9").contains($0) }
        guard let first, scalars[first] == "（" || scalars[first] == "(", digits.contains(end - first - 1),
            let id = ItemID(String(String.UnicodeScalarView(scalars[(first + 1)..<end])))
        else { return nil }
        return (first, id)
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "）" || scalar == ")" }

    /// Whether nothing but a separator, or nothing at all, follows.
    private static func isCut(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
        scalars[(end + 1)...].first { !$0.properties.isWhitespace || PlainAnswer.isSeparator($0) }
            .map(PlainAnswer.isSeparator) ?? true
    }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let from = scalars.drop { $0.properties.isWhitespace }
        guard let end = from.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(String.UnicodeScalarView(from[...end]))
    }
}
