import Documents

/// A cell or merged cell as far as it touches one line of the sheet; columns and rows counted from 1.
struct Span {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
    let text: String
    let kind: CellKind
    /// The line is the first of the cell's rows.
    let startsHere: Bool
    /// Of a day.
    var form = DayForm.whole

    var isText: Bool { kind == .text || kind == .error }
    var width: Int { columns.count }
}

/// One line of the sheet, or the part of it that belongs to a block.
struct Line {
    let number: Int
    let spans: [Span]
    /// Cells merged down from above touch the line.
    let isReached: Bool

    /// Cells that begin on this line.
    var own: [Span] { isReached ? spans.filter(\.startsHere) : spans }

    func within(_ columns: ClosedRange<Int>) -> Line {
        guard let first = spans.first, let last = spans.last,
            first.columns.lowerBound < columns.lowerBound || last.columns.upperBound > columns.upperBound
        else { return self }
        return Line(number: number, spans: spans.filter { $0.columns.overlaps(columns) }, isReached: isReached)
    }
}

/// The lines of a sheet with merged cells laid over them. A line is put together when it is asked for.
struct SheetLines {
    private let rows: [GridRow]
    /// Merged cells by the address of their first cell.
    private let merged: [CellAddress: CellRange]
    /// Rows on which a merged cell begins: of the others no cell need be looked for.
    private let mergedRows: Set<Int>
    /// For a row number: cells merged from above that reach it.
    private let reaching: [Int: [Reaching]]
    /// Row numbers with something on them, ascending, and the index of the row that has own cells.
    private let places: [(number: Int, row: Int?)]
    /// Rows with formulas that read as empty: more stands on them than their spans tell.
    private let unsolved: Set<Int>

    private struct Reaching {
        let range: CellRange
        let text: String
        let kind: CellKind
    }

    init(_ grid: Grid) {
        rows = grid.rows
        unsolved = grid.unsolvedRows
        var merged: [CellAddress: CellRange] = [:]
        for range in grid.merges where range.rows.count > 1 || range.columns.count > 1 {
            merged[CellAddress(row: range.rows.lowerBound, column: range.columns.lowerBound)] = range
        }
        self.merged = merged
        mergedRows = Set(merged.keys.map(\.row))
        var reaching: [Int: [Reaching]] = [:]
        let last = grid.rows.last?.number ?? 0
        // Overlapping merges cannot be made in Excel; a file that holds them is not allowed to cost more than its cells.
        var allowance = 4_000_000
        if !merged.isEmpty {
            for row in grid.rows where mergedRows.contains(row.number) {
                for cell in row.cells {
                    guard let range = merged[CellAddress(row: row.number, column: Int(cell.column) + 1)],
                        range.rows.count > 1, allowance > 0, row.number < last
                    else { continue }
                    let item = Reaching(range: range, text: cell.text, kind: cell.kind)
                    let end = min(last, range.rows.upperBound)
                    guard row.number < end else { continue }
                    allowance -= end - row.number
                    for number in (row.number + 1)...end { reaching[number, default: []].append(item) }
                }
            }
        }
        self.reaching = reaching
        var places: [(number: Int, row: Int?)] = grid.rows.indices.map { (grid.rows[$0].number, $0) }
        if !reaching.isEmpty {
            let filled = Set(grid.rows.map(\.number))
            places += reaching.keys.filter { !filled.contains($0) }.map { ($0, nil) }
            places.sort { $0.number < $1.number }
        }
        self.places = places
    }

    var count: Int { places.count }

    func number(_ index: Int) -> Int { places[index].number }

    func holdsUnsolved(_ number: Int) -> Bool { unsolved.contains(number) }

    subscript(_ index: Int) -> Line {
        let (number, row) = places[index]
        var spans: [Span] = []
        if let row {
            spans.reserveCapacity(rows[row].cells.count)
            forEachOwn(row) { spans.append($0) }
        }
        let over = reaching.isEmpty ? nil : reaching[number]
        if let over {
            spans += over.map {
                Span(columns: $0.range.columns, rows: $0.range.rows, text: $0.text, kind: $0.kind, startsHere: false)
            }
            spans.sort { $0.columns.lowerBound < $1.columns.lowerBound }
        }
        return Line(number: number, spans: spans, isReached: over != nil)
    }

    /// The spans of a line one after another, without putting it together: large sheets are gone through several times.
    func forEachSpan(_ index: Int, _ body: (Span) -> Void) {
        let (number, row) = places[index]
        if let row, reaching.isEmpty || reaching[number] == nil {
            forEachOwn(row, body)
        } else {
            for span in self[index].spans { body(span) }
        }
    }

    private func forEachOwn(_ row: Int, _ body: (Span) -> Void) {
        let number = rows[row].number
        let isMerged = !mergedRows.isEmpty && mergedRows.contains(number)
        for cell in rows[row].cells {
            let column = Int(cell.column) + 1
            let range = isMerged ? merged[CellAddress(row: number, column: column)] : nil
            body(
                Span(
                    columns: range?.columns ?? column...column,
                    rows: range?.rows ?? number...number,
                    text: cell.text,
                    kind: cell.kind,
                    startsHere: true,
                    form: cell.form
                )
            )
        }
    }
}
