import Core
import Testing

@testable import Documents

/// What strangers' workbooks hold besides cells.
@Suite struct WorkbookHazardTests {
    private func file(_ fixture: WorkbookFixture) throws -> SheetFile {
        try SheetFile(.bytes(fixture.bytes), name: "a.xlsx")
    }

    private func grid(_ fixture: WorkbookFixture) throws -> Grid { try file(fixture).grid(ofSheet: 0) }

    @Test func namesMacrosAndLinkedFilesAndOpensNeither() throws {
        var fixture = WorkbookFixture(rows: "<row><c><f>[1]表!A1</f><v>7</v></c></row>")
        fixture.hasMacros = true
        fixture.linkedFile = "file:///D:/%E5%8E%BF/old.xlsx"
        let file = try file(fixture)
        #expect(file.hasMacros)
        #expect(file.linkedFiles == ["file:///D:/%E5%8E%BF/old.xlsx"])
        #expect(try file.grid(ofSheet: 0).rows[0].cells == [GridCell("7", column: 0, kind: .number)])
    }

    @Test func listsEverySheetAndSaysWhichAreHidden() throws {
        var fixture = WorkbookFixture(rows: "<row><c><v>1</v></c></row>")
        fixture.secondSheet = "<row><c><v>2</v></c></row>"
        fixture.sheets =
            #"<sheet name="显" sheetId="1" r:id="rId1"/><sheet name="隐" state="veryHidden" sheetId="2" r:id="rId2"/>"#
        let file = try file(fixture)
        #expect(file.sheets == [.init(name: "显", isHidden: false), .init(name: "隐", isHidden: true)])
        #expect(try file.grid(ofSheet: 1).rows[0].cells[0].text == "2")
    }

