import Core

/// A file of sheets somebody brought: `.xlsx`, `.csv` (also `.txt`, `.tsv`), and where LibreOffice is installed `.xls`,
/// `.et` and `.ods`; also what programs export as a page, XML or text and name `.xls`, and text somebody named `.xlsx`. What
/// it is, is told by its bytes. A conversion takes seconds: not for a thread that others wait for.
package final class SheetFile {
    package struct Sheet: Hashable, Sendable {
        /// The name on the tab; for a CSV the name of the file.
        package let name: String
        package let isHidden: Bool
    }

    private enum Content {
        case workbook(Workbook)
        case delimited(OpenSource)
        case made([Grid])
    }

    package let sheets: [Sheet]
    /// The type the file was brought as, where another program turned it into `.xlsx`.
    package let convertedFrom: FileType?
    /// The workbook as `.xlsx`: the file itself, or what it was converted to; nil for a CSV.
    let workbookSource: ByteSource?
    /// The ending of a workbook that a file of text bears: xlsx; nil for all others.
    package let misnamed: String?
    let limits: DocumentLimits
    private let content: Content
    /// What a CSV is written in, once a sheet of it was asked for; nil for workbooks.
    package private(set) var encoding: (name: TextEncoding, isUnsure: Bool)?

    /// - Parameter name: the name the file was brought under.
    /// - Parameter tool: what converts old formats; nil where it is not installed.
    /// - Parameter converts: whether old formats are converted at all; they are refused with a sentence where not.
    package init(
        _ source: ByteSource,
        name: String,
        limits: DocumentLimits = .standard,
        tool: ConversionTool? = .office,
        converts: Bool = true
    ) throws(DocumentFault) {
        self.limits = limits
        let file = try OpenSource(source)
        guard file.size > 0 else { throw .empty }
        guard file.size <= limits.fileSize else { throw .tooLarge(limit: limits.fileSize) }
        let ending = fileEnding(name)
        let type = FileType.detect(file)
        // The vault puts the ending of text behind the one a person gave.
        let given = ending == "txt" ? fileEnding(String(name.dropLast(4))) : ending
        misnamed = type == .text && ["xlsx", "xlsm"].contains(given) ? given : nil
        var convertedFrom: FileType?
        let workbook: Workbook
        var origin = source
        switch type {
        case .xlsx, .xlsm:
            workbook = try Workbook(source, limits: limits)
        case let old where [.xls, .ods].contains(old) && (["", "xls", "et", "ett", "ods"].contains(ending)):
            guard converts else { throw .oldFormat(old) }
            if isProtected(source, file, old, limits: limits) { throw .passwordProtected }
            let made = try convertOffice(source, old, to: "xlsx", limits: limits, tool: tool)
            origin = .bytes(made)
            workbook = try Workbook(origin, limits: limits)
            convertedFrom = old
        case .text where ["", "csv", "txt", "tsv", "text", "xls", "et", "xlsx", "xlsm"].contains(ending):
            content = .delimited(file)
            workbookSource = nil
            sheets = [Sheet(name: SheetFile.shown(name, ending), isHidden: false)]
            self.convertedFrom = nil
            return
        case let markup
        where [.html, .xml].contains(markup) && ["", "xls", "et", "html", "htm", "xml"].contains(ending):
            let found = try MarkupSheets(file, name: SheetFile.shown(name, ending), limits: limits).sheets
            guard !found.isEmpty else { throw SheetFile.fault(of: markup, ending: ending) }
            content = .made(found.map(\.grid))
            workbookSource = nil
            sheets = found.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
            self.convertedFrom = nil
            return
        case let detected:
            throw SheetFile.fault(of: detected, ending: ending)
        }
        content = .workbook(workbook)
        workbookSource = origin
        sheets = workbook.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
        self.convertedFrom = convertedFrom
    }

    /// Macros in the file; they are never run.
    package var hasMacros: Bool {
        if case .workbook(let workbook) = content { workbook.hasMacros } else { false }
    }

    /// Whether it is a page or XML of tables, whatever it is named.
    package var isMarkup: Bool {
        if case .made = content { true } else { false }
    }

    /// Other files that formulas refer to; none is opened.
    package var linkedFiles: [String] {
        if case .workbook(let workbook) = content { workbook.linkedFiles } else { [] }
    }

    /// The rows of a sheet as they come out of the file; memory stays constant but for the shared strings.
    package func rows(ofSheet index: Int) throws(DocumentFault) -> GridRows {
        switch content {
        case .workbook(let workbook): return GridRows(try workbook.rows(of: workbook.sheets[index]), limits)
        case .delimited(let file):
            let rows = try DelimitedRows(file, limits: limits)
            encoding = (rows.encoding, rows.isUnsure)
            return GridRows(rows, limits)
        case .made(let grids): return GridRows(MadeRows(grids[index]), limits)
        }
    }

    /// A whole sheet.
    package func grid(ofSheet index: Int) throws(DocumentFault) -> Grid {
        let source = try rows(ofSheet: index)
        var rows: [GridRow] = []
        while let row = try source.next() { rows.append(row) }
        var grid = source.facts
        grid.rows = rows
        return grid
    }

    /// What a sheet without a name is called: as the file, without its ending.
    private static func shown(_ name: String, _ ending: String) -> String {
        let shown = name.split(separator: "/").last.map(String.init) ?? ""
        return ending.isEmpty ? shown : String(shown.dropLast(ending.count + 1))
    }

    private static func fault(of detected: FileType, ending: String) -> DocumentFault {
        switch detected {
        case .protectedOffice: .passwordProtected
        case .zip where ending == "xlsx": .brokenArchive
        case .unknown where ["csv", "txt", "tsv"].contains(ending): .notText
        default:
            FileType.types(ofEnding: ending).contains(detected) || ending.isEmpty
                ? .unknownType(detected: detected) : .notReally(ending: ending, detected: detected)
        }
    }
}

/// The rows of one sheet, from top to bottom.
package final class GridRows {
    /// Heads, totals and remarks among them.
    private static let besideRecords = 1_000

    private let source: any RowSource
    private let columnLimit: Int
    private let recordLimit: Int
    /// Of lines that may be of one table, up to the last one: blank lines and single cells may part two.
    private var run = 0
    private var last = 0

    init(_ source: any RowSource, _ limits: DocumentLimits) {
        self.source = source
        columnLimit = limits.columns
        recordLimit = limits.records
    }

    /// The next row with something in it; nil after the last.
    package func next() throws(DocumentFault) -> GridRow? {
        let row = try source.next()
        guard let row else { return nil }
        if row.cells.count > columnLimit { throw .tooManyColumns(limit: columnLimit) }
        run = row.cells.count < 2 ? 0 : row.number == last + 1 ? run + 1 : 1
        last = row.number
        if run > recordLimit + Self.besideRecords { throw .tooManyRows(limit: recordLimit) }
        return row
    }

    /// Merged cells and what is hidden; whole once the last row was read. The rows are not kept.
    package var facts: Grid { (source as? WorkbookRows)?.facts ?? (source as? MadeRows)?.facts ?? Grid(rows: []) }
}
