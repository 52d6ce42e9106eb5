import Core

/// One sheet on its way into a file: what stands above the rows, the rows, what stands below.
struct WrittenSheet: ~Copyable {
    static let rowLimit = 1_048_576

    let table: SheetTable
    private let styles: SheetStyles
    private let zip: ZipWriter
    private var markup = Markup()
    private var columns: ColumnMarkup
    /// The next row, counted from 1.
    private(set) var row = 1
    private var header = 0
    private var merges: [CellRange] = []

    init(_ table: SheetTable, _ zip: ZipWriter, _ styles: SheetStyles) throws(DocumentFault) {
        self.table = table
        self.styles = styles
        self.zip = zip
        columns = ColumnMarkup(table.columns, styles)
        writeHead()
        if let title = table.title { writeAcross(title, .title, characterHeight: 27, size: 1.8) }
        for subtitle in table.subtitles { writeAcross(subtitle, .subtitle, characterHeight: 18, size: 1.1) }
        writeHeader()
        try flush()
        try zip.flush()
    }

    /// Lists for drop-downs: rows without a header.
    init(lists table: SheetTable, _ zip: ZipWriter, _ styles: SheetStyles) throws(DocumentFault) {
        self.table = table
        self.styles = styles
        self.zip = zip
        columns = ColumnMarkup(table.columns, styles)
        writeHead()
    }

    /// Whether no further row fits: Excel's last is reached, or the part grows beyond what a zip keeps.
    var isFull: Bool { row > WrittenSheet.rowLimit - table.notes.count - 1 || zip.size > ZipWriter.partLimit }

    mutating func append(_ cells: [SheetCell]) throws(DocumentFault) {
        guard row <= WrittenSheet.rowLimit else { throw .tooManyRows(limit: WrittenSheet.rowLimit) }
        columns.row = row
        openRow(height: height(of: cells), isFixed: false)
        for column in 0..<columns.count {
            let cell = column < cells.count ? cells[column] : .blank
            columns.write(cell, column, &markup)
            if markup.isFull { try flush() }
        }
        markup.append("</row>")
        row += 1
    }

    /// - Parameter rules: what may be entered; gains the lists of this sheet.
    mutating func end(_ rules: inout EntryRules) throws(DocumentFault) {
        for _ in 0..<table.blankRows { try append([]) }
        let last = max(row - 1, header)
        for note in table.notes { writeAcross(note, .note, characterHeight: 16, size: 1) }
        markup.append("</sheetData>")
        if !table.columns.isEmpty, table.hasFilter { markup.append("<autoFilter ref=\"\(range(header, last))\"/>") }
        if !merges.isEmpty {
            markup.append("<mergeCells count=\"\(merges.count)\">")
            for merge in merges { markup.append("<mergeCell ref=\"\(merge.written)\"/>") }
            markup.append("</mergeCells>")
        }
        if header > 0, last > header { markup.append(rules.xml(of: table.columns, rows: (header + 1)...last)) }
        writePage()
        markup.append("</worksheet>")
        try flush()
    }

    /// What the workbook says of this sheet: the filter, the printed cells and the row above every page.
    func names(_ index: Int, _ quoted: String) -> String {
        guard row > 1, !table.columns.isEmpty else { return "" }
        let last = max(row - 1 - table.notes.count, header)
        let area = "\(quoted)!\(range(1, row - 1, isFixed: true))"
        let rows = "\(quoted)!$\(header):$\(header)"
        let frozen = CellAddress.letters(max(1, table.frozenColumns))
        let titles = pagesAcross > 1 && table.frozenColumns > 0 ? "\(quoted)!$A:$\(frozen),\(rows)" : rows
        let filter =
            table.hasFilter
            ? name("_xlnm._FilterDatabase", index, "\(quoted)!\(range(header, last, isFixed: true))", isHidden: true)
            : ""
        return filter + name("_xlnm.Print_Area", index, area) + name("_xlnm.Print_Titles", index, titles)
    }

    private func name(_ name: String, _ index: Int, _ value: String, isHidden: Bool = false) -> String {
        let hidden = isHidden ? " hidden=\"1\"" : ""
        return "<definedName name=\"\(name)\" localSheetId=\"\(index)\"\(hidden)>\(escaped(value))</definedName>"
    }

    private func range(_ first: Int, _ last: Int, isFixed: Bool = false) -> String {
        let letters = CellAddress.letters(max(1, table.columns.count))
        return isFixed ? "$A$\(first):$\(letters)$\(last)" : "A\(first):\(letters)\(last)"
    }

    private var pagesAcross: Int {
        max(1, Int((table.columns.reduce(0) { $0 + $1.width } / table.page.widest).rounded(.up)))
    }

    /// How many columns stand on the first page.
    private var columnsAcross: Int {
        guard pagesAcross > 1 else { return table.columns.count }
        var width = 0.0
        return max(
            1,
            table.columns.prefix { column in
                width += column.width
                return width <= table.page.widest
            }.count
        )
    }

