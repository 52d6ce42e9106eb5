/// Reads a sheet's cells into rows, and what the sheet says of itself: merged cells, what is hidden.
final class WorksheetHandler: XMLHandler {
    /// As wide as Excel makes a sheet.
    private static let columnLimit = 16_384
    /// More merged cells than any sheet of people has; each is looked at when the shape is read.
    private static let mergeLimit = 200_000

    var rows: ArraySlice<GridRow> = []
    /// Everything but the rows.
    private(set) var facts = Grid(rows: [])

    private enum Kind { case number, shared, text, boolean, error, day }

    private let strings: SharedStrings
    private let formats: [CellFormat]
    private let startsIn1904: Bool
    private let rowLimit: Int

    private var number = 0
    private var cells: [GridCell] = []
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var value: [UInt8] = []
    private var isInValue = false
    private var hasFormula = false
    private var phonetic = 0
    private var days: [String: (String, CellKind)] = [:]

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
        } else if name.is("f") {
            hasFormula = true
        } else if name.is("row") {
            startRow(attributes)
        } else if name.is("rPh") {
            phonetic += 1
        } else if name.is("mergeCell") {
            guard let range = attributes["ref"].flatMap({ CellRange($0) }) else { return }
            if facts.merges.count < WorksheetHandler.mergeLimit { facts.merges.append(range) }
        } else if name.is("col"), isOn(attributes, "hidden", absent: false) {
            guard let first = attributes.int("min"), let last = attributes.int("max"), first >= 1, first <= last else {
                return
            }
            facts.hiddenColumns.formUnion(first...min(last, WorksheetHandler.columnLimit))
        }
    }

    override func end(_ name: XMLName) {
        if name.is("c") {
            endCell()
        } else if name.is("v") || name.is("t") {
            isInValue = false
        } else if name.is("row") {
            if !cells.isEmpty { rows.append(GridRow(number: number, cells: cells)) }
        } else if name.is("rPh") {
            phonetic -= 1
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInValue { value.append(contentsOf: bytes) }
    }

    private func startRow(_ attributes: XMLAttributes) {
        number = max(attributes.int("r") ?? 0, number + 1)
        column = -1
        cells.removeAll(keepingCapacity: true)
        if number > rowLimit { fault = .tooManyRows(limit: rowLimit) }
        if isOn(attributes, "hidden", absent: false) { facts.hiddenRows.insert(number) }
    }

    private func startCell(_ attributes: XMLAttributes) {
        (style, kind, hasFormula) = (0, .number, false)
        var reference: Int?
        var at = attributes.list
        while let list = at, let key = list[0], let text = list[1] {
            // The three attributes that matter have names of one letter.
            if key[1] == 0 {
                switch UInt8(bitPattern: key[0]) {
                case UInt8(ascii: "r"): reference = WorksheetHandler.column(text)
                case UInt8(ascii: "s"): style = WorksheetHandler.number(text)
                case UInt8(ascii: "t"): kind = WorksheetHandler.kind(text)
                default: break
                }
            }
            at = list + 2
        }
        column = reference ?? column + 1
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        guard !value.isEmpty else {
            if hasFormula { facts.unsolvedFormulas += 1 }
            return
        }
        guard column >= 0, column < WorksheetHandler.columnLimit else { return facts.cellsLeftOut += 1 }
        let (text, kind) = written()
        guard !text.isEmpty else { return }
        let cell = GridCell(text, column: column, kind: kind)
        guard let last = cells.last, last.column >= cell.column else { return cells.append(cell) }
        // Cells out of order or twice: no program writes them, but a file may hold them.
        if let place = cells.firstIndex(where: { $0.column >= cell.column }) {
            if cells[place].column == cell.column { cells[place] = cell } else { cells.insert(cell, at: place) }
        }
    }

    private func written() -> (String, CellKind) {
        switch kind {
        case .shared: return (strings[WorksheetHandler.number(value)], .text)
        case .text: return (cleanCell(String(decoding: value, as: UTF8.self)), .text)
        case .error: return (cleanCell(String(decoding: value, as: UTF8.self)), .error)
        case .boolean: return (value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE", .boolean)
        case .day:
            let text = cleanCell(String(decoding: value, as: UTF8.self))
            let isWhole = text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00Z")
            return (isWhole ? String(text.prefix(10)) : text, .day)
        case .number:
            let text = String(decoding: value, as: UTF8.self)
            let format = formats.indices.contains(style) ? formats[style] : .number
            guard format != .number else { return (plainNumber(text), .number) }
            return moment(text, format)
        }
    }

    /// Sheets repeat their days: each is worked out once.
    private func moment(_ text: String, _ format: CellFormat) -> (String, CellKind) {
        guard format == .day else { return writtenMoment(text, format: format, startsIn1904: startsIn1904) }
        if let known = days[text] { return known }
        let made = writtenMoment(text, format: format, startsIn1904: startsIn1904)
        if days.count < 10_000 { days[text] = made }
        return made
    }

    private static func kind(_ type: UnsafePointer<CChar>) -> Kind {
        switch UInt8(bitPattern: type[0]) {
        // `s` is shared, `str` the text of a formula.
        case UInt8(ascii: "s"): type[1] == 0 ? .shared : .text
        case UInt8(ascii: "i"): .text
        case UInt8(ascii: "e"): .error
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

    /// An index as the file writes it; -1 where it is none.
    private static func number(_ digits: [UInt8]) -> Int {
        var number = 0
        for byte in digits {
            guard byte >= 48, byte <= 57, number < 1_000_000_000 else { return -1 }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }
}
