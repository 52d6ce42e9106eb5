import Core
import Documents

/// The columns of a sheet by the words of its header row. The header is the first row that names every needed column;
/// a title above it is passed over.
struct NamedColumns {
    private let places: [String: Int]

    /// - Parameter words: for each column of ours the words people write over it.
    /// - Returns: nil where the row lacks a needed column.
    init?(header row: SheetRow, words: [String: [String]], needed: [String]) {
        let cells = row.cells.map { cell in
            SimplifiedText.of(cell.lowercased().filter { !$0.isWhitespace && $0 != "*" && $0 != "＊" })
        }
        var places: [String: Int] = [:]
        for (column, names) in words { places[column] = cells.firstIndex { names.contains($0) } }
        guard needed.allSatisfy({ places[$0] != nil }) else { return nil }
        self.places = places
    }

    func cell(_ column: String, of row: SheetRow) -> String { places[column].map { row[$0] } ?? "" }

    /// The rows under the header; nil where the first ten rows hold none.
    static func read(
        _ source: ByteSource,
        name: String,
        words: [String: [String]],
        needed: [String]
    ) throws -> (columns: NamedColumns, rows: [SheetRow])? {
        let rows = try SheetReader(source, name: name).rest()
        for (index, row) in rows.prefix(10).enumerated() {
            if let columns = NamedColumns(header: row, words: words, needed: needed) {
                return (columns, Array(rows.dropFirst(index + 1)))
            }
        }
        return nil
    }

    /// `农业、林业，水利`: what one cell lists.
    static func list(_ cell: String) -> [String] {
        cell.split { "、,，;；/ 　\n".contains($0) }.map(String.init)
    }
}
