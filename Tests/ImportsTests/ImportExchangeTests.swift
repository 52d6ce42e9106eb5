import Core
import Database
import Documents
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import SheetShapes
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
            #expect(start.words.contains("一次最多 10 万行、500 列"), "\(start.words)")
            let none = await officer.post("/ledgers/\(ImportPlaybook.key)/imports", files: [])
            #expect(none.errors == ["选择要导入的文件。"])
            for (file, sentence) in [
                (SentFile("file", "空.xlsx", text: ""), "这个文件是空的，0 个字节。打开原文件看看内容是否已保存，再传一次。"),
                (
                    SentFile("file", "宽.csv", text: (0..<501).map { "列\($0)" }.joined(separator: ",") + "\n1,2\n"),
                    "这个表格有一行超过 500 列，读不了这么宽的表。删去用不到的列，或分成几张表，再上传。"
                ),
                (
                    SentFile("file", "照片.jpg", SamplePhoto(1).jpeg()),
                    "这是 JPEG 图片，这里收不了。可以上传的有：.xlsx、.csv、.xls、.et。"
                ),
                (
                    SentFile("file", "长.csv", text: String(repeating: "a,b\n", count: 101_001)),
                    "这个表格超过 10 万行。分成几份，一份一份地上传。"
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
            #expect(drawn.text.contains("<tr class=\"sheet-part-note\">") && drawn.words.contains("共 9 列，左右滚动看全部。"))
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
            #expect(stale.notice == "这次导入刚刚又改过，看清现在的样子再办。")
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
            #expect(shown.words.contains("王一") && shown.buttons == ["按这些行重新读", "放弃导入"], "\(shown.buttons)")
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

    /// Nobody wrote names over the columns: the person says so, calls them by name, and goes on.
    @Test(arguments: Driver.allCases)
    func aSheetWithoutAHeaderIsReadUnderTheNamesThePersonGives(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let text = "云雾镇农房：\n上坪村,王一,一般户,120\n下坪村,李二,监测户,90\n"
            let shown = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "农房.csv", text: text)]
            )
            let id = try #require(await latest(county))
            #expect(shown.buttons.contains("按这些行重新读"), "\(shown.words)")
            func version() async throws -> String { "\(try await county.one(id).version)" }
            func say(_ fields: [String: String]) async throws -> SeenPage {
                await officer.post(
                    "/imports/\(id)/mapping",
                    Fields(
                        fields.merging(["act": "layout", "version": try await version()]) { $1 }
                            .map { ($0.key, $0.value) }
                    )
                )
            }
            // What was written stays where it is refused.
            let names = "村、户主、、建筑面积（平方米）"
            let unsaid = try await say(["header": "", "data": "2-3", "names": names])
            #expect(unsaid.status == 422 && unsaid.errors == ["写了各列的名称，又没有写表头在第几行：没有表头就勾“没有表头”，有表头就写行号。"])
            #expect(unsaid.visibleFormValues.contains { $0 == ("names", names) })
            let rowless = try await say(["bare": "1", "data": "x"])
            #expect(rowless.errors == ["数据行写成行号，例如 1-312，结束不能小于开始。"])
            let many = try await say(["bare": "1", "data": "2-3", "names": names + "、多、余"])
            #expect(many.notice == "列名写了 6 个，数据只有 4 列，多的没有用上。看看数据行对不对。")

            let read = try await say(["bare": "1", "header": "1", "data": "2-3", "names": names])
            #expect(read.words.contains("认出 4 列、约 2 行"), "\(read.words)")
            #expect(read.visibleFormValues.contains { $0 == ("column-1", "place.village") })
            #expect(read.visibleFormValues.contains { $0 == ("column-2", "field.owner") })
            // A column without a name is known by its values, or chosen by hand.
            #expect(read.visibleFormValues.contains { $0 == ("column-3", "field.kind") })
            #expect(read.visibleFormValues.contains { $0 == ("column-4", "field.area") })
            var fields = Fields(read.visibleFormValues + [("act", "check")])
            for hidden in read.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let checked = await officer.post("/imports/\(id)/mapping", fields)
            #expect(checked.words.contains("2 行全部合格"), "\(checked.words)")
            // The names and the first row hold for the same sheet with more rows, and sums below them.
            let more = try county.file(text + "上坪村,赵三,一般户,80\n合计,,,290\n", name: "农房.csv")
            let kept = try await BringSheet(county.desk).replace(
                id,
                contentsOf: more,
                name: "农房.csv",
                by: county.housing
            )
            #expect(kept.value == true, "\(kept.keys)")
            let again = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(again.new == 3 && again.refused == 0, "\(again.problems)")
            let written = await officer.post("/imports/\(id)/writing", ["version": try await version(), "mode": "all"])
            #expect(written.title == "已写入：农房.csv", "\(written.words)")
            #expect(try await county.value("area", of: "王一").contains("120"))
        }
    }

    /// A row of sums is a record only where the person ends the records there, not where the end is said too far down or open.
    @Test(arguments: [(1...3, [1, 2, 3]), (1...2, [1, 2]), (1...9, [1, 2]), (1...1_048_576, [1, 2])])
    func aRowOfSumsIsARecordOnlyWhereThePersonSaysSo(data: ClosedRange<Int>, records: [Int]) {
        let rows = ["上坪村", "下坪村", "合计"].enumerated().map { place, text in
            GridRow(number: place + 1, cells: [GridCell(text, column: 0), GridCell("90", column: 1, kind: .number)])
        }
        let grid = Grid(rows: rows)
        var found = FoundTable()
        // Without a header nothing repeats one.
        found.repeatedHeaderRows = [2]
        let table = found.corrected(TableLayout(data: data, names: ["村", "面积"]), in: grid)
        #expect(TableRows(table, in: grid).map(\.number) == records)
    }

    /// No browser sends such columns; the program does not stop for one who does.
    @Test func aColumnNoSheetHasIsPassedOver() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let id = try #require(await county.bring(ImportCounty.messy).value)
            let page = await site.visitor(as: county.housing).post(
                "/imports/\(id)/mapping",
                [
                    "version": "1", "act": "keep", "column-2": "field.owner", "column-0": "field.kind", "unit--1": "万元",
                    "column--9223372036854775808": "field.kind", "column-9223372036854775807": "field.area",
                ]
            )
            #expect(page.status == 200 && page.notice == "列的对应已保存。", "\(page.errors)")
            #expect(try await county.one(id).mapping.columns == [2: "field.owner"])
        }
    }

    /// Without any name the ledger's own fields are chosen over the columns.
    @Test func aSheetWithoutAHeaderTakesTheFieldsOfTheLedger() async throws {
        try await withImportCounty(.sqlite) { county in
            let text = "上坪村,王一,一般户\n下坪村,李二,监测户\n"
            let id = try #require(await county.bring(text).value)
            let saved = try await CheckImport(county.desk).save(id, version: 1, by: county.housing) { one in
                one.layout = TableLayout(data: 1...2, names: [])
                one.mapping = SheetMapping(columns: [1: "place.village", 2: "field.owner", 3: "field.kind"])
            }
            #expect(saved.value != nil, "\(saved.keys)")
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 2 && result.refused == 0, "\(result.problems)")
            let next = TableLayout(sheet: 1, table: 2, data: 2...9, names: ["村"]).json
            #expect(
                TableLayout(json: next)?.names == ["村"] && TableLayout(json: "{\"sheet\":1,\"table\":0}")?.names == nil
            )
        }
    }

    /// A CSV of a program that writes traditional characters is read right, and says how it was read.
    @Test func aSheetInBig5IsReadAndSaysSo() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let text = "村名,戶主姓名,電話\n上坪村,王建國,13912345678\n下坪村,李秀蘭,13812345678\n"
            let bytes = Array(try #require(text.data(using: String.Encoding(rawValue: 0x8000_0A03))))
            let shown = await officer.post(
                "/ledgers/\(ImportPlaybook.key)/imports",
                files: [SentFile("file", "農房.csv", bytes)]
            )
            #expect(shown.words.contains("王建國") && shown.words.contains("这个文件里的字像是繁体系统存的，已照那样读。看看字对不对"))
        }
    }

    @Test func rowsThatAreNotDrawnAreToldWhereTheyStand() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let more = (4...13).map { "\($0),清泉镇,泉头,张\($0),,监测户,86,2,2026.4.2\n" }.joined()
            let text = ImportCounty.messy.replacing("合计,", with: more + "合计,")
            let id = try #require(await county.bring(text).value)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("这里还有 5 行没有画出来，照样导入"), "\(page.words)")
        }
    }

    /// Supervision reads what came of the rows, not the sheet before anything of it is in the ledger.
    @Test(arguments: Driver.allCases)
    func anUnfinishedImportIsForThoseWhoMayEnterThings(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let supervisor = site.visitor(as: county.sample.supervisor)
            let id = try #require(await county.bring(ImportCounty.messy).value)
            #expect(await supervisor.get("/imports/\(id)").status == 404)
            #expect(await site.visitor(as: county.housing).get("/imports/\(id)").title == "对应列：农房台账.csv")
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(await supervisor.get("/imports/\(id)").status == 404)
            let version = try await county.one(id).version
            let written = try await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing)
            #expect(written.value != nil, "\(written.sentences)")
            #expect(await supervisor.get("/imports/\(id)").title == "已写入：农房台账.csv")
        }
    }

    /// Whoever brings a sheet and looks for a thing means one of that ledger.
    @Test func theSearchInTheHeadOfAnImportLooksThroughItsLedger() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let ledger = "/ledgers/\(ImportPlaybook.key)"
            let matching = try #require(await county.bring(ImportCounty.messy).value)
            let written = try await county.imported(ImportCounty.messy)
            for address in [ledger + "/imports", "/imports/\(matching)", "/imports/\(written)"] {
                let page = await officer.get(address)
                let search = try #require(page.text.split(separator: "<form").first { $0.contains("top-search") })
                #expect(search.contains("action=\"\(ledger)\"") && search.contains("搜索这本台账"), "\(address)")
            }
            // The list of all imports is of no one ledger.
            #expect(await !officer.get("/imports").text.contains("搜索这本台账"))
        }
    }

    @Test(arguments: Driver.allCases)
    func allFieldsNoColumnStandsForAreNamedInOneSentence(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let environment = county.desk.ledgers.environment
            let adopt = AdoptProgramme(database: county.database, environment: environment)
            let more = """
                  - {key: way, label: 走访方式, type: choice, options: [上门, 电话], required: yes}
                  - {key: visitor, label: 走访人, type: text, required: yes}
                """
            let adopted = try await adopt(ImportPlaybook.visits(more: more), by: county.sample.supervisor)
            try #require(adopted.value != nil, "\(adopted.keys)")
            let text = "村名,户主\n上坪村,王一\n下坪村,李二\n下坪村,赵三\n"
            let path = try county.file(text)
            let brought = try await BringSheet(county.desk)(
                "import-visits",
                contentsOf: path,
                name: "走访.csv",
                by: county.housing
            )
            let id = try #require(brought.value, "\(brought.keys)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: environment)
            let officer = site.visitor(as: county.housing)
            let drawn = await officer.get("/imports/\(id)")
            // Said before anybody presses anything, with the way to each.
            let ahead = "“走访方式”、“走访人”必填，表里没有对应的列。选一列，"
            #expect(drawn.words.contains(ahead) && drawn.links.contains { $0.address == "#field-constant.way" })
            var fields = Fields(drawn.visibleFormValues + [("act", "check")])
            for hidden in drawn.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let refused = await officer.post("/imports/\(id)/mapping", fields)
            #expect(refused.status == 422, "\(refused.words)")
            #expect(refused.errors == ["“走访方式”、“走访人”都必填，表里没有对应的列。各选一列，或者在下面写一个对所有行都成立的值。"])
            let ways = refused.links.filter { $0.address.hasPrefix("#field-constant.") }
            #expect(ways.map { $0.address } == ["#field-constant.way", "#field-constant.visitor"])
            #expect(!refused.words.contains(ahead), "\(refused.words)")
            // At the field it is the sentence of that field alone.
            #expect(refused.words.contains("“走访人”必填，表里没有对应的列。"), "\(refused.words)")
        }
    }

    /// No one telephone is that of every row: only a column tells it.
    @Test func whatIsOfEachRowAloneIsAskedOfAColumn() async throws {
        try await withImportCounty(.sqlite) { county in
            let environment = county.desk.ledgers.environment
            let adopt = AdoptProgramme(database: county.database, environment: environment)
            let yaml = ImportPlaybook.yaml.replacing("type: phone}", with: "type: phone, required: yes}")
            let adopted = try await adopt(ImportPlaybook.text(yaml), by: county.sample.supervisor)
            try #require(adopted.value != nil, "\(adopted.keys)")
            let text = "乡镇,村名,户主姓名,建筑面积（㎡）\n云雾镇,上坪村,王建国,120\n云雾镇,下坪村,李秀兰,90\n"
            let id = try #require(await county.bring(text).value)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("“联系电话”必填，表里没有对应的列。在列名下面选一列对应"), "\(page.words)")
            #expect(page.words.contains("“农户类型”必填，表里没有对应的列。选一列，或者"), "\(page.words)")
            #expect(!page.links.contains { $0.address == "#field-constant.phone" })
            // After the check each of them has its way, and every way leads somewhere on the page.
            var fields = Fields(page.visibleFormValues + [("act", "check")])
            for hidden in page.hiddenValues where hidden.name == "version" { fields.append("version", hidden.value) }
            let refused = await site.visitor(as: county.housing).post("/imports/\(id)/mapping", fields)
            #expect(
                refused.errors == [
                    "“联系电话”必填，表里没有对应的列。在列名下面选一列对应，再核对；真没有这一列，在表里补上再上传。",
                    "“农户类型”必填，表里没有对应的列。选一列，或者在下面写一个对所有行都成立的值。",
                ]
            )
            let ways = refused.links.map { $0.address }.filter { $0.hasPrefix("#field-") }
            #expect(ways.starts(with: ["#field-columns", "#field-constant.kind"]), "\(ways)")
            for way in ways { #expect(refused.text.contains("id=\"\(way.dropFirst())\""), "\(way)") }
        }
    }

    /// With separators wherever the page of an import counts them.
    @Test func thousandsOfRowsAreWrittenInOneWay() async throws {
        try await withImportCounty(.sqlite) { county in
            let rows = (1...1_200).map { "云雾镇,上坪村,户\($0),一般户,80\n" }.joined()
            let id = try #require(await county.bring("乡镇,村名,户主姓名,农户类别,建筑面积（㎡）\n" + rows).value)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let drawn = await officer.get("/imports/\(id)")
            #expect(drawn.words.contains("约 1,200 行。"), "\(drawn.words)")
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let checked = await officer.get("/imports/\(id)")
            #expect(checked.words.contains("1,200 行全部合格"), "\(checked.words)")
        }
    }

    private func latest(_ county: ImportCounty) async throws -> ImportID? {
        try await county.database.read { tx in
            try tx.imports(county.desk.vault).list([county.book.ledger], for: county.housing, limit: 1).first?.id
        }
    }
}
