import Core
import Foundation
import Testing

@testable import Documents

/// Somebody's own blank form comes back filled, and otherwise as it was.
@Suite struct SheetFormTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var fixture: WorkbookFixture {
        var fixture = WorkbookFixture(
            rows: """
                <row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row>
                <row r="3"><c r="A3" s="1"/><c r="C3" s="2"/><c r="D3"><f>A3*2</f><v>0</v></c></row>
                <row r="5"/>
                """
        )
        fixture.sharedStrings = "<si><t>某表</t></si>"
        fixture.cellStyles = #"<xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="14"/>"#
        fixture.workbookProperties = "<definedNames><definedName name=\"填报单位\">表一!$B$1</definedName></definedNames>"
        fixture.afterRows = #"<mergeCells><mergeCell ref="A1:B1"/></mergeCells><pageSetup paperSize="8"/>"#
        return fixture
    }

    private func part(_ name: String, of path: String) throws -> String {
        let part = try #require(try ZipArchive(.file(path: path), limits: .standard).part(name))
        return String(decoding: try part.head(1_000_000), as: UTF8.self)
    }

    @Test func fillsCellsAndLeavesEverythingElse() throws {
        let form = try SheetForm(.bytes(fixture.bytes), name: "表.xlsx")
        let named = try #require(form.names["填报单位"])
        #expect(named.sheet == 0 && named.address == CellAddress(row: 1, column: 2))
        let day = try #require(Day("2026-06-10"))
        try form.set("云雾镇 & 站", at: named.address, onSheet: 0)
        try form.set(12, at: CellAddress(row: 3, column: 1), onSheet: 0)
        try form.set(.day(day), at: CellAddress(row: 3, column: 2), onSheet: 0)
        try form.set(.day(day), at: CellAddress(row: 3, column: 3), onSheet: 0)
        try form.set(7, at: CellAddress(row: 3, column: 4), onSheet: 0)
        try form.set("五", at: CellAddress(row: 5, column: 1), onSheet: 0)
        try form.set("四", at: CellAddress(row: 4, column: 2), onSheet: 0, like: CellAddress(row: 1, column: 2))
        try form.write(to: folder.file("b.xlsx"))
        let sheet = try part("xl/worksheets/sheet1.xml", of: folder.file("b.xlsx"))
        for piece in [
            #"<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c>"#,
            #"<c r="B1" s="1" t="inlineStr"><is><t>云雾镇 &amp; 站</t></is></c></row>"#,
            #"<c r="A3" s="1"><v>12</v></c><c r="B3" t="inlineStr"><is><t>2026-06-10</t></is></c><c r="C3" s="2"><v>46183</v></c>"#,
            #"<c r="D3"><f>A3*2</f></c></row>"#,
            #"<row r="4"><c r="B4" s="1" t="inlineStr"><is><t>四</t></is></c></row>"#,
            #"<row r="5"><c r="A5" t="inlineStr"><is><t>五</t></is></c></row>"#,
            #"<mergeCells><mergeCell ref="A1:B1"/></mergeCells><pageSetup paperSize="8"/>"#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        #expect(try part("xl/workbook.xml", of: folder.file("b.xlsx")).contains("<calcPr fullCalcOnLoad=\"1\"/>"))
        try Data(fixture.bytes).write(to: URL(fileURLWithPath: folder.file("a.xlsx")))
        for name in ["xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"] {
            #expect(try part(name, of: folder.file("b.xlsx")) == part(name, of: folder.file("a.xlsx")))
        }
    }

    /// Programs write `<x:row>` as well as `<row>`; what is put in has the names of what stands there.
    @Test func writesTheNamesOfElementsAsTheFormDoes() throws {
        var fixture = WorkbookFixture(rows: "<x:row r=\"1\"><x:c r=\"A1\"/></x:row><x:row r=\"3\"/>")
        fixture.prefix = "x:"
        let form = try SheetForm(.bytes(fixture.bytes), name: "表.xlsx")
        try form.set(" 云雾镇", at: CellAddress(row: 1, column: 1), onSheet: 0)
        try form.set(12, at: CellAddress(row: 1, column: 2), onSheet: 0)
        try form.set("二", at: CellAddress(row: 2, column: 1), onSheet: 0)
        try form.set("三", at: CellAddress(row: 3, column: 1), onSheet: 0)
        try form.write(to: folder.file("b.xlsx"))
        let sheet = try part("xl/worksheets/sheet1.xml", of: folder.file("b.xlsx"))
        for piece in [
            #"<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve"> 云雾镇</x:t></x:is></x:c>"#,
            #"<x:c r="B1"><x:v>12</x:v></x:c></x:row>"#,
            #"<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>二</x:t></x:is></x:c></x:row>"#,
            #"<x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>三</x:t></x:is></x:c></x:row>"#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        let rows = try SheetFile(.file(path: folder.file("b.xlsx")), name: "b.xlsx").grid(ofSheet: 0).rows
        let texts = rows.map { $0.cells.map { $0.text.trimmingCharacters(in: .whitespaces) } }
        #expect(texts == [["云雾镇", "12"], ["二"], ["三"]])
    }

    @Test(.enabled(if: ConversionTool.office != nil, "没有装 LibreOffice"))
    func isWorkedOutByWhoeverOpensIt() throws {
        let table = SheetTable(name: "表", columns: [SheetColumn("户数"), SheetColumn("两倍")], rows: [[.blank, 5]])
        try SheetDocument(table).write(to: folder.file("a.xlsx"))
        let name = "xl/worksheets/sheet1.xml"
        let sheet = try part(name, of: folder.file("a.xlsx")).replacing("<v>5</v>", with: "<f>A2*2</f><v>0</v>")
        let plain = ByteSource.file(path: folder.file("a.xlsx"))
        try OfficeFile(plain, limits: .standard).write(replacing: [name: Array(sheet.utf8)], to: folder.file("b.xlsx"))
        let form = try SheetForm(.file(path: folder.file("b.xlsx")), name: "表.xlsx")
        try form.set(12, at: CellAddress(row: 2, column: 1), onSheet: 0)
        try form.write(to: folder.file("c.xlsx"))
        let filled = ByteSource.file(path: folder.file("c.xlsx"))
        let old = try convertOffice(filled, .xlsx, to: "xls", limits: .standard, tool: .office)
        let rows = try SheetFile(.bytes(old), name: "b.xls").grid(ofSheet: 0).rows
        #expect(rows.map { $0.cells.map(\.text) } == [["户数", "两倍"], ["12", "24"]])
    }

    @Test func takesOnlyWorkbooksOfToday() {
        #expect(throws: DocumentFault.empty) { try SheetForm(.bytes([]), name: "a.xlsx") }
        #expect(throws: DocumentFault.unknownType(detected: .text)) {
            try SheetForm(.bytes(Array("村名,户数".utf8)), name: "a.csv")
        }
    }
}
