/// Rows put in behind the last of a form's blank rows, each like that one (ADR 124). What ended on it ends on the last new
/// one; what stood below moves down; all rows are counted from 1.
package struct RowGrowth: Hashable, Sendable {
    /// As many as a sheet has.
    static let mostRows = 1_048_576

    /// The blank rows that stand there.
    package let blank: ClosedRange<Int>
    package let count: Int

    package init(blank: ClosedRange<Int>, count: Int) {
        (self.blank, self.count) = (blank, count)
    }

    /// The row that is repeated.
    var last: Int { blank.upperBound }

    /// Where a row stands now, and the first row of a range.
    func start(_ row: Int) -> Int { row <= last ? row : below(row) }

    /// Where the last row of a range stands now.
    func end(_ row: Int) -> Int { row < last ? row : below(row) }

    /// Whether a row would leave the sheet at its end. The last one of all stays: nothing is below it.
    func pushesOut(_ row: Int) -> Bool {
        row > last && row < RowGrowth.mostRows && row + count >= RowGrowth.mostRows
    }

    func moved(_ address: CellAddress) -> CellAddress {
        CellAddress(row: start(address.row), column: address.column)
    }

    /// `C5:C14` of a reference without a sheet; one that stands on the repeated row alone stays there.
    func moved(_ text: String) -> String { mapped(text, stretchesOne: false) }

    /// The same for what holds for each of its cells, as a rule of entry does: on the repeated row it holds for all.
    func stretched(_ text: String) -> String { mapped(text, stretchesOne: true) }

    /// Ranges with blanks between them.
    func stretchedList(_ text: String) -> String {
        text.split(separator: " ").map { stretched(String($0)) }.joined(separator: " ")
    }

    func moved(_ range: CellRange) -> CellRange {
        let rows = range.rows
        let last = rows.count == 1 ? start(rows.upperBound) : end(rows.upperBound)
        return CellRange(rows: start(rows.lowerBound)...last, columns: range.columns)
    }

    /// A range as a formula of another row means it: over rows that were repeated it reaches to their last.
    func stretched(_ reference: SheetReference) -> SheetReference {
        var moved = reference
        moved.first.row = reference.first.row.map { start($0) }
        moved.last?.row = reference.last?.row.map { end($0) }
        return moved
    }

    private func mapped(_ text: String, stretchesOne: Bool) -> String {
        guard var reference = SheetReference(text) else { return text }
        let isOne = reference.last == nil || reference.last?.row == reference.first.row
        if isOne, !stretchesOne {
            let row = reference.first.row.map { start($0) }
            reference.first.row = row
            reference.last?.row = row
            return reference.written
        }
        if reference.last == nil, reference.first.row == last { reference.last = reference.first }
        return stretched(reference).written
    }

    private func below(_ row: Int) -> Int {
        row >= RowGrowth.mostRows ? row : min(row + count, RowGrowth.mostRows)
    }
}

/// Why rows cannot be put into a form without its saying something else than before.
package enum GrowthObstacle: Error, Hashable, Sendable {
    /// A formula names a cell of the repeated row by itself: nobody can say whether it means the new ones as well.
    case oneCell(formula: String, cell: String)
    /// A formula over several cells, or a table of what would be, across the repeated row.
    case block(formula: String)
    /// An address put together from text.
    case indirect(formula: String)
    /// A range over several sheets.
    case severalSheets(formula: String)
    /// Cells merged over several of the blank rows: one record takes more than one.
    case merge(String)
    /// What stands so low that it would leave the sheet.
    case pushedOut(String)
    case pivot
    case control
}

extension Grid {
    /// As it reads once rows were put in: what they hold is nothing yet.
    func grown(_ growth: RowGrowth) -> Grid {
        var grid = self
        grid.rows = rows.map { GridRow(number: growth.start($0.number), cells: $0.cells) }
        grid.merges = merges.flatMap { merge -> [CellRange] in
            let moved = growth.moved(merge)
            guard merge.rows == growth.last...growth.last else { return [moved] }
            return (0...growth.count).map { copy in
                let row = growth.last + copy
                return CellRange(rows: row...row, columns: merge.columns)
            }
        }
        grid.hiddenRows = Set(hiddenRows.map { growth.start($0) })
        grid.unsolvedRows = Set(unsolvedRows.map { growth.start($0) })
        return grid
    }
}
