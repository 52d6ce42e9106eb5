/// Reads a sheet's cells into rows, and what the sheet says of itself: merged cells, what is hidden.
struct WorksheetRows: ~Copyable {
    /// As wide as Excel makes a sheet.
    private static let columnLimit = 16_384
    /// More merged cells than any sheet of people has; each is looked at when the shape is read.
    private static let mergeLimit = 200_000

    /// Everything but the rows.
    private(set) var facts = Grid(rows: [])

    private enum Kind { case number, shared, text, boolean, error, day }

    private var xml: XMLBytes
    private var strings: SharedTexts
    private let formats: [CellFormat]
    private let forms: [DayForm]
    private let startsIn1904: Bool
    private let rowLimit: Int

    private var number = 0
    private var cells: [GridCell] = []
    private var usualCount = 0
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var value = CellBytes()
    private var hasFormula = false
    private var phonetic = 0
    private var days: [Int: (String, CellKind)] = [:]

    init(
        _ part: ZipPart,
        strings: SharedStrings,
        formats: [CellFormat],
        forms: [DayForm],
        startsIn1904: Bool,
        rowLimit: Int
    ) throws(DocumentFault) {
        xml = try XMLBytes(part)
        self.strings = SharedTexts(strings)
        self.formats = formats
        self.forms = forms
        self.startsIn1904 = startsIn1904
        self.rowLimit = rowLimit
    }

    /// The next row with something in it; nil after the last.
    mutating func next() throws(DocumentFault) -> GridRow? {
        while true {
            switch try xml.next() {
            case .text: value.append(xml.text)
            case .open:
                try start(xml.key)
                if xml.isEmpty, let row = end(xml.key) { return row }
            case .close:
                if let row = end(xml.key) { return row }
            case .end: return nil
            }
        }
    }

    @inline(__always)
    private mutating func start(_ key: UInt64) throws(DocumentFault) {
        switch key {
        case TagKey.c: startCell()
        case TagKey.v, TagKey.t: xml.wantsText = phonetic == 0
        case TagKey.f: hasFormula = true
        case TagKey.row: try startRow()
        case TagKey.rPh: phonetic += 1
        case TagKey.mergeCell: readMerge()
        case TagKey.col: readColumn()
        default: break
        }
    }

    @inline(__always)
    private mutating func end(_ key: UInt64) -> GridRow? {
        switch key {
        case TagKey.c: endCell()
        case TagKey.v, TagKey.t: xml.wantsText = false
        case TagKey.rPh: phonetic -= 1
        case TagKey.row where !cells.isEmpty:
            let row = GridRow(number: number, cells: cells)
            usualCount = cells.count
            cells = []
            return row
        default: break
        }
        return nil
    }

