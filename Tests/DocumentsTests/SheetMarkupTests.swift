import Core
import Testing

@testable import Documents

/// Sheets as programs write them, and as nobody should.
@Suite struct SheetMarkupTests {
    private func texts(_ rows: String, prolog: String = "") throws -> [[String]] {
        let file = try SheetFile(.bytes(WorkbookFixture(rows: rows, prolog: prolog).bytes), name: "a.xlsx")
        return try file.grid(ofSheet: 0).rows.map { $0.cells.map(\.text) }
    }

    private func inline(_ text: String) -> String { "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>" }

    @Test(arguments: [
        ("改厕 &amp; 改水", "改厕 & 改水"), ("&lt;户&gt;&quot;&apos;", "<户>\"'"), ("&#21439;&#x53BF;", "县县"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"), ("<![CDATA[甲<乙]]]>丙]", "甲<乙]丙]"), ("甲<!-- <v>9</v> -->乙", "甲乙"),
        ("一行_x000D_\n二行", "一行\n二行"), ("_x5E76_入", "并入"), ("a_xyz_b", "a_xyz_b"), ("<?x y?>甲", "甲"),
    ])
    func readsTextAsXMLWritesIt(xml: String, text: String) throws {
        #expect(try texts(inline(xml)) == [[text]])
    }

    @Test(arguments: [
        "<row><c><v>1</v></row></c>", "<row><c><v>1</v></c>", "<row><c r=A1><v>1</v></c></row>",
        "<row><c r=\"A1><v>1</v></c></row>",
        "<row><c><v>&eacute;</v></c></row>", "<row><c><v>1 & 2</v></c></row>", "<row><c <v>1</v></c></row>", "</row>",
        "<row><c><v>1</v></c></row", "<row><c><v>\u{0}</v></c></row>",
    ])
    func refusesWhatIsNotXML(rows: String) {
        #expect(throws: DocumentFault.brokenArchive) { try texts(rows) }
    }

    @Test func readsAttributesInAnyOrderAndTagsCutByPieces() throws {
        // Pieces are 64 KiB: long attributes and texts move every kind of tag over their ends.
        let rows = (1...400).map { number in
            "<row x='a>b' r=\"\(number)\" ><c s='0' t = \"str\" r='B\(number)' note=\"\(String(repeating: "长", count: number))\"><v>值\(number)</v></c></row>"
        }
        #expect(try texts(rows.joined()) == (1...400).map { ["值\($0)"] })
    }

    @Test func readsAPartInUTF16() throws {
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", "<Types/>")
        zip.add("xl/workbook.xml", #"<workbook><sheets><sheet name="a" id="rId1"/></sheets></workbook>"#)
        let sheet =
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData>\(inline("上坪村"))</sheetData></worksheet>"
        zip.add("xl/worksheets/sheet1.xml", sheet.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        let file = try SheetFile(.bytes(zip.archive), name: "a.xlsx")
        #expect(try file.grid(ofSheet: 0).rows[0].cells[0].text == "上坪村")
    }

    @Test func nestsNoDeeperThanAnyProgramDoes() {
        let deep = String(repeating: "<a>", count: 3000) + String(repeating: "</a>", count: 3000)
        #expect(throws: DocumentFault.brokenArchive) { try texts("<row>\(deep)</row>") }
    }
}
