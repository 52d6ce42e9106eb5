import Documents
import Testing

/// A month over a column is the first of it to the file; only the number format says what people read.
@Suite("What cells show of a day")
struct DayFormTests {
    @Test(
        arguments: [
            ("14", "", nil), ("17", "", "2026年6月"), ("57", "", "2026年6月"), ("58", "", "6月10日"),
            ("31", "", "2026年6月10日"),
            ("176", "yyyy&quot;年&quot;m&quot;月&quot;", "2026年6月"),
            ("176", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@", "2026年6月"),
            ("176", "yyyy-mm", "2026-06"), ("176", "yyyy\\-m", "2026-6"), ("176", "yyyy/m", "2026/6"),
            ("176", "m.d", "6.10"),
            ("176", "m&quot;月&quot;", "6月"), ("176", "d&quot;日&quot;", "10日"), ("176", "mmm\\-yy", "2026年6月"),
            ("176", "yyyy-mm-dd", nil), ("176", "yyyy/m/d", nil), ("176", "dddd", nil),
            ("176", "yyyy-mm-dd hh:mm", nil),
        ] as [(String, String, String?)]
    )
    func areItsMonthOrWhatElseTheFormatNames(number: String, code: String, shown: String?) throws {
        var fixture = WorkbookFixture(rows: #"<row><c s="1"><v>46183</v></c></row>"#)
        fixture.cellStyles = #"<xf numFmtId="0"/><xf numFmtId="\#(number)"/>"#
        if !code.isEmpty { fixture.numberFormats = #"<numFmt numFmtId="\#(number)" formatCode="\#(code)"/>"# }
        let grid = try SheetFile(.bytes(fixture.bytes), name: "表.xlsx").grid(ofSheet: 0)
        let cell = try #require(grid.rows.first?.cells.first)
        #expect(cell.text == "2026-06-10" && cell.kind == .day)
        #expect(cell.form.words(of: cell.text) == shown)
    }
}
