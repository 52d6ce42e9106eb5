import Core
import Foundation
import Testing

@testable import Documents

/// A form with too few blank rows takes more, and everything in the file that speaks of its rows goes on saying the same.
@Suite struct FormGrowthTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A header on row 2, blank rows 3 to 5, a total on row 6 and a note on row 8.
    private var fixture: WorkbookFixture {
        var fixture = WorkbookFixture(
            rows: """
                <row r="2"><c r="A2" t="str"><v>户主</v></c><c r="B2" t="str"><v>补助</v></c></row>
                <row r="3"><c r="A3" s="1"/><c r="B3" s="1"/><c r="C3"><f t="shared" ref="C3:C5" si="0">B3*2</f><v>0</v></c></row>
                <row r="4"><c r="A4" s="1"/><c r="B4" s="1"/><c r="C4"><f t="shared" si="0"/><v>0</v></c></row>
                <row r="5" ht="25" customHeight="1"><c r="A5" s="1"/><c r="B5" s="1" t="s"/><c r="C5"><f t="shared" si="0"/><v>0</v></c>\
                <c r="D5"><f t="array" ref="D5">MAX(B5*C5)</f><v>0</v></c></row>
                <row r="6" ht="30"><c r="A6" t="str"><v>合计</v></c><c r="B6"><f>SUM(B3:B5)</f><v>0</v></c>\
                <c r="C6" t="str"><f>C5:C5&amp;"&lt;"</f><v>0</v></c></row>
                <row r="8"><c r="A8" t="str"><v>注</v></c></row>
                """
        )
        fixture.cellStyles = #"<xf numFmtId="0"/><xf numFmtId="0"/>"#
        fixture.sheets += #"<sheet name="汇 总" sheetId="2" r:id="rId2"/>"#
        fixture.secondSheet = """
            <row r="1"><c r="A1"><f>SUM(表一!B3:B5)</f><v>7</v></c><c r="B1"><f>[1]表!A1</f><v>8</v></c><c r="C1"><v>9</v></c></row>
            """
        fixture.workbookProperties = """
            <definedNames><definedName name="填报人">表一!$B$8</definedName>\
            <definedName name="_xlnm.Print_Area" localSheetId="0">表一!$A$1:$D$8</definedName>\
            <definedName name="_xlnm.Print_Titles" localSheetId="0">表一!$1:$2</definedName></definedNames>
            """
        fixture.beforeRows = """
            <dimension ref="A2:D8"/><sheetViews><sheetView workbookViewId="0"><selection activeCell="A8" sqref="A8"/></sheetView></sheetViews>
            """
        fixture.afterRows = """
            <autoFilter ref="A2:D5"/><mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="C5:D5"/><mergeCell ref="A8:D8"/></mergeCells>\
            <conditionalFormatting sqref="B3:B5 D5"><cfRule type="expression" priority="1"><formula>B3&gt;AVERAGE(B$3:B$5)</formula></cfRule></conditionalFormatting>\
            <dataValidations count="1"><dataValidation type="list" sqref="A3:A5"><formula1>$A$8:$A$9</formula1></dataValidation></dataValidations>\
            <hyperlinks><hyperlink ref="A8" location="表一!A6"/></hyperlinks>\
            <rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>
            """
        return fixture
    }

    private func part(_ name: String, of path: String) throws -> String {
        let part = try #require(try ZipArchive(.file(path: path), limits: .standard).part(name))
        return String(decoding: try part.head(1_000_000), as: UTF8.self)
    }

    private func grown(_ fixture: WorkbookFixture, by count: Int = 2) throws -> String {
        let form = try SheetForm(.bytes(fixture.bytes), name: "表.xlsx")
        try form.grow(RowGrowth(blank: 3...5, count: count), onSheet: 0)
        let path = folder.file("b.xlsx")
        try form.write(to: path)
        return path
    }

    @Test func repeatsTheLastBlankRowAndMovesWhatStandsBelow() throws {
        let sheet = try part("xl/worksheets/sheet1.xml", of: grown(fixture))
        for piece in [
            #"<c r="C3"><f>B3*2</f></c></row>"#, #"<c r="C4"><f>B4*2</f></c></row>"#,
            #"<row r="5" ht="25" customHeight="1"><c r="A5" s="1"/><c r="B5" s="1" t="s"/><c r="C5"><f>B5*2</f></c>"#,
            #"<row r="6" ht="25" customHeight="1"><c r="A6" s="1"/><c r="B6" s="1"/><c r="C6"><f>B6*2</f></c>"#,
            #"<c r="D6"><f t="array" ref="D6">MAX(B6*C6)</f></c></row><row r="7" ht="25" customHeight="1">"#,
            #"<c r="D7"><f t="array" ref="D7">MAX(B7*C7)</f></c></row>"#,
            #"<row r="8" ht="30"><c r="A8" t="str"><v>合计</v></c><c r="B8"><f>SUM(B3:B7)</f></c>"#,
            #"<row r="10"><c r="A10" t="str"><v>注</v></c></row>"#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
    }

    @Test func movesWhatTheSheetSaysOfItsRows() throws {
        let path = try grown(fixture)
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        for piece in [
            #"<dimension ref="A2:D10"/>"#, #"<selection activeCell="A10" sqref="A10"/>"#, #"<autoFilter ref="A2:D7"/>"#,
            #"<mergeCells count="5"><mergeCell ref="A1:D1"/><mergeCell ref="C5:D5"/><mergeCell ref="A10:D10"/>"#,
            #"<mergeCell ref="C6:D6"/><mergeCell ref="C7:D7"/></mergeCells>"#,
            #"<conditionalFormatting sqref="B3:B7 D5:D7">"#, #"<formula>B3&gt;AVERAGE(B$3:B$7)</formula>"#,
            #"<dataValidation type="list" sqref="A3:A7"><formula1>$A$10:$A$11</formula1>"#,
            #"<hyperlink ref="A10" location="表一!A8"/>"#, #"<brk id="8" max="16383" man="1"/>"#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        let main = try part("xl/workbook.xml", of: path)
        for piece in ["表一!$B$10", "表一!$A$1:$D$10", "表一!$1:$2", "fullCalcOnLoad"] {
            #expect(main.contains(piece), "\(piece)")
        }
    }

    /// Rules that speak of other sheets, and small charts in cells, stand at the end of the sheet in elements of their own.
    @Test func movesTheRulesOfLaterPrograms() throws {
        var fixture = fixture
        fixture.afterRows += """
            <extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression"><xm:f>A8=$A$8</xm:f>\
            </x14:cfRule><xm:sqref>A8:D8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
            <ext><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>表一!$A$6:$A$8</xm:f></x14:formula1>\
            <xm:sqref>B3:B5</xm:sqref></x14:dataValidation></x14:dataValidations></ext>\
            <ext><x14:sparkline><xm:f>表一!B3:B5</xm:f><xm:sqref>D6</xm:sqref></x14:sparkline></ext></extLst>
            """
        let sheet = try part("xl/worksheets/sheet1.xml", of: grown(fixture))
        for piece in [
            "<xm:f>A10=$A$10</xm:f></x14:cfRule><xm:sqref>A10:D10</xm:sqref>",
            "<x14:formula1><xm:f>表一!$A$8:$A$10</xm:f></x14:formula1><xm:sqref>B3:B7</xm:sqref>",
            "<xm:f>表一!B3:B7</xm:f><xm:sqref>D8</xm:sqref></x14:sparkline>",
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
    }

    /// What the row below the blank ones says in its second cell, and whether it adds them up.
    private static let totals: [(formula: String, isTotal: Bool)] = [
        ("SUM(B3:B5)", true), ("SUM(B$3:B$5)/2", true), ("B5*2", false), ("SUM(A6:C6)", false), ("SUM(B1:B2)", false),
        ("SUM('汇 总'!B3:B5)", false), ("SUM(B3:B6)", false),
    ]

    @Test(arguments: totals)
    func aRowThatAddsUpThoseAboveIsNoBlankRow(formula: String, isTotal: Bool) throws {
        var fixture = fixture
        fixture.rows = fixture.rows.replacing("SUM(B3:B5)", with: formula)
            .replacing("C5:C5&amp;", with: "C5&amp;")
        let form = try SheetForm(.bytes(fixture.bytes), name: "表.xlsx")
        #expect(try form.firstTotal(under: 2, onSheet: 0) == (isTotal ? 6 : nil))
    }

    /// Rows 3 to 6 are blank; the last of them is left free before a note.
    @Test(arguments: [("s=\"1\"", "", 5), ("s=\"1\"", "s=\"1\"", 6), ("", "", 6)] as [(String, String, Int)])
    func aRowLeftFreeBeforeANoteIsNotRepeated(look: String, last: String, repeated: Int) throws {
        let rows = (3...6).map { "<row r=\"\($0)\"><c r=\"A\($0)\" \($0 == 6 ? last : look)/></row>" }.joined()
        let form = try SheetForm(.bytes(WorkbookFixture(rows: rows).bytes), name: "表.xlsx")
        #expect(try form.lastLaidOut(3...6, onSheet: 0) == repeated)
    }

    @Test func aSumThatGoesOnFromRowToRowIsNoTotal() throws {
        let formulas = [(3, "A3*1"), (4, "SUM(A$3:A3)"), (5, "SUM(A$3:A4)")]
        let rows = formulas.map { "<row r=\"\($0)\"><c r=\"B\($0)\"><f>\($1)</f></c></row>" }.joined()
        let form = try SheetForm(.bytes(WorkbookFixture(rows: rows).bytes), name: "表.xlsx")
        #expect(try form.firstTotal(under: 2, onSheet: 0) == nil)
    }

    @Test func formulasOfOtherSheetsFollowAndForgetWhatTheyGave() throws {
        let other = try part("xl/worksheets/sheet2.xml", of: grown(fixture))
        #expect(other.contains(#"<c r="A1"><f>SUM(表一!B3:B7)</f></c>"#))
        // What another file gave stays: that file may not be at hand.
        #expect(other.contains(#"<c r="B1"><f>[1]表!A1</f><v>8</v></c><c r="C1"><v>9</v></c>"#))
        // Its own rows stand where they stood; what leads to the other sheet goes with it.
        #expect(
            other.contains(#"<mergeCell ref="A8:D8"/>"#) && other.contains(#"<hyperlink ref="A8" location="表一!A8"/>"#)
        )
    }

    @Test func leavesPartsThatSayNothingOfTheRowsAsTheyWere() throws {
        let path = try grown(fixture)
        try Data(fixture.bytes).write(to: URL(fileURLWithPath: folder.file("a.xlsx")))
        for name in ["xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"] {
            let (after, before) = (try part(name, of: path), try part(name, of: folder.file("a.xlsx")))
            #expect(after == before, "\(name)")
        }
    }

    @Test func whatIsFilledInGoesWhereItsCellsAreNow() throws {
        let form = try SheetForm(.bytes(fixture.bytes), name: "表.xlsx")
        try form.grow(RowGrowth(blank: 3...5, count: 2), onSheet: 0)
        let name = try #require(form.names["填报人"])
        #expect(name.address == CellAddress(row: 10, column: 2))
        #expect(try form.hasFormula(CellAddress(row: 7, column: 3), onSheet: 0))
        #expect(try form.grid(ofSheet: 0).rows.map(\.number) == [2, 3, 4, 5, 8, 10])
        for row in 3...7 { try form.set(.integer(row), at: CellAddress(row: row, column: 2), onSheet: 0) }
        try form.set("张三", at: name.address, onSheet: 0)
        try form.write(to: folder.file("b.xlsx"))
        let rows = try SheetFile(.file(path: folder.file("b.xlsx")), name: "b.xlsx").grid(ofSheet: 0).rows
        #expect(
            rows.map { $0.cells.map(\.text) } == [
                ["户主", "补助"], ["3"], ["4"], ["5"], ["6"], ["7"], ["合计"], ["注", "张三"],
            ]
        )
    }

    @Test(.enabled(if: ConversionTool.office != nil, "没有装 LibreOffice"))
    func theTotalIsThatOfAllRowsForWhoeverOpensIt() throws {
        let columns = [SheetColumn("户主"), SheetColumn("补助"), SheetColumn("占比")]
        let table = SheetTable(
            name: "表",
            columns: columns,
            rows: [[.blank, .blank, 5], ["合计", 6, .blank], ["注", 7, .blank]]
        )
        try SheetDocument(table).write(to: folder.file("a.xlsx"))
        let name = "xl/worksheets/sheet1.xml"
        var sheet = try part(name, of: folder.file("a.xlsx"))
        for (old, new) in [("5", "B2/B$3"), ("6", "SUM(B2:B2)"), ("7", "B3*2")] {
            sheet = sheet.replacing("<v>\(old)</v>", with: "<f>\(new)</f><v>0</v>")
        }
        let plain = ByteSource.file(path: folder.file("a.xlsx"))
        try OfficeFile(plain, limits: .standard).write(replacing: [name: Array(sheet.utf8)], to: folder.file("b.xlsx"))
        let form = try SheetForm(.file(path: folder.file("b.xlsx")), name: "表.xlsx")
        try form.grow(RowGrowth(blank: 2...2, count: 3), onSheet: 0)
        for row in 2...5 { try form.set(.integer(row * 10), at: CellAddress(row: row, column: 2), onSheet: 0) }
        try form.write(to: folder.file("c.xlsx"))
        let filled = ByteSource.file(path: folder.file("c.xlsx"))
        let old = try convertOffice(filled, .xlsx, to: "xls", limits: .standard, tool: .office)
        let rows = try SheetFile(.bytes(old), name: "c.xls").grid(ofSheet: 0).rows.map { $0.cells.map(\.text) }
        #expect(rows.dropFirst().map { $0.prefix(2) }.suffix(2) == [["合计", "140"], ["注", "280"]])
        #expect(rows[4].first == "50" && rows[4].last?.hasPrefix("0.357") == true)
    }

    private func related(_ kind: String, _ target: String) -> String {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return "<Relationship Id=\"\(kind)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
    }

    private func adding(_ parts: [(kind: String, name: String, text: String)]) -> WorkbookFixture {
        var fixture = fixture
        let links = parts.map { related($0.kind, "/" + $0.name) }.joined()
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        fixture.moreParts["xl/worksheets/_rels/sheet1.xml.rels"] =
            "<Relationships xmlns=\"\(space)\">\(links)</Relationships>"
        for part in parts { fixture.moreParts[part.name] = part.text }
        return fixture
    }

    private static let hanging: [(kind: String, name: String, before: String, after: String)] = [
        (
            "table", "xl/tables/table1.xml",
            #"<table ref="A2:B6" totalsRowCount="1"><autoFilter ref="A2:B5"/></table>"#,
            #"<table ref="A2:B8" totalsRowCount="1"><autoFilter ref="A2:B7"/></table>"#
        ),
        (
            "comments", "xl/comments1.xml", #"<comments><comment ref="A2"/><comment ref="A8"/></comments>"#,
            #"<comments><comment ref="A2"/><comment ref="A10"/></comments>"#
        ),
        (
            "vmlDrawing", "xl/drawings/vmlDrawing1.vml",
            "<xml><x:ClientData ObjectType=\"Note\"><x:Anchor>1, 15, 6, 4, 5, 15, 9, 4</x:Anchor><x:Row>7</x:Row></x:ClientData></xml>",
            "<xml><x:ClientData ObjectType=\"Note\"><x:Anchor>1, 15, 8, 4, 5, 15, 11, 4</x:Anchor><x:Row>9</x:Row></x:ClientData></xml>"
        ),
        (
            "drawing", "xl/drawings/drawing1.xml",
            "<d><twoCellAnchor><from><row>1</row></from><to><row>6</row></to></twoCellAnchor><twoCellAnchor editAs=\"oneCell\"><from><row>7</row></from><to><row>8</row></to></twoCellAnchor></d>",
            "<d><twoCellAnchor><from><row>1</row></from><to><row>8</row></to></twoCellAnchor><twoCellAnchor editAs=\"oneCell\"><from><row>9</row></from><to><row>10</row></to></twoCellAnchor></d>"
        ),
        (
            "ctrlProp", "xl/ctrlProps/ctrlProp1.xml", "<p fmlaLink=\"表一!$A$8\" fmlaRange=\"表一!$A$3:$A$5\"/>",
            "<p fmlaLink=\"表一!$A$10\" fmlaRange=\"表一!$A$3:$A$7\"/>"
        ),
        ("chart", "xl/charts/chart1.xml", "<c><f>表一!$B$3:$B$5</f></c>", "<c><f>表一!$B$3:$B$7</f></c>"),
    ]

    @Test(arguments: hanging)
    func movesWhatHangsOnTheCells(kind: String, name: String, before: String, after: String) throws {
        let path = try grown(adding([(kind, name, before)]))
        #expect(try part(name, of: path) == after)
    }

    @Test func takesOutTheListOfCellsToBeReckoned() throws {
        var fixture = fixture
        fixture.moreRelations = related("calcChain", "calcChain.xml")
        fixture.moreParts["xl/calcChain.xml"] = #"<calcChain><c r="B6" i="1"/></calcChain>"#
        fixture.types = #"<Types><Override PartName="/xl/calcChain.xml" ContentType="c"/></Types>"#
        let path = try grown(fixture)
        #expect(try ZipArchive(.file(path: path), limits: .standard).part("xl/calcChain.xml") == nil)
        #expect(try part("[Content_Types].xml", of: path) == "<Types></Types>")
        #expect(try !part("xl/_rels/workbook.xml.rels", of: path).contains("calcChain"))
    }

    private static let obstacles: [(change: (old: String, new: String), obstacle: GrowthObstacle)] = [
        (("SUM(B3:B5)", "B3+B4+B5"), .oneCell(formula: "表一!B6", cell: "B5")),
        (("ref=\"D5\"", "ref=\"D4:D5\""), .block(formula: "表一!D5")),
        (("SUM(B3:B5)", "INDIRECT(\"B3\")"), .indirect(formula: "表一!B6")),
        (("SUM(B3:B5)", "SUM('表一:汇 总'!B8)"), .severalSheets(formula: "表一!B6")),
    ]

    @Test(arguments: obstacles)
    func refusesWhatItCannotMoveAndChangesNothing(
        change: (old: String, new: String),
        obstacle: GrowthObstacle
    ) throws {
        var fixture = fixture
        fixture.rows = fixture.rows.replacing(change.old, with: change.new)
        #expect(throws: obstacle) { try grown(fixture) }
    }

    /// Whoever reads the sentence looks there.
    @Test func whatIsRefusedIsToldByItsNameOrTheFirstCellOfItsRule() throws {
        var named = fixture
        named.workbookProperties = named.workbookProperties.replacing("表一!$B$8", with: "INDIRECT(\"代码!A1\")")
        #expect(throws: GrowthObstacle.indirect(formula: "名称“填报人”")) { try grown(named) }
        var ruled = fixture
        ruled.afterRows = ruled.afterRows.replacing("\"A3:A5\"", with: "\"C3:C5\"")
            .replacing("$A$8:$A$9", with: "INDIRECT(\"B9\")")
        #expect(throws: GrowthObstacle.indirect(formula: "表一!C3")) { try grown(ruled) }
    }

    /// LibreOffice writes the last rows of a sheet though nothing stands in them; two rows of one number break the file.
    @Test func emptyRowsAtTheEndOfTheSheetAreLeftOutAndFullOnesStay() throws {
        var empty = fixture
        empty.rows += "<row r=\"1048574\" ht=\"12.8\"/><row r=\"1048575\"><c r=\"A1048575\" s=\"1\"/></row>"
        empty.rows += "<row r=\"1048576\" ht=\"12.8\"/>"
        let sheet = try part("xl/worksheets/sheet1.xml", of: grown(empty))
        #expect(sheet.contains("<v>注</v></c></row><row r=\"1048576\" ht=\"12.8\"/></sheetData>"))
        var full = fixture
        full.rows += "<row r=\"1048575\"><c r=\"A1048575\"><v>1</v></c></row>"
        #expect(throws: GrowthObstacle.pushedOut("表一!A1048575")) { try grown(full) }
    }

    private static let most = "\(Int.max)"
    private static let numbers: [(kind: String, name: String, text: String, stays: String)] = [
        (
            "drawing", "xl/drawings/drawing1.xml",
            "<d><oneCellAnchor><from><row>\(most)</row></from></oneCellAnchor></d>", "<row>\(most)</row>"
        ),
        (
            "vmlDrawing", "xl/drawings/vmlDrawing1.vml",
            "<xml><x:ClientData ObjectType=\"Note\"><x:Row>\(most)</x:Row></x:ClientData></xml>",
            "<x:Row>\(most)</x:Row>"
        ),
        (
            "vmlDrawing", "xl/drawings/vmlDrawing1.vml",
            "<x:ClientData ObjectType=\"Note\"><x:Anchor>1,1,\(most),1,1,1,1,1</x:Anchor><x:Row>7</x:Row></x:ClientData>",
            "<x:Anchor>1,1,\(most),1,1,1,1,1</x:Anchor><x:Row>9</x:Row>"
        ),
    ]

    /// A file may say any number; nobody can reckon with such.
    @Test(arguments: numbers)
    func aNumberBeyondAllRowsStaysAsItIs(kind: String, name: String, text: String, stays: String) throws {
        let after = try part(name, of: grown(adding([(kind, name, text)])))
        #expect(after.contains(stays), "\(after)")
    }

    @Test func aRowABreakAndACountBeyondAllRowsStayAsTheyAre() throws {
        var fixture = fixture
        fixture.secondSheet = "<row r=\"\(Self.most)\"/><row/>"
        fixture.afterRows = fixture.afterRows.replacing("brk id=\"6\"", with: "brk id=\"\(Self.most)\"")
            .replacing("mergeCells count=\"3\"", with: "mergeCells count=\"\(Self.most)\"")
        let path = try grown(fixture)
        #expect(try part("xl/worksheets/sheet2.xml", of: path).contains(fixture.secondSheet))
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        #expect(sheet.contains("<brk id=\"\(Self.most)\"") && sheet.contains("<mergeCells count=\"\(Self.most)\""))
    }

    @Test func refusesRecordsOfTwoRowsControlsAndPivots() throws {
        var pairs = fixture
        pairs.afterRows = pairs.afterRows.replacing("C5:D5", with: "C4:D5")
        #expect(throws: GrowthObstacle.merge("C4:D5")) { try grown(pairs) }
        var button = fixture
        button.afterRows += "<controls><control shapeId=\"1\"/></controls>"
        #expect(throws: GrowthObstacle.control) { try grown(button) }
        let pivot = adding([("pivotTable", "xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition/>")])
        #expect(throws: GrowthObstacle.pivot) { try grown(pivot) }
        var cache = fixture
        cache.moreParts["xl/pivotCache/pivotCacheDefinition1.xml"] =
            #"<p><cacheSource><worksheetSource ref="A2:B5" sheet="表一"/></cacheSource></p>"#
        #expect(throws: GrowthObstacle.pivot) { try grown(cache) }
    }
}
