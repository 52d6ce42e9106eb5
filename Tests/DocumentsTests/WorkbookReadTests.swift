import Testing

@testable import Documents

@Suite struct WorkbookReadTests {
    private func rows(_ fixture: WorkbookFixture, limits: DocumentLimits = .standard) throws -> [SheetRow] {
        try SheetReader(.bytes(fixture.bytes), name: "a.xlsx", limits: limits).rest()
    }

    private func cells(_ fixture: WorkbookFixture) throws -> [String] { try rows(fixture).first?.cells ?? [] }

    @Test func readsSharedRichInlineAndFormulaText() throws {
        var fixture = WorkbookFixture(
            rows: """
                <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><r><t>内</t></r>\
                <r><t>联</t></r><rPh><t>nei</t></rPh></is></c><c r="E3" t="str"><f>A1</f><v>公式</v></c>\
                <c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><v>#N/A</v></c><c r="H3" t="s"><v>9</v></c></row>
                """
        )
        fixture.sharedStrings = """
            <si><t xml:space="preserve"> 甘州区 </t></si><si><r><t>张</t></r><r><rPr/><t>掖</t></r><rPh><t>zhang</t></rPh></si>
            """
        #expect(try rows(fixture) == [SheetRow(number: 3, cells: ["甘州区", "张掖", "", "内联", "公式", "TRUE", "#N/A"])])
    }

    @Test func readsRowsAndCellsWithoutAddresses() throws {
        let fixture = WorkbookFixture(
            rows:
                "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>5</v></c></row><row r=\"9\"><c><v>6</v></c></row>"
        )
        #expect(
            try rows(fixture) == [
                SheetRow(number: 1, cells: ["1", "", "3"]), SheetRow(number: 3, cells: ["5"]),
                SheetRow(number: 9, cells: ["6"]),
            ]
        )
    }

    @Test(arguments: [
        ("620702001001", "620702001001"), ("6.20702001001E+11", "620702001001"), ("0.30000000000000004", "0.3"),
        ("12.50", "12.5"), ("-3", "-3"), ("1E-5", "0.00001"), ("0042", "0042"),
    ])
    func writesNumbersAsPeopleReadThem(stored: String, read: String) throws {
        #expect(try cells(WorkbookFixture(rows: "<row><c><v>\(stored)</v></c></row>")) == [read])
    }

    @Test(arguments: [
        (#"numFmtId="14""#, "46183", "2026-06-10"), (#"numFmtId="22""#, "46183.354166666664", "2026-06-10 08:30"),
        (#"numFmtId="31""#, "46183", "2026-06-10"), (#"numFmtId="20""#, "0.354166666666667", "08:30"),
        (#"numFmtId="176""#, "46183", "2026-06-10"), (#"numFmtId="177""#, "46183", "46183"),
        (#"numFmtId="178""#, "0.5000115740740741", "12:00:01"), (#"numFmtId="14""#, "1", "1900-01-01"),
        (#"numFmtId="14""#, "61", "1900-03-01"), (#"numFmtId="14""#, "-1", "-1"), (#"numFmtId="0""#, "46183", "46183"),
        (#"numFmtId="22""#, "46183.9999999", "2026-06-11"),
    ])
    func tellsDaysByTheNumberFormat(style: String, stored: String, read: String) throws {
        var fixture = WorkbookFixture(rows: #"<row><c s="1"><v>\#(stored)</v></c></row>"#)
        fixture.cellStyles = "<xf numFmtId=\"0\"/><xf \(style)/>"
        fixture.numberFormats = """
            <numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
            <numFmt numFmtId="177" formatCode="#,##0&quot;户md&quot;[Red]\\d"/><numFmt numFmtId="178" formatCode="h:mm:ss"/>
            """
        #expect(try cells(fixture) == [read])
    }

    @Test func countsFrom1904WhereTheFileSaysSo() throws {
        var fixture = WorkbookFixture(
            rows: #"<row><c s="0"><v>44721</v></c><c t="d"><v>2026-06-10T00:00:00</v></c></row>"#
        )
        fixture.cellStyles = #"<xf numFmtId="14"/>"#
        fixture.workbookProperties = #"<workbookPr date1904="1"/>"#
        #expect(try cells(fixture) == ["2026-06-10", "2026-06-10"])
    }

    @Test func readsTheFirstVisibleSheetAndPrefixedNames() throws {
        var fixture = WorkbookFixture(rows: "")
        fixture.prefix = "x:"
        fixture.secondSheet = "<x:row><x:c><x:v>2</x:v></x:c></x:row>"
        fixture.sheets =
            #"<sheet name="隐" state="hidden" r:id="rId1" sheetId="1"/><sheet name="显" sheetId="2" r:id="rId2"/>"#
        #expect(try cells(fixture) == ["2"])
    }

    @Test func refusesBrokenEmptyAndEndlessSheets() {
        var limits = DocumentLimits()
        limits.rows = 100
        #expect(throws: DocumentFault.tooManyRows(limit: 100)) {
            try rows(WorkbookFixture(rows: #"<row r="101"><c><v>1</v></c></row>"#), limits: limits)
        }
        #expect(throws: DocumentFault.brokenArchive) { try rows(WorkbookFixture(rows: "<row><c>")) }
        #expect(throws: DocumentFault.noText) { try rows(WorkbookFixture(rows: "<row><c/></row>")) }
        #expect(throws: DocumentFault.brokenArchive) {
            try SheetReader(.bytes(Array(WorkbookFixture(rows: "").bytes.prefix(700))), name: "a.xlsx").rest()
        }
    }

    @Test func leavesOutCellsBeyondTheColumnsPeopleUse() throws {
        let fixture = WorkbookFixture(rows: #"<row><c r="B1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>"#)
        #expect(try cells(fixture) == ["", "1"])
    }
}
