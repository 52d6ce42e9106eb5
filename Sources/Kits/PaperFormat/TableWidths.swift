extension PaperTable {
    /// How wide each column of a printed table is, together 1: as its share says, but a number, a day or a short name is
    /// not broken where columns of long texts have room to spare.
    /// - Parameter width: of the table, in points.
    /// - Parameter size: of the letters, in points.
    func widths(for cells: [[PaperText]], in width: Double, size: Double) -> [Double] {
        let whole = max(columns.map(\.share).reduce(0, +), 0.01)
        let given = columns.map { width * $0.share / whole }
        let needed = columns.indices.map { place in
            let texts = cells.filter { Self.heads($0, of: columns.count) == nil && place < $0.count }.map {
                $0[place].plain
            }
            return max(Self.needed([columns[place].title], size, most: 4) ?? 0, Self.needed(texts, size, most: 11) ?? 0)
        }
        let lacking = zip(given, needed).map { max(0, $1 - $0) }
        // A column gives what it does not need itself, and not more than two fifths.
        let spare = zip(given, needed).map { max(0, min($0 - $1, $0 * 0.4)) }
        let (wanted, offered) = (lacking.reduce(0, +), spare.reduce(0, +))
        guard wanted > 0, offered > 0 else { return given.map { $0 / width } }
        let part = min(1, offered / wanted)
        return columns.indices.map { place in
            (given[place] + lacking[place] * part - spare[place] * min(wanted, offered) / offered) / width
        }
    }

    /// Points the longest of these texts takes on one line with the edges of its cell; nil where they are sentences, which
    /// are broken anyway.
    private static func needed(_ texts: [String], _ size: Double, most: Double) -> Double? {
        let widths = texts.flatMap { $0.split(separator: "\n") }.map { Double(paperWidth(String($0))) / 2 }
        guard let longest = widths.max(), longest <= most else { return nil }
        return (longest + 0.6) * size + 11
    }
}
