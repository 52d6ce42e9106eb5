import Core
import Documents
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What is wrong with a whole row is put right on the page too.
@Suite("Rows put right on the page")
struct RowFixTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"

    @Test(arguments: Driver.allCases)
    func aRowNoOneCellOfWhichIsWrongHasItsFieldsBesideIt(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n")
            // A name alone does not say whether it is she.
            let id = try #require(await county.bring(Self.head + "云雾镇,下坪村,李秀兰,,一般户,60\n").value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.problems.map(\.address) == [nil], "\(result.problems)")
            let told = result.problems.map(\.sentence)
            #expect(told.first?.contains("整张表都没有身份证号、同名的都是同一个人的，在“改列的对应”里把“认同一条的依据”改成“所在地和户主”。") == true, "\(told)")
            let page = String(decoding: await officer.get("/imports/\(id)").body, as: UTF8.self)
            #expect(page.contains("改这一行") && page.contains("D2 身份证号") && page.contains("name=\"fix-D2\""))
            #expect(page.contains("name=\"fix-E2\"") && page.contains("按改的、定的再核对"))
            // The button above the table sends what was put right in it, too.
            #expect(page.contains("id=\"fixes\"") && page.contains("form=\"fixes\""))
            let fixed = await officer.post(
                "/imports/\(id)/fixes",
                [
                    "version": "\(try await county.one(id).version)", "fix-D2": "620702196001010029", "was-D2": "",
                    "fix-F2": "60", "was-F2": "60",
                ]
            )
            #expect(fixed.notice == "改的已保存，全部行又核对了一遍。", "\(fixed.words)")
            let again = try #require(await county.one(id).result)
            #expect(again.changed == 1 && again.refused == 0, "\(again.problems)")
            #expect(try await county.one(id).fixes == ["D2": "620702196001010029"])
        }
    }

    /// The way out that is named beside it.
    @Test func aRowWithoutTheNumberIsTheThingOfItsNameWhereNamesDecide() async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n")
            let id = try #require(await county.bring(Self.head + "云雾镇,下坪村,李秀兰,,一般户,60\n").value)
            let version = try await county.one(id).version
            _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
                one.mapping.keyText = "title"
            }
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.changed == 1 && result.refused == 0, "\(result.problems)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aRowWithSeveralProblemsIsOneLineWithEachOfThemOnce(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n")
            let rows = "云雾镇,下坪村,李秀兰,,一般户,60\n云雾镇,上坪村,王建国,12345,大户,80\n云雾镇,上坪村,赵新,,大户,70\n"
            let id = try #require(await county.bring(Self.head + rows).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(Set(result.problems.map(\.address)) == [nil, "D3", "E3", "E4"], "\(result.problems)")
            #expect(result.problems.count == 4)
            let page = await officer.get("/imports/\(id)")
            let lines = page.words.split(separator: "\n").map(String.init)
            // One line a row: what it is called stands once, and nothing says that it is as above.
            #expect(lines.filter { $0.hasPrefix("第 3 行") }.count == 1, "\(page.words)")
            #expect(!page.text.contains("同上") && page.text.components(separatedBy: ">王建国<").count == 2)
            #expect(page.words.contains("D3：") && page.words.contains("E3：农户类型没有“大户”这个选项"), "\(page.words)")
            // Where a line has one problem its place stands before it, and is not said again.
            #expect(!page.words.contains("第 2 行：") && !page.words.contains("E4："), "\(page.words)")
            let asked = page.visibleFormValues.map { $0.name }.filter { ["fix-D3", "fix-E3", "fix-E4"].contains($0) }
            #expect(asked.sorted() == ["fix-D3", "fix-E3", "fix-E4"], "\(asked)")
        }
    }

    /// What two cells say against each other is put right in either.
    @Test func everyCellOfAContradictionHasItsField() async throws {
        try await withImportCounty(.sqlite) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let head = "乡镇,村名,户主姓名,农户类别,建筑面积（㎡）,危房补助资金（元）\n"
            let rows = "云雾镇,下坪村,李秀兰,一般户,90,\n云雾镇,上坪村,王建国,一般户,,5000\n"
            let id = try #require(await county.bring(head + rows).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.problems.map(\.address) == ["E3"] && result.problemCount == 1, "\(result.problems)")
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("有补助的要填建筑面积"), "\(page.words)")
            let asked = page.visibleFormValues.filter { $0.name.hasPrefix("fix-") }
            #expect(asked.map { $0.name } == ["fix-E3", "fix-F3"], "\(asked)")
            #expect(asked.map { $0.value } == ["", "5000"], "\(asked)")
            let version = try await county.one(id).version
            let fixed = await officer.post(
                "/imports/\(id)/fixes",
                ["version": "\(version)", "fix-E3": "", "was-E3": "", "fix-F3": "", "was-F3": "5000"]
            )
            #expect(fixed.status == 200, "\(fixed.words)")
            let again = try #require(await county.one(id).result)
            #expect(again.refused == 0 && again.new == 2, "\(again.problems)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aWordThatIsNoOptionIsPutRightOnceForAllItsRows(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let kinds = ["大户", "大户", "中户", "大户"]
            let rows = kinds.enumerated().map { "云雾镇,上坪村,赵新\($0),,\($1),7\($0)\n" }.joined()
            let id = try #require(await county.bring(Self.head + rows).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let page = await officer.get("/imports/\(id)")
            #expect(page.text.contains("选一个（表里写的是“大户”，共 3 处）"), "\(page.words)")
            #expect(page.text.contains("选一个（表里写的是“中户”）") && page.words.contains("同一列里写得一样的，一起照改"))
            let version = try await county.one(id).version
            let fixed = await officer.post(
                "/imports/\(id)/fixes",
                [
                    "version": "\(version)", "alike": "1", "fix-E2": "一般户", "was-E2": "大户", "fix-E4": "中户",
                    "was-E4": "中户",
                ]
            )
            #expect(fixed.notice == "改的已保存，写得一样的另外 2 处也照改了，全部行又核对了一遍。", "\(fixed.words)")
            let again = try await county.one(id)
            #expect(again.fixes == ["E2": "一般户", "E3": "一般户", "E5": "一般户"])
            #expect(again.result?.problems.map(\.address) == ["E4"])
        }
    }

    /// What a person changed, and what becomes of cells nobody touched.
    static let changes: [(changed: [String: String], spread: [String: String])] = [
        (["E2": "一般户"], ["E3": "一般户", "E5": "一般户"]), (["E2": "一般户", "E3": "监测户"], [:]), (["E2": ""], [:]),
        // A number, an option that is wrong beside another answer, and 有, which is 是.
        (["D2": "12"], [:]), (["E6": "监测户"], [:]), (["F2": "否"], [:]), (["F4": "否"], ["F5": "否"]),
    ]

    @Test(arguments: changes)
    func onlyWordsThatMeanTheSameInEveryRowArePutRightTogether(
        changed: [String: String],
        spread: [String: String]
    ) throws {
        let cells = [
            ("D2", "1234"), ("D3", "1234"), ("E2", "大户"), ("E3", "大户"), ("E5", "大户"), ("E6", "一般户"), ("E7", "一般户"),
            ("F2", "有"), ("F3", "有"), ("F4", "也许"), ("F5", "也许"),
        ]
        let alike = AlikeFixes(try Self.problems(cells), Self.mapping, try ImportPlaybook.text().playbook)
        #expect(alike.spread(changed) == spread)
    }

    /// A cell that was put right stays so, whatever else is wrong with its row; one that says the word since goes along.
    @Test func cellsThatWerePutRightBeforeAreNotOverwritten() throws {
        let alike = AlikeFixes(
            try Self.problems([("E2", "大户"), ("E3", "大户"), ("E5", "大户"), ("E6", "中户")]),
            Self.mapping,
            try ImportPlaybook.text().playbook,
            fixes: ["E2": "一般户", "E6": "大户"]
        )
        #expect(alike.count(of: "大户", in: 5) == 3)
        #expect(alike.spread(["E3": "监测户"]) == ["E5": "监测户", "E6": "监测户"])
    }

    private static let mapping = SheetMapping(columns: [4: "field.identity", 5: "field.kind", 6: "field.lived"])

    private static func problems(_ cells: [(String, String)]) throws -> [ImportResult.Problem] {
        try cells.map { address, value in
            let place = try #require(CellAddress(address))
            return ImportResult.Problem(
                row: place.row,
                column: place.column,
                address: address,
                sentence: "\(address)：不对。",
                value: value
            )
        }
    }
}