    /// The file names its texts `sharedStrings.xml`; whatever the case and the bar, they are found.
    @Test(arguments: ["xl/SharedStrings.xml", "xl\\sharedStrings.xml"])
    func findsPartsWrittenOtherwise(_ name: String) throws {
        var fixture = WorkbookFixture(rows: #"<row><c t="s"><v>0</v></c></row>"#)
        fixture.sharedStrings = "<si><t>上坪村</t></si>"
        fixture.sharedStringsName = name
        #expect(try grid(fixture).rows.first?.cells.map(\.text) == ["上坪村"])
    }

    @Test func tellsMergedCellsAndWhatIsHidden() throws {
        var fixture = WorkbookFixture(
            rows: #"<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>"#
        )
        fixture.beforeRows = #"<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>"#
        fixture.afterRows = #"<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="nonsense"/></mergeCells>"#
        let grid = try grid(fixture)
        #expect(grid.merges == [CellRange(rows: 1...2, columns: 1...2)])
        #expect(grid.hiddenRows == [2])
        #expect(grid.hiddenColumns == [2, 3])
    }

    @Test func readsCircularFormulasByWhatTheyLastGave() throws {
        let grid = try grid(
            WorkbookFixture(
                rows:
                    "<row><c r=\"A1\"><f>B1</f><v>0</v></c><c r=\"B1\"><f>A1</f><v>0</v></c><c r=\"C1\"><f>1+1</f></c></row>"
            )
        )
        #expect(grid.rows[0].cells.map(\.text) == ["0", "0"])
        #expect(grid.unsolvedFormulas == 1)
        #expect(grid.unsolvedRows == [1])
    }

    @Test func passesOverEmptyStyledRowsToTheLastOfASheet() throws {
        let empty = (2...5_000).map { "<row r=\"\($0)\" s=\"1\"><c r=\"A\($0)\" s=\"1\"/></row>" }.joined()
        let fixture = WorkbookFixture(
            rows: "<row r=\"1\"><c><v>1</v></c></row>\(empty)<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"
        )
        #expect(try grid(fixture).rows.map(\.number) == [1])
    }

    @Test func readsAllColumnsExcelHasAndNoneBeyond() throws {
        let cells = (1...16_384).map { "<c r=\"\(CellAddress.letters($0))1\"><v>\($0)</v></c>" }.joined()
        let grid = try grid(WorkbookFixture(rows: "<row r=\"1\">\(cells)<c r=\"ZZZZ1\"><v>9</v></c></row>"))
        #expect(grid.rows[0].cells.count == 16_384)
        #expect(grid.rows[0].cells.last == GridCell("16384", column: 16_383, kind: .number))
        #expect(grid.cellsLeftOut == 1)
    }

    @Test func refusesEntitiesAndBombs() throws {
        let entity = WorkbookFixture(rows: "<row/>", prolog: #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#)
        #expect(throws: DocumentFault.doctypeRefused) { try grid(entity) }
        var bomb = ZipFixture()
        bomb.add("[Content_Types].xml", "<Types/>")
        bomb.add("xl/workbook.xml", #"<workbook><sheets><sheet name="a" id="rId1"/></sheets></workbook>"#)
        bomb.add("xl/worksheets/sheet1.xml", "<worksheet/>", claimedSize: 900_000_000)
        #expect(throws: DocumentFault.unpacksTooLarge) {
            try SheetFile(.bytes(bomb.archive), name: "a.xlsx").grid(ofSheet: 0)
        }
    }

    @Test func saysThatAWorkbookAsksForAPassword() {
        // The globals of an old workbook: BOF, then FilePass.
        var bytes = [UInt8](repeating: 0, count: 4096)
        bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        (bytes[30], bytes[48]) = (9, 1)
        bytes.replaceSubrange(512..<520, with: [0x09, 0x08, 0x10, 0, 0, 0x06, 0x05, 0])
        bytes.replaceSubrange(532..<536, with: [0x2F, 0, 0x36, 0])
        #expect(isProtectedWorkbook(bytes))
        bytes[532] = 0x42
        #expect(!isProtectedWorkbook(bytes))
    }

    @Test func saysWhatToInstallWhereOldFormatsCannotBeRead() throws {
        #expect(DocumentFault.toolMissing(.xls).sentence(reading: .sheet).contains("apt-get install libreoffice-calc"))
        #expect(DocumentFault.damaged(.xls).sentence(reading: .sheet).contains("打不开"))
    }

    @Test(.enabled(if: ConversionTool.office != nil, "没有装 LibreOffice"))
    func readsAnOldWorkbookThroughLibreOffice() throws {
        let folder = try TemporaryFolder()
        let table = SheetTable(
            name: "台账",
            columns: [SheetColumn("村名"), SheetColumn("户数", .integer)],
            rows: [["上坪村", 120]]
        )
        try SheetDocument(table).write(to: folder.file("a.xlsx"))
        let old = try convertOffice(
            .file(path: folder.file("a.xlsx")),
            .xlsx,
            to: "xls",
            limits: .standard,
            tool: .office
        )
        for name in ["a.xls", "a.et"] {
            let file = try SheetFile(.bytes(old), name: name)
            #expect(file.convertedFrom == .xls)
            #expect(file.sheets.map(\.name) == ["台账"])
            #expect(try file.grid(ofSheet: 0).rows.map { $0.cells.map(\.text) } == [["村名", "户数"], ["上坪村", "120"]])
        }
        #expect(throws: DocumentFault.toolMissing(.xls)) { try SheetFile(.bytes(old), name: "a.xls", tool: nil) }
        #expect(throws: DocumentFault.oldFormat(.xls)) { try SheetReader(.bytes(old), name: "a.xls") }
    }

    @Test(arguments: [("A1", 1, 1), ("AB12", 12, 28), ("XFD1048576", 1_048_576, 16_384), ("$B$4", 4, 2)])
    func readsAddresses(text: String, row: Int, column: Int) {
        #expect(CellAddress(text) == CellAddress(row: row, column: column))
        #expect(CellAddress(row: row, column: column).written == text.filter { $0 != "$" })
        #expect(CellAddress("12") == nil)
        #expect(CellRange("B4:A1") == nil)
    }
}
