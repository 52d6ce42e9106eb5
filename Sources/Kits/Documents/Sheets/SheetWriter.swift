/// Writes an `.xlsx` row by row in constant memory. Rows may come from anywhere, pages of a database included:
/// `begin(table)`, `append(row)` as often as there are rows, then the next `begin` or `finish()`.
package final class SheetWriter {
    /// - Parameter path: the file to be made; an existing one is replaced.
    package init(path: String) throws(DocumentFault) { throw .cannotWrite }

    /// Starts a sheet; `table.rows` are not looked at.
    package func begin(_ table: SheetTable) throws(DocumentFault) {}

    /// The next row; missing cells are blank, those beyond the columns are left out.
    package func append(_ row: [SheetCell]) throws(DocumentFault) {}

    /// Closes the file; nothing is whole before this.
    package func finish() throws(DocumentFault) {}
}

extension SheetDocument {
    /// Writes the workbook as `.xlsx`.
    package func write(to path: String) throws(DocumentFault) {
        let writer = try SheetWriter(path: path)
        for sheet in sheets {
            try writer.begin(sheet)
            for row in sheet.rows { try writer.append(row) }
        }
        try writer.finish()
    }
}
