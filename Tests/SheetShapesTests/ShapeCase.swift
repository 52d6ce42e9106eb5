import Core
import Documents
import SheetShapes
import Testing

/// A sheet drawn as text and what a person says of it: one line a row, cells parted by `|`, a blank line a blank row.
struct ShapeCase: Sendable, CustomTestStringConvertible {
    struct Table: Sendable {
        var title: String?
        var header: ClosedRange<Int>?
        var data: ClosedRange<Int>?
        var totals: [Int] = []
        /// Paths of the columns, parted by blanks; `_` is a column without a name.
        var paths: String
        /// Units by column path.
        var units: [String: String] = [:]
        /// Types of all columns in one letter each: t i d D(ay) a y r n(id) p.
        var types: String?
        var notes = 0
        var repeated: [Int] = []
    }

    let name: String
    var merges = ""
    var hidden: Set<Int> = []
    let sheet: String
    let tables: [Table]

    var testDescription: String { name }

    var grid: Grid {
        var rows: [GridRow] = []
        for (index, line) in sheet.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var cells: [GridCell] = []
            for (column, part) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                let text = part.trimmingPrefix(while: \.isWhitespace).replacing("\\n", with: "\n")
                let clean = String(text.reversed().drop(while: \.isWhitespace).reversed())
                guard !clean.isEmpty else { continue }
                cells.append(ShapeCase.cell(clean, column))
            }
            if !cells.isEmpty { rows.append(GridRow(number: index + 1, cells: cells)) }
        }
        return Grid(rows: rows, merges: merges.split(separator: " ").compactMap { CellRange($0) }, hiddenRows: hidden)
    }

    /// Digits are numbers as Excel keeps them, unless a `'` stands before them.
    private static func cell(_ text: String, _ column: Int) -> GridCell {
        if text.hasPrefix("'") { return GridCell(String(text.dropFirst()), column: column) }
        if Day(text) != nil { return GridCell(text, column: column, kind: .day) }
        if Double(text) != nil { return GridCell(text, column: column, kind: .number) }
        return GridCell(text, column: column)
    }
}

let typeLetters: [ColumnType: Character] = [
    .text: "t", .integer: "i", .decimal: "d", .day: "D", .amount: "a", .yesNo: "y", .region: "r", .idNumber: "n",
    .phone: "p",
]
