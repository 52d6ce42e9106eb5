/// Everything of one sheet that its shape is read from.
package struct Grid: Hashable, Sendable {
    /// Rows with something in them, from top to bottom.
    package var rows: [GridRow]
    /// Cells merged into one, in the order of the file.
    package var merges: [CellRange]
    /// Numbers of hidden rows, counted from 1.
    package var hiddenRows: Set<Int>
    /// Hidden columns, counted from 1.
    package var hiddenColumns: Set<Int>
    /// Formulas the file holds no result of: their cells read as empty.
    package var unsolvedFormulas: Int
    /// Numbers of the rows they stand on.
    package var unsolvedRows: Set<Int>
    /// Filled cells further right than any sheet reaches that people keep.
    package var cellsLeftOut: Int

    package init(
        rows: [GridRow],
        merges: [CellRange] = [],
        hiddenRows: Set<Int> = [],
        hiddenColumns: Set<Int> = [],
        unsolvedFormulas: Int = 0,
        unsolvedRows: Set<Int> = [],
        cellsLeftOut: Int = 0
    ) {
        self.rows = rows
        self.merges = merges
        self.hiddenRows = hiddenRows
        self.hiddenColumns = hiddenColumns
        self.unsolvedFormulas = unsolvedFormulas
        self.unsolvedRows = unsolvedRows
        self.cellsLeftOut = cellsLeftOut
    }
}