    private func attribute(_ name: StaticString) -> String? {
        xml.attribute(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Kept within a billion so that nobody can make a counter overflow.
    private func int(_ name: StaticString) -> Int? {
        attribute(name).flatMap { Int($0) }.map { min(max($0, -1_000_000_000), 1_000_000_000) }
    }

    private var isHidden: Bool { attribute("hidden").map { !["0", "false", "off"].contains($0) } ?? false }

    private mutating func readMerge() {
        guard facts.merges.count < WorksheetRows.mergeLimit, let range = attribute("ref").flatMap({ CellRange($0) })
        else { return }
        facts.merges.append(range)
    }

    private mutating func readColumn() {
        guard isHidden, let first = int("min"), let last = int("max"), first >= 1, first <= last else { return }
        guard first <= WorksheetRows.columnLimit else { return }
        facts.hiddenColumns.formUnion(first...min(last, WorksheetRows.columnLimit))
    }

    private mutating func startRow() throws(DocumentFault) {
        number = max(int("r") ?? 0, number + 1)
        column = -1
        cells.removeAll()
        if usualCount > 0 { cells.reserveCapacity(usualCount) }
        if number > rowLimit { throw .tooManyRows(limit: rowLimit) }
        if isHidden { facts.hiddenRows.insert(number) }
    }

    private mutating func startCell() {
        (style, kind, hasFormula) = (0, .number, false)
        var reference: Int?
        for index in 0..<xml.attributeCount {
            let (letter, text) = xml.letter(index)
            switch letter {
            case UInt8(ascii: "r"): reference = WorksheetRows.column(text)
            case UInt8(ascii: "s"): style = WorksheetRows.number(text)
            case UInt8(ascii: "t"): kind = WorksheetRows.kind(text)
            default: break
            }
        }
        column = reference ?? column + 1
        value.clear()
    }

    private mutating func endCell() {
        guard value.count > 0 else {
            if hasFormula {
                facts.unsolvedFormulas += 1
                facts.unsolvedRows.insert(number)
            }
            return
        }
        guard column >= 0, column < WorksheetRows.columnLimit else { return facts.cellsLeftOut += 1 }
        let (text, kind) = written()
        guard !text.isEmpty else { return }
        let form = kind == .day && forms.indices.contains(style) ? forms[style] : .whole
        let cell = GridCell(text, column: column, kind: kind, form: form)
        guard let last = cells.last, last.column >= cell.column else { return cells.append(cell) }
        // Cells out of order or twice: no program writes them, but a file may hold them.
        if let place = cells.firstIndex(where: { $0.column >= cell.column }) {
            if cells[place].column == cell.column { cells[place] = cell } else { cells.insert(cell, at: place) }
        }
    }

    private mutating func written() -> (String, CellKind) {
        switch kind {
        case .shared: return (strings[value.index], .text)
        case .text: return (value.cleanText, .text)
        case .error: return (value.cleanText, .error)
        case .boolean: return (value.count == 1 && value[0] == UInt8(ascii: "1") ? "TRUE" : "FALSE", .boolean)
        case .day:
            let text = value.cleanText
            let isWhole = text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00Z")
            return (isWhole ? String(text.prefix(10)) : text, .day)
        case .number:
            let format = style >= 0 && style < formats.count ? formats[style] : .number
            switch format {
            case .number: return (value.number, .number)
            case .day, .time: return moment(format)
            case .percent: return (writtenShare(value.text), .number)
            case .code(let digits): return writtenCode(value.number, digits: digits)
            }
        }
    }

    /// Sheets repeat their days: each is worked out once.
    private mutating func moment(_ format: CellFormat) -> (String, CellKind) {
        let serial = format == .day ? value.index : -1
        guard serial >= 0 else { return writtenMoment(value.text, format: format, startsIn1904: startsIn1904) }
        if let known = days[serial] { return known }
        let made = writtenMoment(value.text, format: format, startsIn1904: startsIn1904)
        if days.count < 10_000 { days[serial] = made }
        return made
    }
}

extension WorksheetRows {
    private static func kind(_ type: UnsafeRawBufferPointer) -> Kind {
        switch type.first {
        // `s` is shared, `str` the text of a formula.
        case UInt8(ascii: "s"): type.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): .text
        case UInt8(ascii: "e"): .error
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "d"): .day
        default: .number
        }
    }

    /// `AB12` is column 27, counted from 0.
    @inline(__always)
    private static func column(_ reference: UnsafeRawBufferPointer) -> Int? {
        var column = 0
        for byte in reference {
            guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"), column < 1_000_000 else { break }
            column = column &* 26 &+ Int(byte &- UInt8(ascii: "A")) &+ 1
        }
        return column > 0 ? column - 1 : nil
    }

    @inline(__always)
    private static func number(_ digits: UnsafeRawBufferPointer) -> Int {
        var number = 0
        for byte in digits {
            guard byte >= 48, byte <= 57, number < 1_000_000 else { break }
            number = number &* 10 &+ Int(byte &- 48)
        }
        return number
    }
}
