/// What kind of value a cell of a workbook holds, as the file says it; cells of a CSV are all `text`.
package enum CellKind: UInt8, Hashable, Sendable {
    case text, number, day, time, boolean, error
}

/// One cell with something in it.
package struct GridCell: Hashable, Sendable {
    /// Trimmed; numbers without exponent, days as `2026-06-10`, moments as `2026-06-10 08:30`.
    package let text: String
    /// Counted from 0.
    package let column: Int32
    package let kind: CellKind
    /// Of a day.
    package let form: DayForm

    package init(_ text: String, column: Int, kind: CellKind = .text, form: DayForm = .whole) {
        self.text = text
        self.column = Int32(column)
        self.kind = kind
        self.form = form
    }

    /// As the sheet shows it: 2026年3月 of a day that stands for a month.
    package var shown: String { form.words(of: text) ?? text }
}

/// One row of a sheet: only the cells that hold something, from left to right.
package struct GridRow: Hashable, Sendable {
    /// As Excel shows it at the left: 1 is the first row.
    package let number: Int
    package let cells: [GridCell]

    package init(number: Int, cells: [GridCell]) {
        self.number = number
        self.cells = cells
    }
}

/// Rows as they come out of a file, those without any text left out.
protocol RowSource: AnyObject {
    func next() throws(DocumentFault) -> GridRow?
}

/// A rectangle of cells; rows and columns counted from 1, both ends included.
package struct CellRange: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads `B4:C11` or `B4`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { CellAddress($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }

    /// `B4:C11`
    package var written: String {
        let first = CellAddress(row: rows.lowerBound, column: columns.lowerBound).written
        let last = CellAddress(row: rows.upperBound, column: columns.upperBound).written
        return first == last ? first : "\(first):\(last)"
    }
}

/// The address of a cell as Excel shows it: `B4`.
package struct CellAddress: Hashable, Sendable {
    /// Counted from 1.
    package let row: Int
    /// Counted from 1.
    package let column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    package init?(_ text: some StringProtocol) {
        var (row, column) = (0, 0)
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 100_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row, column: column)
    }

    package var written: String { CellAddress.letters(column) + String(row) }

    /// The letters over a column counted from 1: 28 is `AB`.
    package static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
