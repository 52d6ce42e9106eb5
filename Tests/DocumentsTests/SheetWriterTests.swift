import Core
import Testing

@testable import Documents

@Suite struct SheetWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ rows: any Sequence<[SheetCell]>) -> SheetTable {
        SheetTable(
            name: "任务分解表",
            title: "某县任务分解表",
            subtitles: ["县委督查室"],
            columns: [
                SheetColumn("序号", .centred, width: 6), SheetColumn("工作任务", .wrapped, width: 40),
                SheetColumn("数量", .integer), SheetColumn("资金（万元）", .decimal(places: 2)),
                SheetColumn("进度", .percent(places: 1)), SheetColumn("时限", .day),
            ],
            rows: rows,
            notes: ["注：按月填报。"],
            frozenColumns: 2
        )
    }

    private func part(_ name: String, of path: String) throws -> String {
        let part = try #require(try ZipArchive(.file(path: path), limits: .standard).part(name))
        return String(decoding: try part.head(1_000_000), as: UTF8.self)
    }

    private func written(_ rows: any Sequence<[SheetCell]>) throws -> String {
        let path = folder.file("out.xlsx")
        try SheetDocument(table(rows)).write(to: path)
        return path
    }

    @Test func isReadBackAsWritten() throws {
        let day = try #require(Day("2026-06-10"))
        let path = try written([
            [1, "新建公路 <120> & 桥梁\n二期", 120, 1234.5, 0.084, .day(day)],
            [2, .text(nil), .integer(nil), .decimal(.nan), .blank, .day(nil)],
            [3, "只有两格"],
        ])
        let rows = try SheetReader(at: path, name: "表.xlsx").rest()
        #expect(
            rows == [
                SheetRow(number: 1, cells: ["某县任务分解表"]), SheetRow(number: 2, cells: ["县委督查室"]),
                SheetRow(number: 3, cells: ["序号", "工作任务", "数量", "资金（万元）", "进度", "时限"]),
                SheetRow(number: 4, cells: ["1", "新建公路 <120> & 桥梁\n二期", "120", "1234.5", "8.4%", "2026-06-10"]),
                SheetRow(number: 5, cells: ["2"]), SheetRow(number: 6, cells: ["3", "只有两格"]),
                SheetRow(number: 7, cells: ["注：按月填报。"]),
            ]
        )
    }

    /// Sorted and reckoned with as days are, not as text.
    @Test func aMomentIsACellOfDaysAndMinutes() throws {
        let moment = Instant(startOf: try #require(Day("2026-06-10"))).adding(seconds: 30_645)
        var table = table([])
        table.columns = [SheetColumn("上传时间", .moment, width: 18)]
        table.rows = [[.moment(moment)]]
        let path = folder.file("m.xlsx")
        try SheetDocument(table).write(to: path)
        let grid = try SheetFile(.file(path: path), name: "m.xlsx").grid(ofSheet: 0)
        let cell = try #require(grid.rows.last { $0.cells.contains { $0.kind == .day } }?.cells.first)
        #expect(cell.text == "2026-06-10 08:30")
        var lines = CSVLines()
        lines.append([.moment(moment)])
        #expect(String(decoding: lines.bytes, as: UTF8.self) == "2026-06-10 08:30\r\n")
    }

    /// A count beside a share: nobody has 16.000 things.
    @Test func numbersOfSeveralKindsShowTheDecimalsTheyHave() throws {
        var table = table([])
        table.columns = [SheetColumn("指标", .text), SheetColumn("现在", .number)]
        table.rows = [["授权使用单位", .decimal(16.0)], ["结案率", .decimal(41.7)]]
        let path = folder.file("n.xlsx")
        try SheetDocument(table).write(to: path)
        let rows = try SheetReader(at: path, name: "n.xlsx").rest()
        #expect(rows.compactMap { $0.cells.count > 1 ? $0.cells[1] : nil } == ["现在", "16", "41.7"])
        #expect(try !part("xl/styles.xml", of: path).contains("##0"))
    }

    @Test func printsOnA4WithARepeatedHeaderAndPageNumbers() throws {
        let path = try written([[1, "改厕"]])
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        for piece in [
            #"paperSize="9""#, #"orientation="landscape""#, #"fitToHeight="0""#, "<pageSetUpPr fitToPage=\"1\"/>",
            "&amp;C第 &amp;P 页 共 &amp;N 页", #"<autoFilter ref="A3:F4"/>"#, #"ySplit="3""#, #"xSplit="2""#,
            #"<mergeCell ref="A1:F1"/>"#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        let workbook = try part("xl/workbook.xml", of: path)
        #expect(workbook.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'任务分解表'!$3:$3"))
        #expect(workbook.contains("'任务分解表'!$A$1:$F$5"))
    }

    /// Forty columns on one page could not be read: they stand on pages side by side, what is frozen on each of them.
    @Test func aVeryWideTableIsPrintedOnSeveralPagesSideBySide() throws {
        var table = table([[1, "改厕"]])
        table.columns += (1...30).map { SheetColumn("第\($0)项", .text, width: 14) }
        let path = folder.file("w.xlsx")
        try SheetDocument(table).write(to: path)
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        #expect(sheet.contains(#"fitToWidth="3" fitToHeight="0""#) && sheet.contains(#"<mergeCell ref="A1:P1"/>"#))
        let workbook = try part("xl/workbook.xml", of: path)
        #expect(workbook.contains("localSheetId=\"0\">'任务分解表'!$A:$B,'任务分解表'!$3:$3<"))
    }

    /// LibreOffice does not fit rows to their text: lines would be printed over each other.
    @Test(
        arguments: [
            ("拆除老旧房屋", nil), (String(repeating: "拆", count: 22), nil), (String(repeating: "拆", count: 23), "30"),
            (String(repeating: "拆", count: 100), "72"), ("第一行\n第二行\n第三行", "44"),
            (String(repeating: "a", count: 44), nil),
        ] as [(String, String?)]
    )
    func aRowIsAsHighAsItsTextNeeds(text: String, height: String?) throws {
        var table = table([])
        table.columns = [SheetColumn("内容", .wrapped, width: 40), SheetColumn("文件名", .text, width: 4)]
        table.rows = [[.text(text), "不折行的文字再长也只有一行"]]
        let path = folder.file("h.xlsx")
        try SheetDocument(table).write(to: path)
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        let wanted = height.map { "<row r=\"4\" ht=\"\($0)\">" } ?? "<row r=\"4\">"
        #expect(sheet.contains(wanted), "\(sheet)")
    }

    @Test func printsOnTheChosenPaper() throws {
        var table = table([])
        table.page = SheetPage(.portrait, paper: .a3)
        table.page.numbersPages = false
        table.hasFilter = false
        try SheetDocument(table).write(to: folder.file("a.xlsx"))
        let sheet = try part("xl/worksheets/sheet1.xml", of: folder.file("a.xlsx"))
        #expect(sheet.contains(#"paperSize="8""#) && sheet.contains(#"orientation="portrait""#))
        #expect(!sheet.contains("autoFilter") && !sheet.contains("oddFooter"))
    }

    @Test(arguments: ["=1+1", "+861", "-cmd|' /C calc'!A0", "@SUM(A1)", "=HYPERLINK(\"http://x\")"])
    func writesTextThatLooksLikeAFormulaAsText(text: String) throws {
        let path = try written([[1, .text(text)]])
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        #expect(!sheet.contains("<f>"))
        #expect(try SheetReader(at: path, name: "a.xlsx").rest()[3][1] == text)
    }

    @Test func letsPeopleChooseWhatMayBeEntered() throws {
        let villages = (1...80).map { "云雾镇第\($0)村" }
        var table = table([[1, "改厕"]])
        table.columns = [
            SheetColumn("所在地", entry: .choices(villages), hint: "从下拉列表里选。"),
            SheetColumn("常住", entry: .choices(["是", "否"])), SheetColumn("身份证号", .code),
            SheetColumn("户主", hint: "必填。"),
            SheetColumn("面积", .decimal(places: 1), entry: .number(from: 0.5, to: 30, isWhole: false)),
            SheetColumn("人口", .integer, entry: .number(from: 0, to: nil, isWhole: true)),
            SheetColumn("日期", .day, entry: .day),
        ]
        table.blankRows = 3
        table.notes = []
        let path = folder.file("a.xlsx")
        try SheetDocument(table).write(to: path)
        let sheet = try part("xl/worksheets/sheet1.xml", of: path)
        for piece in [
            #"<dataValidations count="6">"#,
            #"<dataValidation allowBlank="1" showInputMessage="1" promptTitle="户主" prompt="必填。" sqref="D4:D7"/>"#,
            #"sqref="A4:A7"><formula1>选项!$A$1:$A$80</formula1>"#,
            #"<formula1>"是,否"</formula1>"#, #"prompt="从下拉列表里选。""#,
            #"type="decimal""#, "<formula1>0.5</formula1><formula2>30</formula2>", "填 0 或更大的整数。", #"type="date""#,
        ] {
            #expect(sheet.contains(piece), "\(piece)")
        }
        #expect(try part("xl/workbook.xml", of: path).contains(#"<sheet name="选项" sheetId="2" state="hidden""#))
        let file = try SheetFile(.file(path: path), name: "a.xlsx")
        #expect(file.sheets.map(\.isHidden) == [false, true])
        #expect(try file.grid(ofSheet: 1).rows.map { $0.cells[0].text } == villages)
    }

    @Test func goesOutWhileItIsWritten() throws {
        let sink = MemorySink()
        let writer = try SheetWriter(to: sink)
        try writer.begin(table([]))
        let first = sink.bytes.count
        #expect(first > 300)
        for number in 0..<20_000 { try writer.append([.integer(number), .text("第 \(number) 项")]) }
        #expect(sink.bytes.count > first + 10_000)
        try writer.finish()
        let rows = try SheetReader(.bytes(sink.bytes), name: "a.xlsx").rest()
        #expect(rows.count == 20_004 && rows[3].cells == ["0", "第 0 项"])
    }

    @Test(arguments: [
        (0.1, "0.1"), (-1234.5678, "-1234.5678"), (0.00001, "1e-05"), (1e300, "1e+300"), (3.0, "3"), (-0.5, "-0.5"),
        (0.30000000000000004, "0.30000000000000004"), (99_999_999_999.99, "99999999999.99"),
    ])
    func writesNumbersSoThatTheyAreReadBackTheSame(number: Double, text: String) {
        var markup = Markup()
        markup.append(number)
        #expect(String(decoding: markup.buffer, as: UTF8.self) == text)
    }

    @Test func takesLongTextAndControlCharacters() throws {
        let long = String(repeating: "长", count: 40_000)
        let path = try written([[.integer(Int.max), .text("a\u{0}\u{1F}b")], [2, .text(long)]])
        let rows = try SheetReader(at: path, name: "a.xlsx").rest()
        #expect(rows[3].cells == [String(Int.max), "ab"])
        #expect(rows[4][1].unicodeScalars.count == 32_767 && rows[4][1].hasSuffix("…"))
    }

    @Test func walksTheRowsOnceAndInOrder() throws {
        var walked = 0
        let rows = sequence(state: 0) { state -> [SheetCell]? in
            state += 1
            walked += 1
            return state > 5000 ? nil : [.integer(state), .text("第 \(state) 项")]
        }
        let path = try written(rows)
        #expect(walked == 5001)
        let reader = try SheetReader(at: path, name: "a.xlsx")
        var count = 0
        var last: SheetRow?
        while let row = try reader.next() {
            count += 1
            if count == 5003 { last = row }
        }
        #expect(count == 5004)
        #expect(last == SheetRow(number: 5003, cells: ["5000", "第 5000 项"]))
    }

    @Test func writesSeveralSheetsWithNamesExcelTakes() throws {
        let names = ["甲/乙[表]", "甲乙表", String(repeating: "长", count: 40), "", "'"]
        let sheets = names.map { SheetTable(name: $0, columns: [SheetColumn("列")], rows: [["值"]]) }
        let path = folder.file("a.xlsx")
        try SheetDocument(sheets).write(to: path)
        let workbook = try part("xl/workbook.xml", of: path)
        for name in ["甲乙表", "甲乙表(2)", String(repeating: "长", count: 28), "Sheet", "Sheet(2)"] {
            #expect(workbook.contains("<sheet name=\"\(name)\""), "\(name)")
        }
        #expect(try SheetReader(at: path, name: "a.xlsx").rest().map(\.cells) == [["列"], ["值"]])
    }

    @Test func leavesNothingBehindUnlessFinished() throws {
        do {
            let writer = try SheetWriter(path: folder.file("a.xlsx"))
            try writer.begin(table([]))
            try writer.append([1, "半截"])
        }
        do { try CSVWriter(path: folder.file("a.csv")).append([1]) }
        #expect(try folder.names().isEmpty)
        #expect(throws: DocumentFault.cannotWrite) { try SheetDocument(table([])).write(to: "/nowhere/a.xlsx") }
        #expect(throws: DocumentFault.cannotWrite) { try table([]).writeCSV(to: "/nowhere/a.csv") }
    }
}
