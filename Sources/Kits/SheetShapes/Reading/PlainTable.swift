import Documents

/// One table as plain rows: the value of a merged cell stands on each of its rows; repeated headers, blank rows,
/// totals and headings between the rows are left out.
package struct PlainTable: Sendable {
    package let header: [String]
    package let rows: [[String]]

    /// - Parameter withTotals: keeps the rows of totals too, those at either end included.
    package init(_ table: FoundTable, in grid: Grid, withTotals: Bool = false) {
        header = table.columns.map {
            $0.names.isEmpty ? CellAddress.letters($0.index) : $0.path + ($0.unit.map { "（\($0)）" } ?? "")
        }
        var skipped = Set(table.repeatedHeaderRows + table.sectionRows)
        if !withTotals { skipped.formUnion(table.totalRows) }
        var range = table.dataRows
        if withTotals, let first = table.totalRows.first, let last = table.totalRows.last {
            range = min(first, range?.lowerBound ?? first)...max(last, range?.upperBound ?? last)
        }
        guard let range else {
            rows = []
            return
        }
        let lines = SheetLines(grid)
        let places = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($1.index, $0) })
        var rows: [[String]] = []
        let carried = table.carriedColumns.compactMap { places[$0] }
        for index in lines.indices(of: range) where !skipped.contains(lines.number(index)) {
            let line = lines[index]
            var row = [String](repeating: "", count: table.columns.count)
            var isOwn = false
            for span in line.spans {
                guard let place = places[span.columns.lowerBound] else { continue }
                row[place] = span.text
                isOwn = isOwn || span.startsHere
            }
            guard isOwn else { continue }
            if let last = rows.last { for place in carried where row[place].isEmpty { row[place] = last[place] } }
            rows.append(row)
        }
        self.rows = rows
    }
}
