import Core

/// Values put into cells of a sheet's XML. Formulas stay, and forget what they gave before; all else stays as it is.
struct SheetEdits {
    private let markup: SheetMarkup
    /// Before the names of its elements: `x:`, mostly nothing.
    private let prefix: String
    private let isDay: (Int) -> Bool
    private var values: [Int: [Int: (cell: SheetCell, style: Int?)]] = [:]

    /// - Parameter isDay: whether a look shows days.
    init(_ markup: SheetMarkup, isDay: @escaping (Int) -> Bool) {
        self.markup = markup
        prefix = XMLPatch(markup.bytes).prefix
        self.isDay = isDay
    }

    /// - Parameter style: the look of a cell that is not in the file; nil for that of its row or column.
    mutating func set(_ address: CellAddress, _ cell: SheetCell, style: Int? = nil) {
        values[address.row, default: [:]][address.column] = (cell, style)
    }

    var isEmpty: Bool { values.isEmpty }

    /// The XML with the values in it.
    func applied() -> [UInt8] {
        var pieces: [(place: Range<Int>, text: String)] = []
        for row in markup.rows { change(row, &pieces) }
        pieces += addedRows()
        pieces.sort { ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound) }
        var result: [UInt8] = []
        var at = 0
        for (place, text) in pieces where place.lowerBound >= at {
            result += markup.bytes[at..<place.lowerBound]
            result += text.utf8
            at = place.upperBound
        }
        return result + markup.bytes[at...]
    }

    private func change(_ row: SheetMarkup.Row, _ pieces: inout [(place: Range<Int>, text: String)]) {
        let wanted = values[row.number] ?? [:]
        for cell in row.cells {
            if cell.hasFormula {
                if let result = cell.result { pieces.append((result, "")) }
            } else if let (value, _) = wanted[cell.column] {
                let address = CellAddress(row: row.number, column: cell.column)
                pieces.append((cell.whole, written(value, address, cell.style)))
            }
        }
        let known = Set(row.cells.map(\.column))
        let added = wanted.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        guard !added.isEmpty else { return }
        guard let inside = row.inside else {
            let head = String(decoding: markup.bytes[row.whole].dropLast(2), as: UTF8.self)
            let cells = added.map { text($0.value, row, $0.key) }.joined()
            return pieces.append((row.whole, "\(head)>\(cells)</\(prefix)row>"))
        }
        for (column, value) in added {
            let next = row.cells.first { $0.column > column }?.whole.lowerBound ?? inside.upperBound
            pieces.append((next..<next, text(value, row, column)))
        }
    }

    private func text(_ value: (cell: SheetCell, style: Int?), _ row: SheetMarkup.Row, _ column: Int) -> String {
        let style = value.style ?? markup.style(row: row, column: column)
        return written(value.cell, CellAddress(row: row.number, column: column), style)
    }

    private func addedRows() -> [(place: Range<Int>, text: String)] {
        let known = Set(markup.rows.map(\.number))
        let added = values.keys.filter { !known.contains($0) }.sorted()
        var pieces: [(place: Range<Int>, text: String)] = []
        for number in added {
            let cells = (values[number] ?? [:]).sorted { $0.key < $1.key }.map { column, value in
                let style = value.style ?? markup.style(row: nil, column: column)
                return written(value.cell, CellAddress(row: number, column: column), style)
            }
            let text = "<\(prefix)row r=\"\(number)\">\(cells.joined())</\(prefix)row>"
            if let place = markup.rows.first(where: { $0.number > number })?.whole.lowerBound ?? markup.end {
                pieces.append((place..<place, text))
            } else if let empty = markup.emptyData {
                pieces.append((empty, text))
            }
        }
        guard let empty = markup.emptyData, !pieces.isEmpty else { return pieces }
        return [(empty, "<\(prefix)sheetData>\(pieces.map(\.text).joined())</\(prefix)sheetData>")]
    }

    private func written(_ cell: SheetCell, _ address: CellAddress, _ style: Int) -> String {
        let start = "<\(prefix)c r=\"\(address.written)\"\(style > 0 ? " s=\"\(style)\"" : "")"
        switch cell {
        case .blank: return start + "/>"
        case .text(let text) where text.isEmpty: return start + "/>"
        case .text(let text): return start + shown(text)
        case .integer(let number) where abs(number) > 999_999_999_999_999: return start + shown(String(number))
        case .integer(let number): return start + value("\(number)")
        case .decimal(let number): return start + (number.isFinite ? value("\(number)") : "/>")
        // The form's own look decides: a cell that is no day would show a bare number.
        case .day(let day):
            return start + (isDay(style) ? value("\(day.daysSince1970 + 25_569)") : shown(day.description))
        case .moment(let moment): return start + (isDay(style) ? value("\(moment.serial)") : shown(moment.written))
        }
    }

    private func value(_ number: String) -> String { "><\(prefix)v>\(number)</\(prefix)v></\(prefix)c>" }

    private func shown(_ text: String) -> String {
        var markup = Markup()
        ColumnMarkup.writeText(text, &markup)
        // `<t>…</t>`, with the form's prefix on both.
        let inside = String(decoding: markup.buffer, as: UTF8.self).dropFirst().dropLast(4)
        return " t=\"inlineStr\"><\(prefix)is><\(prefix)\(inside)</\(prefix)t></\(prefix)is></\(prefix)c>"
    }
}
