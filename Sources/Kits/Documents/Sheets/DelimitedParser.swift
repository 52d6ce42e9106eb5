/// Cuts delimited text into rows and cells (RFC 4180, and what spreadsheets write beyond it); text comes in pieces.
struct DelimitedParser {
    private let separator: UInt8
    /// The row being read, 1 the first.
    private(set) var number = 1
    /// Whether the cell being read stands in quotation marks that are still open.
    private(set) var isQuoted = false
    private var cell: [UInt8] = []
    private var cells: [String] = []
    private var wasQuoted = false
    private var isAfterQuote = false
    private var isAfterReturn = false

    init(separator: UInt8) { self.separator = separator }

    var cellLength: Int { cell.count }

    mutating func parse(_ text: String) -> [SheetRow] {
        var rows: [SheetRow] = []
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { take(byte, &rows) }
        }
        return rows
    }

    /// The last row, where no line end follows it.
    mutating func finish() -> [SheetRow] {
        if isAfterQuote { isQuoted = false }
        guard !isQuoted, !cell.isEmpty || !cells.isEmpty else { return [] }
        var rows: [SheetRow] = []
        endRow(&rows)
        return rows
    }

    private mutating func take(_ byte: UInt8, _ rows: inout [SheetRow]) {
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
        case separator: endCell()
        case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted:
            isQuoted = true
            wasQuoted = true
        default: cell.append(byte)
        }
    }

    private mutating func endCell() {
        cells.append(cleanCell(String(decoding: cell, as: UTF8.self)))
        cell.removeAll(keepingCapacity: true)
        wasQuoted = false
    }

    private mutating func endRow(_ rows: inout [SheetRow]) {
        endCell()
        while cells.last?.isEmpty ?? false { cells.removeLast() }
        if !cells.isEmpty { rows.append(SheetRow(number: number, cells: cells)) }
        cells.removeAll(keepingCapacity: true)
        number += 1
    }
}
