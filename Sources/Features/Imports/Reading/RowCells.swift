import Documents
import SheetShapes

/// The cells of rows, with what a person wrote in place of some.
struct RowCells: Sendable {
    /// By address.
    let fixes: [String: String]

    func cell(_ row: TableRow, _ column: Int) -> WrittenCell? {
        guard !fixes.isEmpty else { return row.written(column) }
        let address = CellAddress(row: row.number, column: column).written
        if let fix = fixes[address] { return WrittenCell(fix, address: address) }
        return row.written(column)
    }

    /// "" where nothing is written, or a dash.
    func text(_ row: TableRow, _ column: Int?) -> String {
        guard let text = column.flatMap({ cell(row, $0) })?.text, !ValueReading.isMissing(text) else { return "" }
        return text
    }
}
