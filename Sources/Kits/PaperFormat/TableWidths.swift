extension PaperTable {
    /// How wide each column of a printed table is, together 1: as its share says, but a number, a day or a code is not
    /// broken where columns of words have room to spare.
    /// - Parameter width: of the table, in points.
    /// - Parameter size: of the letters, in points.
    func widths(for cells: [[PaperText]], in width: Double, size: Double) -> [Double] {
        let whole = max(columns.map(\.share).reduce(0, +), 0.01)
        let given = columns.map { width * $0.share / whole }
        let rows = cells.filter { Self.heads($0, of: columns.count) == nil }
        let needed = columns.indices.map { place in
            let texts = rows.filter { place < $0.count }.map { $0[place].plain }.filter { !$0.isEmpty }
            return max(Self.codes(texts), Self.ems(columns[place].title, most: 4)) * size + 11
        }
        let lacking = zip(given, needed).map { max(0, $1 - $0) }
        // A column gives what it does not need itself, and not more than a third.
        let spare = zip(given, needed).map { max(0, min($0 - $1, $0 / 3)) }
        let (wanted, offered) = (lacking.reduce(0, +), spare.reduce(0, +))
        guard wanted > 0, offered > 0 else { return given.map { $0 / width } }
        let part = min(1, offered / wanted)
        return columns.indices.map { place in
            (given[place] + lacking[place] * part - spare[place] * min(wanted, offered) / offered) / width
        }
    }

    /// The longest of these texts, in letters, where all of them are numbers, days or codes; 0 where they are words, which
    /// may be broken.
    private static func codes(_ texts: [String]) -> Double {
        let areCodes =
            texts.contains { $0.utf8.contains { (48...57).contains($0) } }
            && texts.allSatisfy { text in
                !text.contains(" ") && !text.contains("\n")
                    && (text.utf8.contains { (48...57).contains($0) } || text.count <= 2)
            }
        return areCodes ? texts.map { ems($0, most: 9) }.max() ?? 0 : 0
    }

    /// Latin letters and digits of the fonts that stand in for 仿宋 are a little wider than half a letter.
    private static func ems(_ text: String, most: Double) -> Double {
        let width = text.unicodeScalars.reduce(0.6) { $0 + ($1.isASCII ? 0.6 : 1) }
        return width <= most + 0.6 ? width : 0
    }
}
