import CXLSXWriter
import Core

/// One sheet on its way into a file: what stands above the rows, the rows, what stands below.
struct WrittenSheet {
    typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let worksheet: Worksheet
    private let table: SheetTable
    private let formats: SheetFormats
    private let columnFormats: [Format]
    private var row: UInt32 = 0
    private var header: UInt32 = 0

    init(_ worksheet: Worksheet, _ table: SheetTable, _ formats: SheetFormats) throws(DocumentFault) {
        self.worksheet = worksheet
        self.table = table
        self.formats = formats
        columnFormats = table.columns.map { formats.cell($0.kind) }
        for (index, column) in table.columns.enumerated() {
            worksheet_set_column(worksheet, UInt16(index), UInt16(index), column.width, nil)
        }
        setPage(worksheet, table.page)
        if let title = table.title { try writeAcross(title, formats.title, characterHeight: 27, size: 1.8) }
        for subtitle in table.subtitles {
            try writeAcross(subtitle, formats.subtitle, characterHeight: 18, size: 1.1)
        }
        try writeHeader()
    }

    mutating func append(_ cells: [SheetCell]) throws(DocumentFault) {
        guard row < 1_048_576 else { throw .tooManyRows(limit: 1_048_576) }
        for column in columnFormats.indices {
            try write(
                cells.indices.contains(column) ? cells[column] : .blank,
                UInt16(column),
                columnFormats[column]
            )
        }
        row += 1
    }

    mutating func end() throws(DocumentFault) {
        let last = max(row, header + 1) - 1
        if !table.columns.isEmpty {
            if table.hasFilter { worksheet_autofilter(worksheet, header, 0, last, lastColumn) }
            worksheet_freeze_panes(worksheet, header + 1, UInt16(table.frozenColumns))
            worksheet_repeat_rows(worksheet, header, header)
        }
        for note in table.notes { try writeAcross(note, formats.note, characterHeight: 16, size: 1) }
        if row > 0, !table.columns.isEmpty { worksheet_print_area(worksheet, 0, 0, row - 1, lastColumn) }
    }

    private var lastColumn: UInt16 { UInt16(max(1, table.columns.count) - 1) }

    private mutating func writeHeader() throws(DocumentFault) {
        header = row
        guard !table.columns.isEmpty else { return }
        let lines = table.columns.map { lineCount($0.title, width: $0.width, size: 1.1) }.max() ?? 1
        worksheet_set_row(worksheet, row, Double(lines) * 16 + 8, nil)
        for (index, column) in table.columns.enumerated() {
            try write(.text(column.title), UInt16(index), formats.header)
        }
        row += 1
    }

    /// One line of text over the whole width of the table; as high as its lines need, which Excel does not do by itself
    /// for merged cells.
    private mutating func writeAcross(
        _ text: String,
        _ format: Format,
        characterHeight: Double,
        size: Double
    ) throws(DocumentFault) {
        let width = table.columns.reduce(0) { $0 + $1.width }
        let lines = lineCount(text, width: width, size: size)
        worksheet_set_row(worksheet, row, min(400, Double(lines) * characterHeight + 4), nil)
        if lastColumn > 0 {
            try check(worksheet_merge_range(worksheet, row, 0, row, lastColumn, cellText(text), format))
        } else {
            try write(.text(text), 0, format)
        }
        row += 1
    }

    private func write(_ cell: SheetCell, _ column: UInt16, _ format: Format) throws(DocumentFault) {
        switch cell {
        case .text(let text) where !text.isEmpty:
            try check(worksheet_write_string(worksheet, row, column, cellText(text), format))
        case .integer(let number) where abs(number) > 999_999_999_999_999:
            try check(worksheet_write_string(worksheet, row, column, String(number), format))
        case .integer(let number):
            try check(worksheet_write_number(worksheet, row, column, Double(number), format))
        case .decimal(let number) where number.isFinite:
            try check(worksheet_write_number(worksheet, row, column, number, format))
        case .day(let day):
            // Excel's day 1 is 1 January 1900 and it counts a 29 February 1900 that never was.
            let dayFormat = formats.cell(.day)
            try check(worksheet_write_number(worksheet, row, column, Double(day.daysSince1970 + 25_569), dayFormat))
        case .blank, .text, .decimal:
            try check(worksheet_write_blank(worksheet, row, column, format))
        }
    }

    private func check(_ code: lxw_error) throws(DocumentFault) {
        guard code == LXW_NO_ERROR else { throw .cannotWrite }
    }
}

/// What Excel takes in a cell: at most 32,767 UTF-16 units and no control characters but line ends and TAB.
private func cellText(_ text: String) -> String {
    let needsCare = text.utf8.count > 32_767 || text.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }
    guard needsCare else { return text }
    var clean = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
        length += scalar.value > 0xFFFF ? 2 : 1
        if length > 32_766 {
            clean.append("…")
            break
        }
        clean.append(scalar)
    }
    return String(clean)
}

/// Lines a text takes in a width of half-width characters, `size` times as large as the sheet's.
private func lineCount(_ text: String, width: Double, size: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
        let length = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x1100 ? 1 : 2) } * size
        return lines + max(1, Int((length / max(width, 1)).rounded(.up)))
    }
}

private func setPage(_ worksheet: WrittenSheet.Worksheet, _ page: SheetPage) {
    let inch = 25.4
    if page.orientation == .landscape { worksheet_set_landscape(worksheet) }
    worksheet_set_paper(worksheet, page.paper == .a4 ? 9 : 8)
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_margins(
        worksheet,
        page.margins.left / inch,
        page.margins.right / inch,
        page.margins.top / inch,
        page.margins.bottom / inch
    )
    worksheet_center_horizontally(worksheet)
    if page.numbersPages { worksheet_set_footer(worksheet, "&C第 &P 页 共 &N 页") }
}
