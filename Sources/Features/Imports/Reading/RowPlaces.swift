import Core
import SheetShapes
import Synchronization

/// Which place each row of a table means, by the columns that name it: the one rule, for imports and for whoever joins rows
/// with things of a ledger. Any thread may ask.
package final class RowPlaces: Sendable {
    private struct Words: Hashable {
        let whole: String
        let township: String
        let village: String
        let group: String
        let section: String
    }

    private let places: PlaceFinder
    private let cells: RowCells
    private let wholeColumn: Int?
    private let townshipColumn: Int?
    private let villageColumn: Int?
    private let groupColumn: Int?
    private let standing: RegionCode?
    private let known = Mutex<[Words: String]>([:])

    /// - Parameter fixes: corrections of cells by address.
    /// - Parameter region: where rows belong that name no place themselves.
    package init(
        _ mapping: SheetMapping,
        places: PlaceFinder,
        fixes: [String: String] = [:],
        within region: RegionCode? = nil
    ) {
        self.places = places
        cells = RowCells(fixes: fixes)
        wholeColumn = mapping.column(.place)
        townshipColumn = mapping.column(.placePart(.township))
        villageColumn = mapping.column(.placePart(.village))
        groupColumn = mapping.column(.placePart(.group))
        standing = mapping.place.flatMap { RegionCode($0) } ?? region
    }

    /// The column a person looks at where the place of a row is wrong.
    var column: Int? { villageColumn ?? wholeColumn ?? groupColumn ?? townshipColumn }

    /// What the row calls its village.
    func village(_ row: TableRow) -> String { cells.text(row, villageColumn) }

    /// Nil where nobody knows which place is meant.
    package func region(_ row: TableRow) -> RegionCode? { RegionCode(answer(row)) }

    /// A code where the place is known; else what the row says, for the sentence that refuses it.
    func answer(_ row: TableRow) -> String {
        let words = Words(
            whole: cells.text(row, wholeColumn),
            township: cells.text(row, townshipColumn),
            village: cells.text(row, villageColumn),
            group: cells.text(row, groupColumn),
            section: row.section ?? ""
        )
        if let place = known.withLock({ $0[words] }) { return place }
        let place = find(words)
        known.withLock { $0[words] = place }
        return place
    }

    private func find(_ words: Words) -> String {
        let said = [words.township, words.whole, words.village].filter { !$0.isEmpty }.joined()
        var parent = standing
        if !words.section.isEmpty, case .found(let code) = places.find(words.section) { parent = code }
        if !words.township.isEmpty {
            guard case .found(let code) = places.find(words.township, level: .township) else { return said }
            parent = code
        }
        for text in [words.whole, words.village] where !text.isEmpty {
            switch places.find(text, in: parent) {
            case .found(let code): parent = code
            // 沿河村 of a whole county, a place outside of what the row said before, or 明永镇沿河村 beside 明永镇.
            case .several, .unknown:
                guard case .found(let code) = places.find(text),
                    words.township.isEmpty || parent?.contains(code) ?? true
                else { return said }
                parent = code
            }
        }
        if !words.group.isEmpty, case .found(let code) = places.find(words.group, level: .group, in: parent) {
            parent = code
        }
        return parent?.digits ?? said
    }
}
