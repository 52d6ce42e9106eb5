import Core
import Database
import Documents
import Files
import Imports
import Ledgers
import TestSupport
import Testing
import Web

@Suite("Import pages")
struct ImportExchangeTests {
    @Test(arguments: Driver.allCases)
    func aSheetIsBroughtMatchedPutRightWrittenAndTakenBack(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let start = await officer.get("/ledgers/\(ImportPlaybook.key)/imports")
            #expect(start.status == 200 && start.buttons.contains("上传表格"))
            let none = await officer.post("/ledgers/\(ImportPlaybook.key)/imports", files: [])
            #expect(none.errors == ["选择要导入的文件。"])
            for (file, sentence) in [
                (SentFile("file", "空.xlsx", text: ""), "这个文件是空的，0 个字节。打开原文件看看内容是否已保存，再传一次。"),
                (
                    SentFile("file", "宽.csv", text: (0..<501).map { "列\($0)" }.joined(separator: ",") + "\n1,2\n"),
                    "这个表格有一行超过 500 列，读不了这么宽的表。删去用不到的列，或分成几张表，再上传。"
                ),
            ] {
                let refused = await officer.post("/ledgers/\(ImportPlaybook.key)/imports", files: [file])
                #expect(refused.status == 422 && refused.errors == [sentence], "\(refused.errors)")
            }
            // A header without a row under it is answered in words.
            let bare = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "只有表头.csv", text: "编号,名称\n")]
            )
            #expect(bare.status == 422 || bare.status == 200, "\(bare.status)")
            #expect(!bare.words.isEmpty)
            let wrong = ImportCounty.messy.replacing(",监测户,86,", with: ",大户,86,")
            let drawn = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房台账.csv", text: wrong)]
            )
            #expect(drawn.status == 200 && drawn.title == "对应列：农房台账.csv")
            #expect(drawn.words.contains("合计") && drawn.words.contains("另一种叫法"))
            let id = try #require(await latest(county))
            var fields = Fields(drawn.visibleFormValues + [("act", "check")])
            for hidden in drawn.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let checked = await officer.post("/imports/\(id)/mapping", fields)
            #expect(checked.title == "核对结果：农房台账.csv", "\(checked.words)")
            #expect(checked.words.contains("F6") && checked.words.contains("农户类型没有“大户”这个选项"))
            let marked = await officer.get("/imports/\(id)/problems.xlsx")
            let workbook = try SheetFile(.bytes(marked.body), name: "a.xlsx").grid(ofSheet: 0)
            #expect(marked.status == 200 && workbook.rows[5].cells.map(\.text).contains("大户"))
            let office = try OfficeFile(.bytes(marked.body), limits: .standard)
            let comments = String(decoding: try office.bytes(of: "xl/luoshi-comments1.xml"), as: UTF8.self)
            #expect(comments.contains("农户类型没有“大户”这个选项"))
            let fixed = await officer.post(
                "/imports/\(id)/fixes",
                ["version": "\(try await county.one(id).version)", "fix-F6": "监测户", "was-F6": "大户"]
            )
            #expect(fixed.words.contains("3 行全部合格"), "\(fixed.words)")
            // What the browser kept is forgotten with this.
            #expect(fixed.notice == "改的已保存，全部行又核对了一遍。")
            let stale = await officer.post("/imports/\(id)/writing", ["version": "1", "mode": "all"])
            #expect(stale.notice == "这次导入刚刚被别人改过，看清现在的样子再办。")
            let version = "\(try await county.one(id).version)"
            let written = await officer.post("/imports/\(id)/writing", ["version": version, "mode": "all"])
            #expect(written.title == "已写入：农房台账.csv", "\(written.words)")
            #expect(try await county.list().count == 3)
            let undone = await officer.post("/imports/\(id)/undoing", ["version": version])
            #expect(undone.title == "已撤回：农房台账.csv" && undone.words.contains("移入回收站 3 条"))
            #expect(try await county.list().isEmpty)
            let list = await officer.get("/imports")
            #expect(list.words.contains("已撤回") && list.words.contains("样例农房"))
            #expect(await site.visitor(as: county.sample.village).get("/imports/\(id)").status == 404)
        }
    }

    /// Names with colons over a single household are labels of a form to whoever counts: the sheet is shown with its row
    /// numbers, and the person says where names and records stand.
    @Test func aSheetWithoutAFoundTableIsReadWhereThePersonSays() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let text = "云雾镇农房\n村：,户主：,农户类型：\n上坪村,王一,一般户\n"
            let shown = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.csv", text: text)]
            )
            #expect(shown.status == 200 && shown.words.contains("没有认出一行一条的表格"), "\(shown.words)")
            #expect(shown.words.contains("王一") && shown.buttons == ["按这些行重新读"], "\(shown.buttons)")
            let id = try #require(await latest(county))
            let refused = await officer.post(
                "/imports/\(id)/mapping",
                ["version": "1", "act": "layout", "header": "2", "data": "1"]
            )
            #expect(refused.status == 422 && refused.errors == ["数据行写成行号，要在表头下面，结束不能小于开始。"])
            let read = await officer.post(
                "/imports/\(id)/mapping",
                ["version": "1", "act": "layout", "header": "2", "data": "3"]
            )
            #expect(read.words.contains("认出 3 列、约 1 行"), "\(read.words)")
            var fields = Fields(read.visibleFormValues + [("act", "check")])
            for hidden in read.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let checked = await officer.post("/imports/\(id)/mapping", fields)
            #expect(checked.words.contains("1 行全部合格"), "\(checked.words)")
            // The next sheet that begins alike is read as this one was.
            let next = try #require(await county.bring(text, name: "农房2.csv").value)
            #expect(try await county.one(next).layout.header == 2...2)
        }
    }

    private func latest(_ county: ImportCounty) async throws -> ImportID? {
        try await county.database.read { tx in
            try tx.imports.list([county.book.ledger], for: county.housing, limit: 1).first?.id
        }
    }
}
