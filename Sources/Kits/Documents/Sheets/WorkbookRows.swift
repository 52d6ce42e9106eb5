/// Rows of the first visible sheet of an `.xlsx`.
final class WorkbookRows: RowSource {
    private let stream: XMLStream
    private let handler: WorksheetHandler

    init(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) {
        let package = try OfficePackage(source, limits: limits)
        let main = try package.mainPart(usual: "xl/workbook.xml")
        let workbook = WorkbookHandler()
        try XMLStream.read(main, of: package.archive, workbook)
        let related = try package.relationships(of: main)
        let strings = SharedStringsHandler(limit: limits.partSize / 2)
        let formats = CellFormatsHandler()
        for relationship in related {
            if relationship.type.hasSuffix("/sharedStrings") {
                try XMLStream.read(relationship.target, of: package.archive, strings)
            } else if relationship.type.hasSuffix("/styles") {
                try XMLStream.read(relationship.target, of: package.archive, formats)
            }
        }
        let path = related.first { $0.id == workbook.firstVisibleSheet }?.target ?? "xl/worksheets/sheet1.xml"
        guard let part = try package.archive.part(path) else { throw .brokenArchive }
        handler = WorksheetHandler(
            strings: strings.strings,
            formats: formats.formats,
            startsIn1904: workbook.startsIn1904,
            rowLimit: limits.rows
        )
        stream = try XMLStream(part, handler)
    }

    func next() throws(DocumentFault) -> SheetRow? {
        while handler.rows.isEmpty {
            guard try stream.advance() else { return nil }
        }
        return handler.rows.popFirst()
    }
}

/// Reads `workbook.xml`: which sheet comes first, and from where days are counted.
private final class WorkbookHandler: XMLHandler {
    var firstVisibleSheet: String?
    var startsIn1904 = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("sheet"), firstVisibleSheet == nil, attributes["state"] == nil || attributes["state"] == "visible" {
            firstVisibleSheet = attributes["id"]
        } else if name.is("workbookPr") {
            startsIn1904 = isOn(attributes, "date1904", absent: false)
        }
    }
}
