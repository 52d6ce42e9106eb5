/// An `.xlsx` opened: which sheets it has, and what stands in it besides cells. Nothing of it is run or followed.
package final class Workbook {
    package struct Sheet: Hashable, Sendable {
        package let name: String
        package let isHidden: Bool
        let path: String
    }

    /// In the order of the tabs; charts are no sheets.
    package let sheets: [Sheet]
    /// The file holds macros. They are never run.
    package let hasMacros: Bool
    /// Names of other files that formulas refer to. None is opened: what the formulas gave last stands in the cells.
    package let linkedFiles: [String]

    /// The part that lists the sheets.
    let path: String
    /// Names the workbook gives cells and ranges, as they are written: `Sheet1!$B$2`.
    let definedNames: [(name: String, value: String)]

    private let package: OfficePackage
    private let strings: SharedStrings
    private let formats: [CellFormat]
    private let forms: [DayForm]
    private let startsIn1904: Bool
    private let limits: DocumentLimits

    package init(_ source: ByteSource, limits: DocumentLimits = .standard) throws(DocumentFault) {
        self.limits = limits
        let package = try OfficePackage(source, limits: limits)
        self.package = package
        let main = try package.mainPart(usual: "xl/workbook.xml")
        let workbook = WorkbookHandler()
        try XMLStream.read(main, of: package.archive, workbook)
        let related = try package.relationships(of: main)
        var strings: ZipPart?
        let formats = CellFormatsHandler()
        var linked: [String] = []
        for relationship in related {
            if relationship.isOf("sharedStrings") {
                strings = try package.archive.part(relationship.target)
            } else if relationship.isOf("styles") {
                try XMLStream.read(relationship.target, of: package.archive, formats)
            } else if relationship.isOf("externalLink"), linked.count < 100 {
                linked += try package.outsideTargets(of: relationship.target)
            }
        }
        path = main
        definedNames = workbook.names
        self.strings = try SharedStrings(strings, limit: limits.partSize / 2)
        (self.formats, forms) = (formats.formats, formats.forms)
        startsIn1904 = workbook.startsIn1904
        linkedFiles = linked
        hasMacros = related.contains { $0.isOf("vbaProject") } || package.archive.contains("xl/vbaProject.bin")
        sheets = Workbook.sheets(workbook.entries, related, package.archive)
        guard !sheets.isEmpty else { throw .brokenArchive }
    }

    /// Rows of a sheet, streamed; `facts` of the stream are whole once it ended.
    func rows(of sheet: Sheet) throws(DocumentFault) -> WorkbookRows {
        guard let part = try package.archive.part(sheet.path) else { throw .brokenArchive }
        return WorkbookRows(
            try WorksheetRows(
                part,
                strings: strings,
                formats: formats,
                forms: forms,
                startsIn1904: startsIn1904,
                rowLimit: limits.rows
            )
        )
    }

    /// Whether a cell of this look shows a day.
    func showsDays(_ style: Int) -> Bool { formats.indices.contains(style) && formats[style] == .day }

    private static func sheets(
        _ entries: [WorkbookHandler.Entry],
        _ related: [Relationship],
        _ archive: ZipArchive
    ) -> [Sheet] {
        let sheets = entries.compactMap { entry -> Sheet? in
            let part = related.first { $0.id == entry.id }
            guard let part, part.isOf("worksheet") else { return nil }
            return Sheet(name: entry.name, isHidden: entry.isHidden, path: part.target)
        }
        let usual = "xl/worksheets/sheet1.xml"
        guard sheets.isEmpty, archive.contains(usual) else { return sheets }
        return [Sheet(name: entries.first?.name ?? "Sheet1", isHidden: false, path: usual)]
    }
}

/// Rows of one sheet of an `.xlsx`.
final class WorkbookRows: RowSource {
    private var rows: WorksheetRows

    init(_ rows: consuming WorksheetRows) { self.rows = rows }

    var facts: Grid { rows.facts }

    func next() throws(DocumentFault) -> GridRow? { try rows.next() }
}

/// Reads `workbook.xml`: the sheets, and from where days are counted.
private final class WorkbookHandler: XMLHandler {
    struct Entry {
        let id: String
        let name: String
        let isHidden: Bool
    }

    var entries: [Entry] = []
    var names: [(name: String, value: String)] = []
    var startsIn1904 = false
    private var name: String?
    private var value: [UInt8] = []

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("sheet") {
            let state = attributes["state"]
            entries.append(
                Entry(
                    id: attributes["id"] ?? "",
                    name: attributes["name"] ?? "",
                    isHidden: state != nil && state != "visible"
                )
            )
        } else if name.is("workbookPr") {
            startsIn1904 = isOn(attributes, "date1904", absent: false)
        } else if name.is("definedName") {
            self.name = attributes["name"]
            value = []
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if name != nil { value.append(contentsOf: bytes) }
    }

    override func end(_ tag: XMLName) {
        guard tag.is("definedName"), let name else { return }
        if names.count < 10_000 { names.append((name, String(decoding: value, as: UTF8.self))) }
        self.name = nil
    }
}
