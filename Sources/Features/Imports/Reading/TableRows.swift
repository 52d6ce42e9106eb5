import Core
import Documents
import SheetShapes

/// One record of a found table: its cells by column, the value of a merged cell on each of its rows.
package struct TableRow: Hashable, Sendable {
    /// As Excel shows it at the left.
    package let number: Int
    /// By column counted from 1.
    package var cells: [Int: GridCell]
    /// The heading over it, where the table has headings between its rows.
    package let section: String?

    package func written(_ column: Int) -> WrittenCell? {
        cells[column].map {
            WrittenCell($0.text, kind: $0.kind, at: CellAddress(row: number, column: column))
        }
    }
}

/// The records of a found table from top to bottom: totals, repeated headers and headings are left out.
package struct TableRows: Sequence, IteratorProtocol {
    private let rows: ArraySlice<GridRow>
    private var position: Int
    private let skipped: Set<Int>
    private let sections: Set<Int>
    private let columns: Set<Int>
    private let carried: [CellAddress: CellRange]
    /// Values that reach down, with the last row they reach.
    private var reaching: [Int: (last: Int, cell: GridCell)] = [:]
    private var section: String?
    /// Columns of places written once, at the head of their rows, with the place last written.
    private let standing: [Int]
    private var lastPlaces: [Int: GridCell] = [:]

    package init(_ table: FoundTable, in grid: Grid) {
        self.init(table, range: table.dataRows, in: grid)
    }

    private init(_ table: FoundTable, range: ClosedRange<Int>?, in grid: Grid) {
        let first = Swift.min(range?.lowerBound ?? 1, table.sectionRows.first ?? Int.max)
        rows =
            range.map { range in
                let from = grid.rows.firstIndex { $0.number >= first } ?? grid.rows.endIndex
                let to = grid.rows.lastIndex { $0.number <= range.upperBound }.map { $0 + 1 } ?? from
                return grid.rows[from..<Swift.max(from, to)]
            } ?? []
        position = rows.startIndex
        skipped = Set(table.totalRows + table.repeatedHeaderRows)
        sections = Set(table.sectionRows)
        columns = Set(table.columns.map(\.index))
        standing = table.carriedColumns.filter(columns.contains)
        carried = Dictionary(
            table.carried.filter { $0.rows.count > 1 }.map {
                (CellAddress(row: $0.rows.lowerBound, column: $0.columns.lowerBound), $0)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package mutating func next() -> TableRow? {
        while position < rows.endIndex {
            let row = rows[position]
            position += 1
            if skipped.contains(row.number) { continue }
            if sections.contains(row.number) {
                section = row.cells.first?.text
                continue
            }
            if let read = read(row) { return read }
        }
        return nil
    }

    private mutating func read(_ row: GridRow) -> TableRow? {
        var cells: [Int: GridCell] = [:]
        cells.reserveCapacity(row.cells.count)
        var isOwn = false
        for cell in row.cells {
            let column = Int(cell.column) + 1
            guard columns.contains(column), !cell.text.isEmpty else { continue }
            cells[column] = cell
            isOwn = true
            if !carried.isEmpty, let range = carried[CellAddress(row: row.number, column: column)] {
                reaching[column] = (range.rows.upperBound, cell)
            }
        }
        guard isOwn else { return nil }
        for (column, value) in reaching where cells[column] == nil {
            if value.last >= row.number { cells[column] = value.cell } else { reaching[column] = nil }
        }
        for column in standing {
            if let cell = cells[column] { lastPlaces[column] = cell } else { cells[column] = lastPlaces[column] }
        }
        return TableRow(number: row.number, cells: cells, section: section)
    }
}

extension FoundTable {
    /// The columns with the values of their first records, for matching.
    package func sampled(in grid: Grid, rows count: Int = 200) -> [SampledColumn] {
        var samples: [Int: [String]] = [:]
        for row in TableRows(self, in: grid).prefix(count) {
            for (column, cell) in row.cells { samples[column, default: []].append(cell.text) }
        }
        return columns.map { column in
            SampledColumn(
                column.index,
                column.names,
                unit: column.unit,
                takesTableUnit: column.takesTableUnit,
                isSerial: column.isSerial,
                samples: samples[column.index] ?? []
            )
        }
    }
}
