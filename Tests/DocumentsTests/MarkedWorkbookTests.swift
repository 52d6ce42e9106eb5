import Core
import Foundation
import Testing

@testable import Documents

/// A workbook comes back with some cells coloured and commented, and is otherwise the one that was brought.
@Suite struct MarkedWorkbookTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func part(_ name: String, of path: String) throws -> String {
        String(decoding: try OfficeFile(.file(path: path), limits: .standard).bytes(of: name), as: UTF8.self)
    }

    /// Two tabs with titles, looks of days and amounts, drop-downs, a filter and print set-up.
    private func office() throws -> String {
        let columns = [SheetColumn("户主"), SheetColumn("鉴定日期", .day), SheetColumn("补助（万元）", .decimal(places: 2))]
        let day = try #require(Day("2026-04-01"))
        let table = SheetTable(
            name: "农房",
            title: "农房台账",
            columns: columns,
            rows: [["王建国", .day(day), 1.5], ["李秀兰", "4月", 2]],
            notes: ["注：数据截至6月10日。"]
        )
        let last = SheetTable(name: "去年", columns: columns, rows: [["王建国", .day(day), 1]])
        try SheetDocument([table, last]).write(to: folder.file("a.xlsx"))
        return folder.file("a.xlsx")
    }

    private func mark(
        _ path: String,
        name: String = "a.xlsx",
        _ marks: [String: String],
        _ values: [String: String] = [:]
    )
        throws -> String
    {
        func places(_ texts: [String: String]) throws -> [CellAddress: String] {
            Dictionary(
                try texts.map { (try #require(CellAddress($0.key)), $0.value) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        let made = folder.file("marked-\(UInt64.random(in: 0...UInt64.max)).xlsx")
        try MarkedWorkbook(SheetFile(.file(path: path), name: name), sheet: 0)
            .write(marks: places(marks), values: places(values), to: made)
        return made
    }

    /// A count the file only claims is not counted on.
    @Test(arguments: [("2", "3"), ("9223372036854775807", "9223372036854775807"), ("-1", "-1"), ("x", "x")])
    func aLookIsAddedWhateverTheFileClaimsToHave(claimed: String, written: String) {
        var patch = XMLPatch(Array("<s><fills count=\"\(claimed)\"><fill/><fill/></fills></s>".utf8))
        let isAppended = patch.append("<fill id=\"n\"/>", to: "fills")
        #expect(isAppended)
        let text = String(decoding: patch.applied(), as: UTF8.self)
        #expect(text == "<s><fills count=\"\(written)\"><fill/><fill/><fill id=\"n\"/></fills></s>")
    }

    @Test func isTheSameWorkbookButForTheMarks() throws {
        let before = try office()
        let after = try mark(before, ["B4": "B4：“4月”不是完整的日期。", "E4": "少一个<值>"], ["A3": "王建邦", "C3": "3.25"])
        let (old, new) = (
            try OfficeFile(.file(path: before), limits: .standard),
            try OfficeFile(.file(path: after), limits: .standard)
        )
        let changed: Set = ["xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
        for name in old.names where !changed.contains(name) {
            #expect(try old.bytes(of: name) == new.bytes(of: name), "\(name)")
        }
        let (plain, marked) = (
            try part("xl/worksheets/sheet1.xml", of: before), try part("xl/worksheets/sheet1.xml", of: after)
        )
        for piece in ["<pane ", "<autoFilter ", "<mergeCells ", "<pageSetup ", "<cols>"] {
            let start = try #require(plain.firstRange(of: piece)?.lowerBound)
            let line = plain[start...].prefix { $0 != ">" }
            #expect(marked.contains(line), "\(line)")
        }
        let file = try SheetFile(.file(path: after), name: "a.xlsx")
        #expect(file.sheets.map(\.name) == ["农房", "去年"])
        let rows = try file.grid(ofSheet: 0).rows
        #expect(rows[2].cells.map(\.text) == ["王建邦", "2026-04-01", "3.25"])
        #expect(rows[3].cells.map(\.text) == ["李秀兰", "4月", "2"])
        let comments = try part("xl/luoshi-comments1.xml", of: after)
        #expect(comments.contains("ref=\"B4\"") && comments.contains("少一个&lt;值&gt;"))
        // The twin of a day's look is a day's look.
        let styles = try part("xl/styles.xml", of: after)
        let twins = styles.components(separatedBy: "fillId=\"3\"").count - 1
        #expect(twins >= 1 && styles.contains("FFF8C8DC"))
        #expect(marked.contains("<legacyDrawing ") && marked.hasSuffix("</worksheet>"))
    }

    @Test(.enabled(if: ConversionTool.office != nil, "没有装 LibreOffice"))
    func isOpenedByOfficePrograms() throws {
        let after = try mark(try office(), ["B4": "不是完整的日期"])
        let old = try convertOffice(.file(path: after), .xlsx, to: "xls", limits: .standard, tool: .office)
        #expect(try SheetFile(.bytes(old), name: "a.xls").grid(ofSheet: 0).rows[3].cells[0].text == "李秀兰")
    }

    @Test func marksWhereNoCellOrOnlyAnEmptyRowStands() throws {
        var fixture = WorkbookFixture(
            rows:
                "<x:row r=\"1\"><x:c r=\"B1\"><x:v>1</x:v></x:c></x:row><x:row/><x:row r=\"4\"><x:c><x:f>B1*2</x:f><x:v>2</x:v></x:c></x:row>"
        )
        fixture.prefix = "x:"
        fixture.afterRows = "<x:tableParts/>"
        try Data(fixture.bytes).write(to: URL(fileURLWithPath: folder.file("x.xlsx")))
        let after = try mark(folder.file("x.xlsx"), ["A1": "一", "B2": "二", "A4": "四"])
        let sheet = try part("xl/worksheets/sheet1.xml", of: after)
        #expect(
            sheet.contains("<x:row r=\"1\"><x:c r=\"A1\"/><x:c r=\"B1\" s=\"0\"><x:v>1</x:v></x:c></x:row>") == false
        )
        #expect(sheet.contains("<x:row r=\"1\"><x:c r=\"A1\"/><x:c r=\"B1\"><x:v>1</x:v></x:c></x:row>"))
        #expect(sheet.contains("<x:row><x:c r=\"B2\"/></x:row>"))
        #expect(sheet.contains("<x:f>B1*2</x:f><x:v>2</x:v>"))
        #expect(sheet.contains("r:id=\"luoshiDrawing\"/><x:tableParts/>"))
        #expect(try SheetFile(.file(path: after), name: "x.xlsx").grid(ofSheet: 0).rows.map(\.number) == [1, 4])
    }

    @Test func addsToCommentsThatAreThere() throws {
        let once = try mark(try office(), ["B4": "第一次"])
        let twice = try mark(once, ["B4": "第二次", "A4": "新的"])
        let comments = try part("xl/luoshi-comments1.xml", of: twice)
        #expect(comments.components(separatedBy: "<comment ").count - 1 == 2)
        #expect(comments.contains("第一次") && comments.contains("第二次") && comments.contains("新的"))
        let drawing = try part("xl/drawings/luoshi-comments1.vml", of: twice)
        #expect(drawing.components(separatedBy: "ObjectType=\"Note\"").count - 1 == 2)
        let sheet = try part("xl/worksheets/sheet1.xml", of: twice)
        #expect(sheet.components(separatedBy: "<legacyDrawing").count - 1 == 1)
    }

    @Test func aCSVComesBackAsAPlainWorkbookAndMacrosStayWhatTheyAre() throws {
        try Data("户主,编号,户数\n王建国,007,12\n".utf8).write(to: URL(fileURLWithPath: folder.file("a.csv")))
        let after = try mark(folder.file("a.csv"), name: "a.csv", ["C2": "户数不对"])
        let grid = try SheetFile(.file(path: after), name: "a.xlsx").grid(ofSheet: 0)
        #expect(grid.rows[1].cells.map(\.text) == ["王建国", "007", "12"])
        #expect(grid.rows[1].cells.map(\.kind) == [.text, .text, .number])
        var fixture = WorkbookFixture(rows: "<row><c><v>1</v></c></row>")
        fixture.hasMacros = true
        let workbook = try MarkedWorkbook(SheetFile(.bytes(fixture.bytes), name: "a.xlsm"), sheet: 0)
        #expect(workbook.type == .xlsm)
        try workbook.write(marks: [CellAddress(row: 1, column: 1): "一"], to: folder.file("m.xlsm"))
        #expect(try part("xl/vbaProject.bin", of: folder.file("m.xlsm")) == "macro")
    }
}
