import Core

/// Rows as CSV in memory: CRLF, a leading `'` before text that would be a formula.
package struct CSVLines {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter withMark: begins with the mark that makes Excel read UTF-8; scripts have no use for it.
    package init(withMark: Bool = false) {
        if withMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    package mutating func append(_ row: [SheetCell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes += [0x0D, 0x0A]
    }

    /// What was written so far, which is then forgotten.
    package mutating func take() -> [UInt8] {
        let taken = bytes
        bytes.removeAll(keepingCapacity: true)
        return taken
    }

    private mutating func append(_ cell: SheetCell) {
        switch cell {
        case .blank: break
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .decimal(let number): if number.isFinite { bytes.append(contentsOf: number.plainDigits.utf8) }
        case .day(let day): bytes.append(contentsOf: day.description.utf8)
        case .moment(let moment): bytes.append(contentsOf: moment.written.utf8)
        case .text(let text): append(text)
        }
    }

    /// Excel takes a cell of a CSV that begins with `=`, `+`, `-` or `@` for a formula, whoever wrote it; a sign alone
    /// is none.
    private mutating func append(_ text: String) {
        let isFormula = text.unicodeScalars.first.map {
            formulaStarts.contains($0) || "\t\r\n".unicodeScalars.contains($0)
        }
        let isLonger = text.unicodeScalars.dropFirst().first != nil
        let text = isFormula == true && isLonger && Double(text) == nil ? "'" + text : text
        let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09].contains($0) }
        guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}
