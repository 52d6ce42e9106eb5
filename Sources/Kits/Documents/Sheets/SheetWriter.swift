import Core

/// Writes an `.xlsx` row by row in constant memory, from its first byte to its last, so that it can go to a browser while
/// it is made. Rows may come from anywhere, pages of a database included: `begin(table)`, `append(row)` as often as there
/// are rows, then the next `begin` or `finish()`.
///
/// A table with more rows than Excel has goes on in a second sheet with the same header.
package final class SheetWriter {
    private let file: FileSink?
    private let zip: ZipWriter
    private let styles = SheetStyles()
    private var rules = EntryRules()
    private var names: [String] = []
    private var definedNames = ""
    private var sheet: OpenSheet?
    private var isFinished = false

    /// A sheet that is being written, in a box of its own.
    private final class OpenSheet {
        var sheet: WrittenSheet
        init(_ sheet: consuming WrittenSheet) { self.sheet = sheet }
    }

    /// - Parameter path: the file to be made. It appears whole at `finish()`, in place of an existing one; a writer let go
    ///   without it leaves no file.
    package convenience init(path: String) throws(DocumentFault) {
        let file = try FileSink(path: path)
        try self.init(file, file)
    }

    /// - Parameter sink: gets the workbook's bytes in order.
    package convenience init(to sink: any ByteSink) throws(DocumentFault) { try self.init(sink, nil) }

    private init(_ sink: any ByteSink, _ file: FileSink?) throws(DocumentFault) {
        self.file = file
        zip = try ZipWriter(sink)
        // First, because they are known before the sheets are.
        try zip.add("_rels/.rels", WorkbookParts.topRelations)
        try zip.add("docProps/app.xml", WorkbookParts.properties)
    }

    /// Starts a sheet; `table.rows` are not looked at.
    package func begin(_ table: SheetTable) throws(DocumentFault) {
        try endSheet()
        names.append(freeName(table.name))
        try zip.begin("xl/worksheets/sheet\(names.count).xml")
        sheet = OpenSheet(try WrittenSheet(table, zip, styles))
    }

    /// The next row; missing cells are blank, those beyond the columns are left out.
    package func append(_ row: [SheetCell]) throws(DocumentFault) {
        guard let open = sheet else { throw .cannotWrite }
        if open.sheet.isFull { try begin(open.sheet.table) }
        try sheet?.sheet.append(row)
    }

    /// Closes the workbook; it is not whole before this.
    package func finish() throws(DocumentFault) {
        guard !isFinished else { return }
        if names.isEmpty { try begin(SheetTable(name: "Sheet1", columns: [])) }
        try endSheet()
        let shown = names.count
        if !rules.isEmpty { try writeChoices() }
        isFinished = true
        let sheets = names.enumerated().map { WorkbookParts.Sheet(name: $1, isHidden: $0 >= shown) }
        try zip.add("xl/styles.xml", styles.xml)
        try zip.add("xl/workbook.xml", WorkbookParts.workbook(sheets, definedNames: definedNames))
        try zip.add("xl/_rels/workbook.xml.rels", WorkbookParts.relations(sheets))
        try zip.add("[Content_Types].xml", WorkbookParts.types(sheets))
        try zip.finish()
        try file?.finish()
    }

    private func endSheet() throws(DocumentFault) {
        guard let open = sheet else { return }
        try open.sheet.end(&rules)
        let quoted = "'" + names[names.count - 1].replacing("'", with: "''") + "'"
        definedNames += open.sheet.names(names.count - 1, quoted)
        sheet = nil
    }

    /// Lists that drop-downs show, in a sheet nobody sees.
    private func writeChoices() throws(DocumentFault) {
        let columns = rules.lists.map { _ in SheetColumn("", .text) }
        names.append(EntryRules.sheetName)
        try zip.begin("xl/worksheets/sheet\(names.count).xml")
        let table = SheetTable(name: EntryRules.sheetName, columns: columns, hasFilter: false)
        var sheet = try WrittenSheet(lists: table, zip, styles)
        for row in rules.rows { try sheet.append(row) }
        var none = EntryRules()
        try sheet.end(&none)
    }

    /// Excel refuses some characters, more than 31 of them, and the same name twice.
    private func freeName(_ wanted: String) -> String {
        let allowed = wanted.filter { !"[]:*?/\\'\n\t".contains($0) }
        let clean = allowed.isEmpty ? "Sheet" : String(allowed.prefix(28))
        let taken = Set(names.map { $0.lowercased() } + [EntryRules.sheetName])
        var name = clean
        var count = 1
        while taken.contains(name.lowercased()) {
            count += 1
            name = String(clean.prefix(26)) + "(\(count))"
        }
        return name
    }
}

extension SheetDocument {
    /// Writes the workbook as `.xlsx`.
    package func write(to path: String) throws(DocumentFault) { try write(SheetWriter(path: path)) }

    /// Writes the workbook as `.xlsx`, a piece at a time.
    package func write(to sink: any ByteSink) throws(DocumentFault) { try write(SheetWriter(to: sink)) }

    private func write(_ writer: SheetWriter) throws(DocumentFault) {
        for sheet in sheets {
            try writer.begin(sheet)
            for row in sheet.rows { try writer.append(row) }
        }
        try writer.finish()
    }
}
