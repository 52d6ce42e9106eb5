/// Writes CSV that opens in Excel and WPS: UTF-8 with BOM, CRLF, a leading `'` before text that would be a formula.
package final class CSVWriter {
    package init(path: String) throws(DocumentFault) { throw .cannotWrite }

    package func append(_ row: [SheetCell]) throws(DocumentFault) {}

    package func finish() throws(DocumentFault) {}
}

extension SheetTable {
    /// Header and rows as CSV; title and notes are left out.
    package func writeCSV(to path: String) throws(DocumentFault) {
        let writer = try CSVWriter(path: path)
        try writer.append(columns.map { .text($0.title) })
        for row in rows { try writer.append(row) }
        try writer.finish()
    }
}
