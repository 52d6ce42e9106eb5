/// Reads a sheet's cells into rows.
final class WorksheetHandler: XMLHandler {
    /// Cells further right are left out; no sheet people keep is as wide.
    private static let columnLimit = 1024

    var rows: ArraySlice<SheetRow> = []

    private enum Kind { case number, shared, text, boolean, day }

    private let strings: SharedStrings
    private let formats: [CellFormat]
    private let startsIn1904: Bool
    private let rowLimit: Int

    private var number = 0
    private var cells: [String] = []
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var isInValue = false
    private var phonetic = 0

    init(strings: SharedStrings, formats: [CellFormat], startsIn1904: Bool, rowLimit: Int) {
        self.strings = strings
        self.formats = formats
        self.startsIn1904 = startsIn1904
        self.rowLimit = rowLimit
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("c") {
            startCell(attributes)
        } else if name.is("v") || name.is("t") {
            isInValue = phonetic == 0
        } else if name.is("row") {
            number = max(attributes.int("r") ?? 0, number + 1)
            column = -1
            cells.removeAll(keepingCapacity: true)
            if number > rowLimit { fault = .tooManyRows(limit: rowLimit) }
        } else if name.is("rPh") {
            phonetic += 1
        }
    }

    override func end(_ name: XMLName) {
        if name.is("c") {
            endCell()
        } else if name.is("v") || name.is("t") {
            isInValue = false
        } else if name.is("row") {
            if !cells.isEmpty { rows.append(SheetRow(number: number, cells: cells)) }
        } else if name.is("rPh") {
            phonetic -= 1
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInValue { value.append(contentsOf: bytes) }
    }

    private func startCell(_ attributes: XMLAttributes) {
        column = attributes.pointer("r").flatMap(WorksheetHandler.column) ?? column + 1
        style = attributes.pointer("s").map(WorksheetHandler.number) ?? 0
        kind = attributes.pointer("t").map(WorksheetHandler.kind) ?? .number
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        guard !value.isEmpty, column >= 0, column < WorksheetHandler.columnLimit else { return }
        let text = cleanCell(written(String(decoding: value, as: UTF8.self)))
        guard !text.isEmpty else { return }
        while cells.count < column { cells.append("") }
        if cells.count == column { cells.append(text) } else { cells[column] = text }
    }

    private func written(_ text: String) -> String {
        switch kind {
        case .shared: return Int(text).flatMap { strings[$0] } ?? ""
        case .text: return text
        case .boolean: return text == "1" ? "TRUE" : "FALSE"
        case .day: return text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00Z") ? String(text.prefix(10)) : text
        case .number:
            let format = formats.indices.contains(style) ? formats[style] : .number
            return format == .number
                ? plainNumber(text) : writtenDay(text, format: format, startsIn1904: startsIn1904)
        }
    }

    private static func kind(_ type: UnsafePointer<CChar>) -> Kind {
        switch UInt8(bitPattern: type[0]) {
        // `s` is shared, `str` the text of a formula.
        case UInt8(ascii: "s"): type[1] == 0 ? .shared : .text
        case UInt8(ascii: "i"), UInt8(ascii: "e"): .text
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "d"): .day
        default: .number
        }
    }

    /// `AB12` is column 27, counted from 0.
    private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
        var column = 0
        var at = reference
        while case let byte = UInt8(bitPattern: at.pointee), byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"),
            column < 1_000_000
        {
            column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            at += 1
        }
        return column > 0 ? column - 1 : nil
    }

    private static func number(_ digits: UnsafePointer<CChar>) -> Int {
        var number = 0
        var at = digits
        while case let byte = UInt8(bitPattern: at.pointee), byte >= 48, byte <= 57, number < 1_000_000 {
            number = number * 10 + Int(byte - 48)
            at += 1
        }
        return number
    }
}
