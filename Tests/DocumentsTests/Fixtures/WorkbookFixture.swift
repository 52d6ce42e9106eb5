/// Makes small Excel workbooks for tests.
struct WorkbookFixture {
    var rows: String
    var sharedStrings = ""
    var sharedStringsName = "xl/sharedStrings.xml"
    var cellStyles = ""
    var numberFormats = ""
    var workbookProperties = ""
    var sheets = #"<sheet name="表一" sheetId="1" r:id="rId1"/>"#
    var secondSheet = ""
    /// A prefix before every element of the sheet, as some programs write.
    var prefix = ""

    /// What stands in the sheet before and after its rows.
    var beforeRows = ""
    var afterRows = ""
    var hasMacros = false
    var linkedFile: String?
    /// Parts besides those every workbook here has, and how the workbook names them.
    var moreParts: [String: String] = [:]
    var moreRelations = ""
    var types = "<Types/>"
    /// What stands before the first element of the sheet.
    var prolog = ""

    init(rows: String, prolog: String = "") {
        self.rows = rows
        self.prolog = prolog
    }

    var bytes: [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", types)
        for (name, text) in moreParts.sorted(by: { $0.key < $1.key }) { zip.add(name, text) }
        zip.add(
            "xl/workbook.xml",
            #"<workbook xmlns="\#(main)" xmlns:r="\#(kind)">\#(workbookProperties)<sheets>\#(sheets)</sheets></workbook>"#
        )
        zip.add(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="\(kind)/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="\(kind)/worksheet" Target="/xl/worksheets/sheet2.xml"/>
            <Relationship Id="rId3" Type="\(kind)/sharedStrings" Target="sharedStrings.xml"/>
            <Relationship Id="rId4" Type="\(kind)/styles" Target="styles.xml"/>
            <Relationship Id="rId5" Type="\(kind)/externalLink" Target="externalLinks/externalLink1.xml"/>
            \(moreRelations)</Relationships>
            """
        )
        if hasMacros { zip.add("xl/vbaProject.bin", "macro") }
        if let linkedFile {
            zip.add(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="\(kind)/externalLinkPath" Target="\(linkedFile)" TargetMode="External"/>
                </Relationships>
                """
            )
        }
        zip.add(sharedStringsName, #"<sst xmlns="\#(main)">\#(sharedStrings)</sst>"#)
        zip.add(
            "xl/styles.xml",
            #"<styleSheet xmlns="\#(main)"><numFmts>\#(numberFormats)</numFmts><cellXfs>\#(cellStyles)</cellXfs></styleSheet>"#
        )
        let name = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
        for (index, rows) in [rows, secondSheet].enumerated() {
            zip.add(
                "xl/worksheets/sheet\(index + 1).xml",
                prolog + #"<\#(prefix)worksheet \#(name)="\#(main)">"# + beforeRows
                    + #"<\#(prefix)sheetData>\#(rows)</\#(prefix)sheetData>"# + afterRows + "</\(prefix)worksheet>"
            )
        }
        return zip.archive
    }
}
