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

    private let package: OfficePackage
    private let strings: SharedStrings
    private let formats: [CellFormat]
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
        self.strings = try SharedStrings(strings, limit: limits.partSize / 2)
        self.formats = formats.formats
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
                startsIn1904: startsIn1904,
                rowLimit: limits.rows
            )
        )
    }

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
    var startsIn1904 = false

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
        }
    }
}
