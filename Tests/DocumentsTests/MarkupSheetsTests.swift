import Core
import Testing

@testable import Documents

@Suite struct MarkupSheetsTests {
    private func file(_ text: String, name: String = "导出.xls") throws -> SheetFile {
        try SheetFile(.bytes(Array(text.utf8)), name: name)
    }

    private func texts(_ grid: Grid) -> [String] {
        grid.rows.map { row in
            "\(row.number) "
                + row.cells.map { "\(CellAddress.letters(Int($0.column) + 1))=\($0.text)" }.joined(separator: " ")
        }
    }

    @Test func readsThePageAProgramCallsXLS() throws {
        let page = """
            <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <html xmlns:o="urn:x"><head><meta charset=utf-8><style>td{mso-number-format:'\\@'}</style></head><body>
            <script>if (a < b) document.write("<table>")</script>
            <table border=1><tr><th colspan="3">农房<br>台账</th></tr>
            <TR><TD rowspan=2>云雾镇<td>上坪村<td>12&nbsp;户</TR>
            <tr><td>下坪&#26449;</td><td/></tr><tr><td colspan="2">合计 &x;</td><td>1 &lt; 2 < 3</td></tr>
            </table><table><tr><td>注：<table><tr><td>内</td></tr></table></td></tr></table>
            <img src="http://example.invalid/x.png">
            """
        let found = try file(page)
        #expect(found.isMarkup && found.sheets.map(\.name) == ["导出"])
        let grid = try found.grid(ofSheet: 0)
        #expect(
            texts(grid) == [
                "1 A=农房\n台账", "2 A=云雾镇 B=上坪村 C=12 户", "3 B=下坪村", "4 A=合计 &x; C=1 < 2 < 3", "6 A=注：内",
            ]
        )
        #expect(grid.merges.map(\.written) == ["A1:C1", "A2:A3", "A4:B4"])
    }

    @Test func readsTheXMLOfExcel2003() throws {
        let book = """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="表一"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell></Row>
            <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1200.5</Data></Cell>
            <Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row></Table></Worksheet>
            <Worksheet ss:Name="表二"><Table/></Worksheet></Workbook>
            """
        let found = try file(book)
        #expect(found.sheets.map(\.name) == ["表一"])
        let grid = try found.grid(ofSheet: 0)
        #expect(texts(grid) == ["1 A=标题", "3 B=1200.5 C=2026-03-01"])
        #expect(grid.rows[1].cells.map(\.kind) == [.number, .day])
    }

    @Test func readsTextThatIsCalledXLS() throws {
        let grid = try file("村\t户数\n上坪村\t12\n").grid(ofSheet: 0)
        #expect(texts(grid) == ["1 A=村 B=户数", "2 A=上坪村 B=12"])
    }

    @Test func staysSmallWhereCellsClaimTheWholeSheet() throws {
        let row = "<tr>" + String(repeating: "<td colspan=16384 rowspan=900000>甲", count: 40) + "</tr>"
        let page = "<html><table>" + String(repeating: row, count: 40) + "</table>"
        #expect(throws: DocumentFault.self) { try file(page) }
        #expect(throws: DocumentFault.notReally(ending: "xls", detected: .html)) { try file("<html><p>没有表格</p>") }
    }

    @Test(
        arguments: [
            ("0%", CellFormat.percent), ("0.00%", .percent), ("\"完成\"0%", .percent), ("\"%\"0", .number),
            ("0000", .code(digits: 4)), ("0", .number), ("0.00", .number), ("#,##0", .number),
            ("yyyy\"年\"m\"月\"", .day),
        ]
    )
    func knowsWhatAFormatShows(code: String, format: CellFormat) {
        #expect(CellFormat(code: code) == format)
    }

    @Test func writesSharesAndCodesAsTheyAreShown() {
        #expect(writtenShare("0.856") == "85.6%" && writtenShare("1") == "100%" && writtenShare("0.29") == "29%")
        #expect(writtenCode("7", digits: 4) == ("0007", .text) && writtenCode("12.5", digits: 4) == ("12.5", .number))
    }
}
