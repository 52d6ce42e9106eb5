/// What stands between two cells of a line.
struct CellSeparator: Hashable {
    /// 0, which no text holds, where only a wide sign parts cells.
    let narrow: UInt8
    let wide: [UInt8]
    /// The last byte of the wide sign.
    let end: UInt8

    init(_ byte: UInt8) { (narrow, wide, end) = (byte, [], 0) }

    /// - Parameter narrow: what parts cells beside it; 0 for nothing.
    init(wide sign: Character, besides narrow: UInt8 = 0) {
        (self.narrow, wide) = (narrow, Array(String(sign).utf8))
        end = wide.last ?? 0
    }
}

/// Cuts delimited text into rows and cells (RFC 4180, and what spreadsheets write beyond it); text comes in pieces.
struct DelimitedParser {
    /// One byte, or the three of a full-width sign.
    private let separator: CellSeparator
    /// The row being read, 1 the first.
    private(set) var number = 1
    /// Whether the cell being read stands in quotation marks that are still open.
    private(set) var isQuoted = false
    private var cell: [UInt8] = []
    private var cells: [GridCell] = []
    private var column = 0
    private var wasQuoted = false
    private var isAfterQuote = false
    private var isAfterReturn = false

    init(separator: CellSeparator, from number: Int = 1) {
        self.separator = separator
        self.number = number
    }

    var cellLength: Int { cell.count }

    mutating func parse(_ text: String) -> [GridRow] {
        var rows: [GridRow] = []
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { take(byte, &rows) }
        }
        return rows
    }

    /// The last row, where no line end follows it.
    mutating func finish() -> [GridRow] {
        if isAfterQuote { isQuoted = false }
        guard !isQuoted, !cell.isEmpty || column > 0 else { return [] }
        var rows: [GridRow] = []
        endRow(&rows)
        return rows
    }

    private mutating func take(_ byte: UInt8, _ rows: inout [GridRow]) {
        if isQuoted {
            if isAfterQuote {
                isAfterQuote = false
                if byte == UInt8(ascii: "\"") { return cell.append(byte) }
                isQuoted = false
            } else if byte == UInt8(ascii: "\"") {
                isAfterQuote = true
                return
            } else {
                return cell.append(byte)
            }
        }
        let isSecondHalf = byte == UInt8(ascii: "\n") && isAfterReturn
        isAfterReturn = byte == UInt8(ascii: "\r")
        switch byte {
        case UInt8(ascii: "\n") where isSecondHalf: break
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): endRow(&rows)
        case separator.narrow: endCell()
        case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted:
            isQuoted = true
            wasQuoted = true
        default:
            cell.append(byte)
            if byte == separator.end, !separator.wide.isEmpty,
                cell.suffix(separator.wide.count).elementsEqual(separator.wide)
            {
                cell.removeLast(separator.wide.count)
                endCell()
            }
        }
    }

    private mutating func endCell() {
        if !cell.isEmpty {
            let text = DelimitedParser.unguarded(cleanCell(String(decoding: cell, as: UTF8.self)))
            if !text.isEmpty { cells.append(GridCell(text, column: column)) }
            cell.removeAll(keepingCapacity: true)
        }
        column += 1
        wasQuoted = false
    }

    /// `="6201…"`, as programs write a long number so that Excel does not round it: only what it shows is the text.
    static func unguarded(_ text: String) -> String {
        guard text.utf8.count >= 4, text.hasPrefix("=\""), text.hasSuffix("\"") else { return text }
        let inside = text.dropFirst(2).dropLast()
        return inside.contains("\"") ? text : String(inside)
    }

    private mutating func endRow(_ rows: inout [GridRow]) {
        endCell()
        if !cells.isEmpty { rows.append(GridRow(number: number, cells: cells)) }
        cells.removeAll(keepingCapacity: true)
        column = 0
        number += 1
    }
}
