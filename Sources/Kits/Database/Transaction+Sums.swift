extension Transaction {
    /// Adds to sums: the numbers after the key are added to those of the row of that key, which is made where it is missing.
    ///
    /// Rows are taken in the order of their keys, so that two writers cannot lock each other out; an engine takes a row
    /// only once in a statement, so those of one key come as one.
    package func add(to table: SumTable, _ rows: NumberRows) throws {
        precondition(rows.width == table.width, "the table has \(table.width) columns")
        guard rows.count > 0 else { return }
        let rows = rows.merged(key: table.keyWidth)
        switch dialect {
        case .sqlite: try run(table.single, each: rows)
        case .postgres:
            // One text for any number of rows: the statement is prepared once.
            for start in stride(from: 0, to: rows.count, by: 2_000) {
                try post(table.adding(ColumnTexts(rows.part(from: start, count: 2_000)).rows))
            }
        }
    }
}
