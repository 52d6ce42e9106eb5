import Core

/// Tables that older programs write as a web page or as XML and name `.xls`: HTML tables, and the spreadsheet XML of
/// Excel 2003. Read as text, tag by tag: entities of a document type are unknown and nothing is fetched.
struct MarkupSheets {
    struct Sheet {
        var name: String
        var isHidden = false
        var grid = Grid(rows: [])
    }

    private(set) var sheets: [Sheet] = []

    private let limits: DocumentLimits
    private var cells: [Int: GridCell] = [:]
    /// Rows further down that a cell of an earlier row still covers, by column.
    private var covered: [Int: Int] = [:]
    /// Tables within cells of a table are text of those cells.
    private var depth = 0
    private var row = 0
    private var column = 0
    private var text = ""
    private var isInCell = false
    private var span = (across: 1, down: 1)
    /// Cells that lie over others cost their size; no file may ask for more than people draw.
    private var allowance = 4_000_000
    private var kind = CellKind.text

    /// - Parameter name: of a sheet the file gives no name.
    init(_ file: OpenSource, name: String, limits: DocumentLimits) throws(DocumentFault) {
        self.limits = limits
        let bytes = file.bytes(from: 0, count: file.size)
        var guess = EncodingGuess()
        guess.look(at: bytes)
        guard let (encoding, markLength) = guess.encoding() else { throw .notText }
        var decoder = TextDecoder(encoding)
        let text = decoder.decode(bytes.dropFirst(markLength), isLast: true)
        var reader = MarkupReader(text)
        while let piece = reader.next() {
            switch piece {
            case .text(let words): if isInCell, self.text.utf8.count < 100_000 { self.text += words }
            case .start(let tag): try start(tag, name)
            case .end(let tag): end(tag)
            }
        }
        endRow()
        sheets.removeAll { $0.grid.rows.isEmpty }
    }

    private mutating func start(_ tag: MarkupReader.Tag, _ name: String) throws(DocumentFault) {
        switch tag.name {
        case "worksheet": begin(tag.attributes["name"] ?? name)
        case "table":
            depth += 1
            guard depth == 1 else { return }
            if sheets.isEmpty { begin(name) }
            covered = [:]
        case "tr", "row":
            guard depth == 1 else { return }
            endRow()
            row = max(row + 1, int(tag, "index"))
            if row > limits.rows { throw .tooManyRows(limit: limits.rows) }
        case "td", "th", "cell":
            guard depth == 1 else { return }
            endCell()
            try beginCell(tag)
        case "data": kind = MarkupSheets.kind(tag.attributes["type"] ?? "")
        case "br", "p", "div": if isInCell, !text.isEmpty { text += "\n" }
        default: break
        }
    }

    private mutating func end(_ tag: String) {
        switch tag {
        case "table":
            depth = max(0, depth - 1)
            guard depth == 0 else { return }
            endRow()
            // The next table of a page stands below, after a blank row.
            row += 1
        case "tr", "row": if depth == 1 { endRow() }
        case "td", "th", "cell": if depth == 1 { endCell() }
        default: break
        }
    }

    private mutating func begin(_ name: String) {
        sheets.append(Sheet(name: name))
        (row, column) = (0, 0)
    }

    private mutating func beginCell(_ tag: MarkupReader.Tag) throws(DocumentFault) {
        column = max(column + 1, int(tag, "index"))
        while let last = covered[column], last >= row { column += 1 }
        if column > limits.columns { throw .tooManyColumns(limit: limits.columns) }
        let across = max(int(tag, "colspan"), int(tag, "mergeacross") + 1, 1)
        let down = max(int(tag, "rowspan"), int(tag, "mergedown") + 1, 1)
        span = (min(across, limits.columns - column + 1, max(1, allowance)), allowance > 0 ? min(down, limits.rows) : 1)
        if span.across > 1 { allowance -= span.across }
        (text, kind, isInCell) = ("", .text, true)
    }

    private mutating func endCell() {
        guard isInCell, !sheets.isEmpty else { return }
        isInCell = false
        let columns = column...(column + span.across - 1)
        if span.down > 1 { for column in columns { covered[column] = row + span.down - 1 } }
        if span.across > 1 || span.down > 1 {
            sheets[sheets.count - 1].grid.merges.append(CellRange(rows: row...(row + span.down - 1), columns: columns))
        }
        column = columns.upperBound
        let shown = MarkupSheets.written(cleanCell(text), kind)
        guard !shown.isEmpty else { return }
        cells[columns.lowerBound] = GridCell(shown, column: columns.lowerBound - 1, kind: kind)
    }

    private mutating func endRow() {
        endCell()
        column = 0
        guard !cells.isEmpty, !sheets.isEmpty else { return }
        let row = GridRow(number: max(1, row), cells: cells.keys.sorted().compactMap { cells[$0] })
        cells = [:]
        sheets[sheets.count - 1].grid.rows.append(row)
    }

    private func int(_ tag: MarkupReader.Tag, _ key: String) -> Int {
        min(max(tag.attributes[key].flatMap { Int($0) } ?? 0, 0), 2_000_000)
    }

    private static func kind(_ type: String) -> CellKind {
        switch type.lowercased() {
        case "number": .number
        case "datetime": .day
        case "boolean": .boolean
        case "error": .error
        default: .text
        }
    }

    /// Days of spreadsheet XML are `2026-03-01T00:00:00.000`.
    private static func written(_ text: String, _ kind: CellKind) -> String {
        switch kind {
        case .number: plainNumber(text)
        case .day: String(text.prefix(10))
        case .boolean: text == "1" ? "TRUE" : "FALSE"
        case .text, .time, .error: text
        }
    }
}

/// Rows that were read already.
final class MadeRows: RowSource {
    let facts: Grid
    private var rest: ArraySlice<GridRow>

    init(_ grid: Grid) {
        rest = grid.rows[...]
        facts = Grid(rows: [], merges: grid.merges)
    }

    func next() throws(DocumentFault) -> GridRow? { rest.popFirst() }
}