    private mutating func flush() throws(DocumentFault) {
        try zip.append(markup.buffer)
        markup.clear()
    }
}

extension WrittenSheet {
    private mutating func writeHead() {
        markup.append(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">
            """ as StaticString
        )
        let above = (table.title == nil ? 0 : 1) + table.subtitles.count + 1
        if !table.columns.isEmpty {
            let across = table.frozenColumns > 0 ? " xSplit=\"\(table.frozenColumns)\"" : ""
            let corner = CellAddress(row: above + 1, column: table.frozenColumns + 1).written
            let pane = table.frozenColumns > 0 ? "bottomRight" : "bottomLeft"
            markup.append(
                "<pane\(across) ySplit=\"\(above)\" topLeftCell=\"\(corner)\" activePane=\"\(pane)\" state=\"frozen\"/>"
            )
        }
        markup.append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>")
        guard !table.columns.isEmpty else { return markup.append("<sheetData>") }
        markup.append("<cols>")
        for (place, column) in table.columns.enumerated() {
            markup.append(
                "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
            )
        }
        markup.append("</cols><sheetData>")
    }

    /// A height that is not fixed follows what is typed later.
    private mutating func openRow(height: Double?, isFixed: Bool = true) {
        markup.append("<row r=\"" as StaticString)
        markup.append(row)
        if let height {
            markup.append("\" ht=\"")
            markup.append(height)
            if isFixed { markup.append("\" customHeight=\"1") }
        }
        markup.append("\">" as StaticString)
    }

    /// As high as the text that breaks into most lines needs, nil for one line. Excel and WPS fit rows when they open a
    /// file; LibreOffice prints what it says.
    private func height(of cells: [SheetCell]) -> Double? {
        var lines = 1
        for (column, cell) in Swift.zip(table.columns, cells) where column.kind == .wrapped || column.kind == .centred {
            guard case .text(let text) = cell else { continue }
            // A half-width character has a byte at least, a full-width one more than two.
            if Double(text.utf8.count) <= column.width, !text.utf8.contains(UInt8(ascii: "\n")) { continue }
            // Cells are written a point smaller than the columns are measured in.
            lines = max(lines, lineCount(text, width: column.width, size: 0.9))
        }
        return lines > 1 ? min(409, Double(lines) * 14 + 2) : nil
    }

    private mutating func writeHeader() {
        header = row
        guard !table.columns.isEmpty else { return header = 0 }
        let lines = table.columns.map { lineCount($0.title, width: $0.width, size: 1.1) }.max() ?? 1
        openRow(height: Double(lines) * 16 + 8)
        for (place, column) in table.columns.enumerated() { writeText(column.title, place, .header) }
        markup.append("</row>")
        row += 1
    }

    /// One line of text over the width of the table, or of its first page; as high as its lines need, which Excel does not
    /// do by itself for merged cells.
    private mutating func writeAcross(_ text: String, _ look: SheetStyles.Fixed, characterHeight: Double, size: Double)
    {
        let last = columnsAcross
        let width = table.columns.prefix(last).reduce(0) { $0 + $1.width }
        let lines = lineCount(text, width: width, size: size)
        openRow(height: min(400, Double(lines) * characterHeight + 4))
        writeText(text, 0, look)
        if last > 1 { merges.append(CellRange(rows: row...row, columns: 1...last)) }
        markup.append("</row>")
        row += 1
    }

    private mutating func writeText(_ text: String, _ column: Int, _ look: SheetStyles.Fixed) {
        markup.append(
            "<c r=\"\(CellAddress(row: row, column: column + 1).written)\" s=\"\(look.rawValue)\" t=\"inlineStr\"><is>"
        )
        ColumnMarkup.writeText(text, &markup)
        markup.append("</is></c>")
    }

    private mutating func writePage() {
        let page = table.page
        let inch = 25.4
        markup.append("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"")
        markup.append(page.margins.left / inch)
        markup.append("\" right=\"")
        markup.append(page.margins.right / inch)
        markup.append("\" top=\"")
        markup.append(page.margins.top / inch)
        markup.append("\" bottom=\"")
        markup.append(page.margins.bottom / inch)
        markup.append("\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"\(page.paper == .a4 ? 9 : 8)\"")
        markup.append(
            " orientation=\"\(page.orientation == .landscape ? "landscape" : "portrait")\""
        )
        if pagesAcross > 1 { markup.append(" fitToWidth=\"\(pagesAcross)\"") }
        markup.append(" fitToHeight=\"0\"/>")
        if page.numbersPages {
            markup.append("<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>")
        }
    }
}

/// Lines a text takes in a width of half-width characters, `size` times as large as the sheet's.
private func lineCount(_ text: String, width: Double, size: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
        let length = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x1100 ? 1 : 2) } * size
        return lines + max(1, Int((length / max(width, 1)).rounded(.up)))
    }
}
