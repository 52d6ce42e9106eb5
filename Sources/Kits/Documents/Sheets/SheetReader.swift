import Core

/// Reads the first visible sheet of an `.xlsx` or a `.csv`, row by row; old formats are refused with a sentence.
/// Rows without any text are left out; the numbers of the others stay. Memory stays constant but for the shared
/// strings of an `.xlsx`.
package final class SheetReader {
    private let rows: GridRows
    private var isEmpty = true

    /// - Parameter name: the name the file was brought under; only its ending is used.
    package init(
        _ source: ByteSource,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) {
        let file = try SheetFile(source, name: name, limits: limits, converts: false)
        rows = try file.rows(ofSheet: file.sheets.firstIndex { !$0.isHidden } ?? 0)
    }

    package convenience init(
        at path: String,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) {
        try self.init(.file(path: path), name: name, limits: limits)
    }

    /// The next row with text in it; nil after the last. A sheet without any such row throws `noText`.
    package func next() throws(DocumentFault) -> SheetRow? {
        guard let row = try rows.next() else {
            if isEmpty { throw .noText }
            return nil
        }
        isEmpty = false
        return SheetRow(row)
    }

    /// All rows that are left, for small sheets.
    package func rest() throws(DocumentFault) -> [SheetRow] {
        var rows: [SheetRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}
