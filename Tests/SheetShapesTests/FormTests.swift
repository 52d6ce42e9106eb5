import Core
import Documents
import Foundation
import SheetShapes
import Testing

/// Blank forms that are filled, and filled forms that are read.
@Suite struct FormTests {
    private func path() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".xlsx").path
    }

    /// A county's own form: a title, who reports, a header of its own wording, rows to fill in.
    private func blank(rows: Int, notes: [String] = []) throws -> SheetForm {
        let sink = MemorySink()
        let table = SheetTable(
            name: "表样",
            title: "某县改厕台账",
            subtitles: ["填报单位："],
            columns: [
                SheetColumn("序号", .centred), SheetColumn("户主姓名"), SheetColumn("行政村"),
                SheetColumn("补助（万元）", .decimal(places: 2)),
                SheetColumn("完成日期", .day), SheetColumn("县里自己的一列"),
            ],
            notes: notes,
            hasFilter: false,
            blankRows: rows
        )
        try SheetDocument(table).write(to: sink)
        return try SheetForm(.bytes(sink.bytes), name: "表样.xlsx")
    }

    private func filling(_ rows: Int) throws -> FormFilling {
        let day = try #require(Day("2026-06-10"))
        return FormFilling(
            values: ["填报单位": "云雾镇"],
            columns: [
                .init(["户主", "户主姓名"]), .init(["村", "行政村"]), .init(["补助"], unit: "元"), .init(["完成日期"]),
            ],
            rows: (1...rows).map { [.text("户\($0)"), "上坪村", 15_000, .day(day)] }
        )
    }

    @Test func fillsRowsUnderHeadersOfOtherWordsOrderAndUnits() throws {
        let form = try blank(rows: 3)
        let filled = try fillForm(form, with: filling(5))
        #expect(filled.rows == 5 && filled.values == ["填报单位"])
        #expect(filled.matched == ["户主姓名", "行政村", "补助", "完成日期"] && filled.unmatched == ["县里自己的一列"])
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try form.write(to: path)
        let rows = try SheetReader(at: path, name: "a.xlsx").rest()
        #expect(rows[1].cells == ["填报单位：云雾镇"])
        #expect(rows[3].cells == ["1", "户1", "上坪村", "1.5", "2026-06-10"])
        // A row the form does not have takes the looks of the first.
        #expect(rows[7].cells == ["5", "户5", "上坪村", "1.5", "2026-06-10"] && rows.count == 8)
    }

    @Test(
        arguments: [
            (["等级"], []), (["面积"], ["面积"]), (["房屋等级", "等级"], ["等级"]), (["人口", "家庭人口"], ["人口"]),
            (["日期"], ["日期"]), (["补助（亩）"], ["补助"]),
        ] as [(heads: [String], blank: [String])]
    )
    func aShortHeaderIsFilledWhereOneNameLeftEndsSo(heads: [String], blank: [String]) throws {
        let sink = MemorySink()
        let wanted = (["户主", "拆除日期"] + heads).map { SheetColumn($0) }
        let table = SheetTable(name: "表样", title: "花名册", columns: wanted, blankRows: 3)
        try SheetDocument(table).write(to: sink)
        let columns: [FormFilling.Column] = [
            .init(["户主"]), .init(["房屋等级"]), .init(["建筑面积"], unit: "平方米"), .init(["占地面积"], unit: "平方米"),
            .init(["拆除日期"]), .init(["危房补助"], unit: "元"), .init(["农户家庭人口"]),
        ]
        let filled = try fillForm(
            SheetForm(.bytes(sink.bytes), name: "表样.xlsx"),
            with: FormFilling(columns: columns, rows: [["甲", "C级", "120", "200", "2026-06-10", "500", "4"]])
        )
        #expect(filled.unmatched == blank, "\(filled)")
    }

    /// The unit of the ledger, what it holds, the unit of the form's header, and what is written there.
    private static let counted: [(String, Double, String, String)] = [
        ("亩", 30, "公顷", "2"), ("公顷", 30, "亩", "450"), ("亩", 30, "万亩", "0.003"), ("平方米", 500, "亩", "0.75"),
        ("元", 35_000, "万元", "3.5"), ("万元", 1.2, "元", "12000"), ("千万元", 30, "亿元", "3"), ("吨", 0.3, "斤", "600"),
        ("万元", 3.5, "万元", "3.5"), ("人", 30, "户", "30"),
    ]

    @Test(arguments: counted)
    func aNumberIsCountedAsTheHeaderOfTheFormSays(own: String, number: Double, asked: String, written: String) throws {
        let sink = MemorySink()
        let table = SheetTable(
            name: "表样",
            title: "某县年报",
            columns: [
                SheetColumn("序号", .centred), SheetColumn("名称"), SheetColumn("数量（\(asked)）", .decimal(places: 4)),
            ],
            hasFilter: false,
            blankRows: 2
        )
        try SheetDocument(table).write(to: sink)
        let form = try SheetForm(.bytes(sink.bytes), name: "表样.xlsx")
        let columns: [FormFilling.Column] = [.init(["名称"]), .init(["数量"], unit: own)]
        _ = try fillForm(form, with: FormFilling(columns: columns, rows: [["甲", .decimal(number)]]))
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try form.write(to: path)
        let rows = try SheetReader(at: path, name: "a.xlsx").rest()
        #expect(rows.map(\.cells).contains(["1", "甲", written]), "\(rows.map(\.cells))")
    }

    /// A label is the same in traditional characters and with blanks, on either side.
    @Test(arguments: ["填報單位", "填报 单位", "填报单位"])
    func aSingleValueIsFoundHoweverItsLabelIsWritten(label: String) throws {
        let filled = try fillForm(blank(rows: 3), with: FormFilling(values: [label: "云雾镇"]))
        #expect(filled.values == ["填报单位"])
    }

    /// Two rows are missing above the note.
    @Test func aFormWithTooFewBlankRowsGrowsAboveWhatStandsBelow() throws {
        let form = try blank(rows: 3, notes: ["注：按月填报。"])
        let filled = try fillForm(form, with: filling(5))
        #expect(filled.rows == 5 && filled.values == ["填报单位"])
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try form.write(to: path)
        let rows = try SheetReader(at: path, name: "a.xlsx").rest()
        #expect(rows.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(rows[7].cells == ["5", "户5", "上坪村", "1.5", "2026-06-10"] && rows[8].cells == ["注：按月填报。"])
        #expect(try fillForm(blank(rows: 3, notes: ["注：按月填报。"]), with: filling(3)).rows == 3)
    }

    /// The row of the sums has no word on it; it is not written over.
    @Test func aFormGrowsAboveARowThatHoldsNothingButSums() throws {
        let sink = MemorySink()
        let columns = [SheetColumn("户主"), SheetColumn("补助")]
        let table = SheetTable(
            name: "表样",
            columns: columns,
            rows: [[.blank, .blank], [.blank, .blank], [.blank, 5]]
        )
        try SheetDocument(table).write(to: sink)
        let office = try OfficeFile(.bytes(sink.bytes), limits: .standard)
        let part = "xl/worksheets/sheet1.xml"
        let sheet = String(decoding: try office.bytes(of: part), as: UTF8.self)
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let summed = sheet.replacingOccurrences(of: "<v>5</v>", with: "<f>SUM(B2:B3)</f><v>0</v>")
        try office.write(replacing: [part: Array(summed.utf8)], to: path)
        let form = try SheetForm(.file(path: path), name: "表样.xlsx")
        let rows: [[SheetCell]] = (1...3).map { [.text("户\($0)"), .integer($0)] }
        let filled = try fillForm(form, with: FormFilling(columns: [.init(["户主"]), .init(["补助"])], rows: rows))
        #expect(filled.rows == 3)
        let result = path + ".filled.xlsx"
        defer { try? FileManager.default.removeItem(atPath: result) }
        try form.write(to: result)
        let written = try OfficeFile(.file(path: result), limits: .standard).bytes(of: part)
        #expect(String(decoding: written, as: UTF8.self).contains("<f>SUM(B2:B4)</f>"))
        let read = try SheetReader(at: result, name: "a.xlsx").rest()
        #expect(read.map(\.cells) == [["户主", "补助"], ["户1", "1"], ["户2", "2"], ["户3", "3"]])
    }

    /// Three rows are laid out, the fourth is left free before the note; beyond four things it stays free below them.
    @Test(arguments: [(4, 8), (6, 11)] as [(rows: Int, note: Int)])
    func aRowLeftFreeBeforeANoteStaysFreeInAFormThatGrows(rows: Int, note: Int) throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try blank(rows: 3, notes: ["注：按月填报。"]).write(to: path)
        let part = "xl/worksheets/sheet1.xml"
        let blank = path + ".blank.xlsx"
        defer { try? FileManager.default.removeItem(atPath: blank) }
        let office = try OfficeFile(.file(path: path), limits: .standard)
        let sheet = String(decoding: try office.bytes(of: part), as: UTF8.self)
            .replacingOccurrences(of: "<row r=\"7\"", with: "<row r=\"8\"").replacingOccurrences(
                of: "\"A7",
                with: "\"A8"
            )
        try office.write(replacing: [part: Array(sheet.utf8)], to: blank)
        let form = try SheetForm(.file(path: blank), name: "表样.xlsx")
        #expect(try fillForm(form, with: filling(rows)).rows == rows)
        try form.write(to: path)
        let read = try SheetReader(at: path, name: "a.xlsx").rest()
        #expect(read.last?.number == note && read.last?.cells == ["注：按月填报。"], "\(read.map(\.number))")
        #expect(read[rows + 2].cells.first == "\(rows)" && read[rows + 2].number == rows + 3)
    }

    @Test func refusesAFormThatShowsNoBlankRowOrKnowsNothing() throws {
        let full = try blank(rows: 0, notes: ["注：按月填报。"])
        #expect(throws: FormFault.noBlankRow(below: 4)) { try fillForm(full, with: filling(1)) }
        let form = try blank(rows: 3)
        #expect(throws: FormFault.nothingKnown) { try fillForm(form, with: FormFilling(values: ["别的": "值"])) }
    }

    private static let obstacles: [GrowthObstacle] = [
        .oneCell(formula: "表!C9", cell: "C8"), .block(formula: "表!C9"), .indirect(formula: "表!C9"),
        .severalSheets(formula: "表!C9"), .merge("A7:A8"), .pushedOut("表!A1048575"), .pivot, .control,
    ]

    @Test(arguments: obstacles)
    func whatForbidsMoreRowsIsSaidInASentence(obstacle: GrowthObstacle) {
        let sentence = formWords.sentence(for: FormFault.cannotGrow(obstacle, room: 3, wanted: 12).issue)
        #expect(sentence.hasPrefix("表样里只留了 3 行空行，要填 12 行，") && sentence.hasSuffix("再上传。"))
        #expect(!sentence.contains("{"))
    }

    @Test func readsAFormByItsLabels() {
        let sheet = ShapeCase(
            name: "检验单",
            merges: "A1:D1 B3:D3 A4:A5 B4:D5 B6:D6 A7:B7 C7:D7",
            sheet: """
                整改通知单
                编号：|12|日期：|2026年 6月10日
                被检查单位|云雾镇人民政府
                存在问题|户厕没有接水
                |
                整改要求|十日内整改
                签发人：张三||接收人：
                """,
            tables: []
        )
        let shape = findShape(sheet.grid)
        #expect(shape.tables.isEmpty && shape.remarks == [.form])
        #expect(shape.forms.first?.title == "整改通知单")
        #expect(
            shape.forms.first?.entries.map { "\($0.label)=\($0.value)" } == [
                "编号=12", "日期=2026年 6月10日", "被检查单位=云雾镇人民政府", "存在问题=户厕没有接水", "整改要求=十日内整改", "签发人=张三",
                "接收人=",
            ]
        )
    }

    /// 家庭成员 on a 明白卡, its title merged down at the left or standing on a line above.
    @Test(arguments: ["A4:A7", "A4:E4"]) func readsTheListWithinAForm(merged: String) throws {
        let isBeside = merged == "A4:A7"
        let list =
            isBeside
            ? "家庭成员|姓名|与户主关系|年龄|务工地点\n|王一|户主|45|\n|李二|配偶|43|县城\n|王小三|长子|19|省外"
            : "家庭成员情况\n姓名|与户主关系|年龄|务工地点|备注\n王一|户主|45||\n李二|配偶|43|县城|\n王小三|长子|19|省外|"
        let sheet = ShapeCase(
            name: "明白卡",
            merges: "A1:E1 B2:C2 B3:C3 \(merged) \(isBeside ? "B8:E8 B9:E9" : "B9:E9 B10:E10")",
            sheet: "脱贫户明白卡\n户主姓名|王一||联系电话|'13900000001\n家庭住址|云雾镇上坪村||户类型|脱贫户\n\(list)\n帮扶措施|公益岗位\n帮扶责任人|赵六",
            tables: []
        )
        let shape = findShape(sheet.grid)
        #expect(shape.tables.isEmpty && shape.remarks == [.form])
        let form = try #require(shape.forms.first)
        #expect(form.title == "脱贫户明白卡")
        #expect(
            form.entries.map { "\($0.label)=\($0.value)" } == [
                "户主姓名=王一", "联系电话=13900000001", "家庭住址=云雾镇上坪村", "户类型=脱贫户", "帮扶措施=公益岗位", "帮扶责任人=赵六",
            ]
        )
        let found = try #require(form.lists.first)
        #expect(form.lists.count == 1 && found.title == (isBeside ? "家庭成员" : "家庭成员情况"))
        #expect(found.names.prefix(4) == ["姓名", "与户主关系", "年龄", "务工地点"])
        #expect(found.rows.map { $0.prefix(4).joined(separator: "/") } == ["王一/户主/45/", "李二/配偶/43/县城", "王小三/长子/19/省外"])
    }

    @Test func keepsTheCodesOfFieldsBesideTheirNames() throws {
        for one in printedCases where one.name.contains("字段代码") {
            let table = try #require(findShape(one.grid).tables.first)
            #expect(table.columns.allSatisfy { $0.code?.isEmpty == false }, "\(one.name)")
        }
    }

    @Test func carriesPlacesDownWhereTheirCellsAreLeftEmpty() throws {
        let sheet = ShapeCase(
            name: "地名只写一次",
            sheet: """
                乡镇|行政村|户主|人口
                云雾镇|上坪村|张三|4
                ||李四|3
                |下坪村|王五|5
                清水镇|东沟村|赵六|2
                ||孙七|6
                """,
            tables: []
        )
        let table = try #require(findShape(sheet.grid).tables.first)
        #expect(table.carriedColumns == [1, 2])
        let plain = PlainTable(table, in: sheet.grid)
        #expect(
            plain.rows.map { $0.prefix(2).joined(separator: "/") } == [
                "云雾镇/上坪村", "云雾镇/上坪村", "云雾镇/下坪村", "清水镇/东沟村", "清水镇/东沟村",
            ]
        )
    }

    /// Short names look like no place; their heading tells.
    @Test(arguments: ["乡镇|村", "所在乡镇|所在村", "所屬鄉鎮|村名"])
    func carriesPlacesDownUnderEveryHeadingOfPlaces(headings: String) {
        let sheet = "\(headings)|户主|人口\n云雾|上坪|张三|4\n||李四|3\n|下坪|王五|5\n清水|东沟|赵六|2\n||孙七|6"
        let one = ShapeCase(name: "地名写得短", sheet: sheet, tables: [])
        #expect(findShape(one.grid).tables.first?.carriedColumns == [1, 2])
    }

    @Test func leavesPlacesEmptyThatMayBeMissing() throws {
        let sheet = ShapeCase(
            name: "缺了一个地名",
            sheet: """
                乡镇|户主|人口
                云雾镇|张三|4
                云雾镇|李四|3
                |王五|5
                清水镇|赵六|2
                清水镇|孙七|6
                """,
            tables: []
        )
        #expect(findShape(sheet.grid).tables.first?.carriedColumns == [])
    }
}
