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
        case .decimal(let number): if number.isFinite { bytes.append(contentsOf: Self.written(number).utf8) }
        case .day(let day): bytes.append(contentsOf: day.description.utf8)
        case .text(let text): append(text)
        }
    }

    /// A whole number has no point: exact below 2^53. None has a power of ten, which people and forms do not read.
    private static func written(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 9_007_199_254_740_992 { return String(Int64(number)) }
        let text = String(number)
        guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let (sign, digits) = (number < 0 ? "-" : "", text[..<mark].filter(\.isNumber))
        guard power < 0 else {
            return sign + digits + String(repeating: "0", count: max(0, power - digits.count + 1))
        }
        return sign + "0." + String(repeating: "0", count: -power - 1) + digits
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
