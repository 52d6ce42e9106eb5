import Core
import Documents
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// An import takes one table of a file: that others stay behind is said from the columns to the end.
@Suite("Other tables of the file")
struct OtherTablesTests {
    private static let told = "还有工作表“下坪村”（1 行）没有导入。"

    @Test(arguments: Driver.allCases)
    func sheetsThatAreNotImportedAreNamedOnEveryPage(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let head = ["村", "户主", "农户类型"]
            let file = HazardFile(
                rows: [head, ["上坪村", "王一", "一般户"], ["上坪村", "王二", "一般户"]],
                sheets: #"<sheet name="上坪村" sheetId="1" r:id="rId1"/><sheet name="下坪村" sheetId="2" r:id="rId2"/>"#,
                secondRows: [head, ["下坪村", "陈一", "一般户"]]
            )
            let bytes = try file.bytes(in: county.folder)
            let columns = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.xlsx", bytes)]
            )
            #expect(columns.words.contains(Self.told), "\(columns.words)")
            #expect(columns.links.contains { $0 == ("换一张表", "#field-table") })
            #expect(columns.text.contains("id=\"field-table\""))
            var fields = Fields(columns.visibleFormValues + [("act", "check")])
            for hidden in columns.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let id = try #require(columns.address.split(separator: "/").last)
            let checked = await officer.post("/imports/\(id)/mapping", fields)
            #expect(checked.words.contains("2 行全部合格") && checked.words.contains(Self.told), "\(checked.words)")
            #expect(checked.links.contains { $0 == ("换一张表", "/imports/\(id)/columns#field-table") })
            let version = checked.hiddenValues.first { $0.name == "version" }?.value ?? ""
            let written = await officer.post("/imports/\(id)/writing", ["version": version, "mode": "all"])
            #expect(written.title == "已写入：农房.xlsx" && written.words.contains("写入时" + Self.told), "\(written.words)")
            // What was written is not missed while the other is brought.
            let next = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.xlsx", bytes)]
            )
            #expect(next.visibleFormValues.contains { $0.name == "table" }, "\(next.words)")
            #expect(!next.words.contains("工作表“上坪村”（2 行）没有导入"), "\(next.words)")
            let kept = next.visibleFormValues.filter { $0.name != "table" }
            var other = Fields(kept + [("table", "1-0"), ("act", "layout")])
            for hidden in next.hiddenValues where hidden.name == "version" { other.append("version", hidden.value) }
            let second = try #require(next.address.split(separator: "/").last)
            let chosen = await officer.post("/imports/\(second)/mapping", other)
            #expect(chosen.words.contains("约 1 行") && !chosen.words.contains("没有导入"), "\(chosen.words)")
        }
    }

    /// Whoever imports on the command line has no page: the tables are named with their numbers, and one is chosen by it.
    @Test(arguments: Driver.allCases)
    func theTablesOfAFileAreNamedAndChosenWithoutAPage(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let head = ["村", "户主", "农户类型"]
            let file = HazardFile(
                rows: [head, ["上坪村", "王一", "一般户"], ["上坪村", "王二", "一般户"]],
                sheets: #"<sheet name="上坪村" sheetId="1" r:id="rId1"/><sheet name="下坪村" sheetId="2" r:id="rId2"/>"#,
                secondRows: [head, ["下坪村", "陈一", "一般户"]]
            )
            let path = county.folder + "/农房.xlsx"
            try Data(file.bytes(in: county.folder)).write(to: URL(fileURLWithPath: path))
            let bring = BringSheet(county.desk)
            let brought = try await bring(ImportCounty.key, contentsOf: path, name: "农房.xlsx", by: county.housing)
            let id = try #require(brought.value)
            let one = try await county.one(id)
            let opened = try #require(await county.desk.open(one).value)
            #expect(opened.numbered == ["第 1 张，这次导入：工作表“上坪村”（2 行）", "第 2 张：工作表“下坪村”（1 行）"])
            let checked = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(checked.lines == ["一次导入一张表：" + Self.told + "要导入的，加上 --table 再导入一次。"], "\(checked.lines)")
            #expect(checked.tally == "新登记 2 行，修改 0 行，没有变化 0 行，有问题 0 行，表里没有的 0 条")
            let choose = ChooseTable(county.desk)
            let none = try await choose(id, number: 3, by: county.housing)
            #expect(none.sentences == ["文件里只有 2 张表，没有第 3 张。"])
            let other = try await choose(id, number: 2, by: county.housing)
            #expect(other.value?.layout.sheet == 1, "\(other.sentences)")
            let second = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(second.new == 1 && second.fresh?.map(\.title) == ["陈一"], "\(second.problems)")
        }
    }

    /// A sheet of remarks is none that could be brought.
    @Test func aSheetWithoutRecordsIsNotNamed() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let file = HazardFile(
                sheets: #"<sheet name="上坪村" sheetId="1" r:id="rId1"/><sheet name="说明" sheetId="2" r:id="rId2"/>"#,
                secondRows: [["本表一式两份"]]
            )
            let columns = await site.visitor(as: county.housing).post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.xlsx", try file.bytes(in: county.folder))]
            )
            #expect(columns.words.contains("约 1 行") && !columns.words.contains("没有导入"), "\(columns.words)")
        }
    }

    /// Whatever else its workbook holds, a table is read; a file is refused where the long sheet is the one.
    @Test func aTableIsReadBesideASheetThatIsTooLong() throws {
        let head = ["村", "户主", "农户类型"]
        let file = HazardFile(
            rows: [head, ["上坪村", "王一", "一般户"], ["上坪村", "王二", "一般户"]],
            sheets: #"<sheet name="上坪村" sheetId="1" r:id="rId1"/><sheet name="往年" sheetId="2" r:id="rId2"/>"#,
            secondRows: [head] + Array(repeating: ["下坪村", "陈一", "一般户"], count: 1_010)
        )
        let bytes = try file.bytes(in: NSTemporaryDirectory())
        var limits = DocumentLimits()
        limits.records = 3
        for layout in [TableLayout(sheet: 0, table: 0), nil] {
            let opened = try OpenedTable.open(.bytes(bytes), name: "农房.xlsx", layout: layout, limits: limits)
            #expect(opened.value?.sheetName == "上坪村")
            #expect(opened.value?.choices.map(\.word).last == "工作表“往年”（超过 3 行，要分成几个文件）")
        }
        let long = TableLayout(sheet: 1, table: 0)
        #expect(throws: DocumentFault.tooManyRows(limit: 3)) {
            try OpenedTable.open(.bytes(bytes), name: "农房.xlsx", layout: long, limits: limits)
        }
        let only = HazardFile(rows: [head] + Array(repeating: ["下坪村", "陈一", "一般户"], count: 1_010))
        let alone = try only.bytes(in: NSTemporaryDirectory())
        #expect(throws: DocumentFault.tooManyRows(limit: 3)) {
            try OpenedTable.open(.bytes(alone), name: "农房.xlsx", layout: nil, limits: limits)
        }
    }

    /// It is named beside the others; chosen, it is refused, and the import goes on as it was.
    @Test func aSheetThatIsTooLongIsRefusedWhereItIsChosen() async throws {
        try await withImportCounty(.sqlite) { county in
            var desk = county.desk
            desk.rowLimit = 3
            let head = ["村", "户主", "农户类型"]
            let file = HazardFile(
                rows: [head, ["上坪村", "王一", "一般户"], ["上坪村", "王二", "一般户"]],
                sheets: #"<sheet name="上坪村" sheetId="1" r:id="rId1"/><sheet name="往年" sheetId="2" r:id="rId2"/>"#,
                secondRows: [head] + Array(repeating: ["下坪村", "陈一", "一般户"], count: 1_010)
            )
            let site = try TestSite(ImportRoutes(desk: desk).all, environment: desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let columns = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.xlsx", try file.bytes(in: county.folder))]
            )
            #expect(columns.words.contains("还有工作表“往年”（超过 3 行，要分成几个文件）没有导入。"), "\(columns.words)")
            let id = try #require(columns.address.split(separator: "/").last.flatMap { ImportID(String($0)) })
            let kept = columns.visibleFormValues.filter { $0.name != "table" }
            let sent = Fields(kept + [("table", "1-0"), ("act", "layout"), ("version", "1")])
            let refused = await officer.post("/imports/\(id)/mapping", sent)
            #expect(refused.status == 422 && refused.title == "对应列：农房.xlsx", "\(refused.transcript)")
            #expect(refused.errors.contains { $0.contains("这个表格超过") }, "\(refused.errors)")
            #expect(refused.links.contains { $0.address == "#field-table" })
            let one = try await county.one(id)
            #expect(one.layout.sheet == 0 && one.version == 1)
            let result = try #require(await CheckImport(desk)(id, by: county.housing).value)
            #expect(result.new == 2, "\(result.problems)")
        }
    }
}
