import Core
import Documents
import SheetShapes

/// One record of a found table: its cells by column, the value of a merged cell on each of its rows.
package struct TableRow: Hashable, Sendable {
    /// As Excel shows it at the left.
    package let number: Int
    /// From left to right, none of them empty.
    package fileprivate(set) var cells: [GridCell]
    /// The heading over it, where the table has headings between its rows.
    package let section: String?

    /// The cell of a column counted from 1. In a row without gaps it stands where its column says.
    package subscript(_ column: Int) -> GridCell? {
        place(of: column).map { cells[$0] }
    }

    package func written(_ column: Int) -> WrittenCell? {
        guard let place = place(of: column) else { return nil }
        return WrittenCell(cells[place].text, kind: cells[place].kind, at: CellAddress(row: number, column: column))
    }

    private func place(of column: Int) -> Int? {
        if cells.indices.contains(column - 1), cells[column - 1].column == column - 1 { return column - 1 }
        return cells.firstIndex { Int($0.column) == column - 1 }
    }

    /// A value from a row above, in a column that has none of its own.
    fileprivate mutating func add(_ cell: GridCell) {
        cells.insert(cell, at: cells.firstIndex { $0.column > cell.column } ?? cells.endIndex)
    }
}

/// The records of a found table from top to bottom: totals, repeated headers and headings are left out.
package struct TableRows: Sequence, IteratorProtocol {
    private let rows: ArraySlice<GridRow>
    private var position: Int
    private let skipped: Set<Int>
    private let sections: Set<Int>
    /// Whether a column, counted from 0, is one of the table.
    private let columns: [Bool]
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
        var columns = [Bool](repeating: false, count: table.columns.map(\.index).max() ?? 0)
        for column in table.columns { columns[column.index - 1] = true }
        self.columns = columns
        standing = table.carriedColumns.filter { columns.indices.contains($0 - 1) && columns[$0 - 1] }
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
        let isWhole = row.cells.allSatisfy(isOwn)
        var read = TableRow(number: row.number, cells: isWhole ? row.cells : row.cells.filter(isOwn), section: section)
        guard !read.cells.isEmpty else { return nil }
        if !carried.isEmpty {
            for cell in read.cells {
                let column = Int(cell.column) + 1
                if let range = carried[CellAddress(row: row.number, column: column)] {
                    reaching[column] = (range.rows.upperBound, cell)
                }
            }
        }
        for (column, value) in reaching where read[column] == nil {
            if value.last >= row.number { read.add(value.cell) } else { reaching[column] = nil }
        }
        for column in standing {
            if let cell = read[column] { lastPlaces[column] = cell } else { lastPlaces[column].map { read.add($0) } }
        }
        return read
    }

    private func isOwn(_ cell: GridCell) -> Bool {
        columns.indices.contains(Int(cell.column)) && columns[Int(cell.column)] && !cell.text.isEmpty
    }
}

extension FoundTable {
    /// The columns with the values of their first records, for matching.
    package func sampled(in grid: Grid, rows count: Int = 200) -> [SampledColumn] {
        var samples: [Int: [String]] = [:]
        for row in TableRows(self, in: grid).prefix(count) {
            for cell in row.cells { samples[Int(cell.column) + 1, default: []].append(cell.text) }
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
