/// One row of a sheet somebody brought.
package struct SheetRow: Hashable, Sendable {
    /// As Excel shows it at the left: 1 is the first row.
    package let number: Int
    /// Trimmed; numbers without exponent, days as `2026-06-10`, moments as `2026-06-10 08:30`. Trailing empty cells
    /// are left out.
    package let cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }

    /// Cells further right than `columnLimit` are left out: no list the program asks for is as wide.
    init(_ row: GridRow) {
        let columnLimit = 1024
        var cells: [String] = []
        cells.reserveCapacity(min(columnLimit, Int(row.cells.last?.column ?? 0) + 1))
        for cell in row.cells where cell.column < columnLimit {
            while cells.count < cell.column { cells.append("") }
            cells.append(cell.text)
        }
        self.init(number: row.number, cells: cells)
    }

    /// The cell of a column counted from 0; empty where the row is shorter.
    package subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}

/// A cell as the reader hands it on: no blanks around it, no invisible characters, not the `'` that `CSVWriter` puts
/// before text which would be a formula.
func cleanCell(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
        first == "'" || isBlank(first) || isBlank(last)
    else { return text }
    var rest = Substring(text).unicodeScalars
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    if rest.first == "'", isGuarded(rest.dropFirst()) { rest.removeFirst() }
    return String(rest)
}

/// Excel takes the wide forms of the signs for the signs.
let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

/// A `'` keeps what would be a formula, or a number with more digits than Excel holds, a text.
private func isGuarded(_ text: Substring.UnicodeScalarView) -> Bool {
    guard let first = text.first else { return false }
    let isLong = text.count >= 10 && text.allSatisfy { (48...57).contains($0.value) || $0 == "X" || $0 == "x" }
    return formulaStarts.contains(first) || isLong
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: true
    default: false
    }
}
