/// `，`, `；` or `｜`, as an input method writes what should have been a comma: only where it is clear, that is where a line of
/// short names stands over lines it is written equally often on, and no narrow sign does as well. `、` parts what stands in
/// one cell.
struct WideSeparators {
    private static let signs: [Character] = ["，", "；", "｜"]
    private static let longestName = 24

    /// The first lines that hold anything; what stands in quotation marks parts nothing.
    private let lines: [String]

    init(_ text: String) {
        lines = text.prefix(20_000).split(whereSeparator: \.isNewline).prefix(20)
            .filter { !$0.allSatisfy(\.isWhitespace) }.map(Self.bare)
    }

    private static func bare(_ line: Substring) -> String {
        guard line.contains("\"") else { return String(line) }
        return line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "x" }.joined()
    }

    /// - Parameters:
    ///   - narrow: the best of the narrow signs.
    ///   - regular: how many lines it stands equally often on.
    func guess(besides narrow: UInt8, on regular: Int) -> CellSeparator? {
        guard lines.count >= 2 else { return nil }
        for sign in Self.signs {
            if parts([sign], narrow: regular) { return CellSeparator(wide: sign) }
        }
        // Both in one file: names typed with the one over records saved with the other. A title over names has no number
        // below it.
        guard narrow == UInt8(ascii: ","), lines[1].contains(where: \.isNumber),
            lines[0].count(where: { $0 == "，" }) > max(1, lines[0].count { $0 == "," }),
            parts(["，", ","], narrow: regular - 1)
        else { return nil }
        return CellSeparator(wide: "，", besides: narrow)
    }

    /// Whether the signs stand equally often on nearly all lines, on more than a narrow one does, and names stand between
    /// them.
    private func parts(_ signs: Set<Character>, narrow: Int) -> Bool {
        let counts = lines.map { line in line.count { signs.contains($0) } }
        let usual = counts.max { a, b in counts.count { $0 == a } < counts.count { $0 == b } } ?? 0
        let regular = counts.count { $0 == usual }
        guard usual >= 1, regular > narrow, regular * 10 >= lines.count * 8 else { return false }
        // With one sign a line a text of two halves looks alike: only the first line can be names there.
        let heads = zip(lines, counts).prefix(usual == 1 ? 1 : 5).filter { $0.1 == usual }
        return heads.contains { areNames($0.0.split(omittingEmptySubsequences: false) { signs.contains($0) }) }
    }

    /// Short, told apart, most of them there: 面积（平方米） is 面积, and a column may have no name.
    private func areNames(_ names: [Substring]) -> Bool {
        let written = names.filter { !$0.allSatisfy(\.isWhitespace) }
        guard written.count >= 2, written.count * 2 > names.count, Set(written).count == written.count else {
            return false
        }
        return written.allSatisfy { name in
            let opened = name.count { "（(".contains($0) }
            return name.count <= Self.longestName && opened == name.count { "）)".contains($0) }
                && name.prefix { !"（(".contains($0) }.count <= 12 && !name.contains { "。！？：".contains($0) }
        }
    }
}
