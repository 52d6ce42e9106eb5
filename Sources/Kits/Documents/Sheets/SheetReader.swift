/// One row of a sheet somebody brought.
package struct SheetRow: Hashable, Sendable {
    /// As Excel shows it at the left: 1 is the first row.
    package let number: Int
    /// Trimmed; numbers without exponent, days as `2026-06-10`. Trailing empty cells are left out.
    package let cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }

    /// The cell of a column counted from 0; empty where the row is shorter.
    package subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}

/// Reads `.csv` (also `.txt`, `.tsv`) and the first visible sheet of an `.xlsx`, row by row in constant memory.
/// Rows without any text are left out; the numbers of the others stay.
package final class SheetReader {
    /// - Parameter name: the name the file was brought under; only its ending is used.
    package init(
        _ source: ByteSource,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) { throw .unreadable }

    package convenience init(
        at path: String,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) {
        try self.init(.file(path: path), name: name, limits: limits)
    }

    /// The next row with text in it; nil after the last.
    package func next() throws(DocumentFault) -> SheetRow? { nil }

    /// All rows that are left, for small sheets.
    package func rest() throws(DocumentFault) -> [SheetRow] {
        var rows: [SheetRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}
