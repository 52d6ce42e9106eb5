import Core
import Database
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What a writing leaves for later stays to be put right, and nothing is written twice.
@Suite("Rows left for later")
struct RestOfImportTests {
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
        云雾镇,上坪村,王建国,,脱贫户,120
        云雾镇,下坪村,李秀兰,,大户,88
        云雾镇,下坪村,赵新,,一般户,约70
        清泉镇,泉头村,张有福,,监测户,86

        """

    /// The page after the good rows were written, and the import of the rest.
    private func written(_ county: ImportCounty, by officer: Visitor, key: String = "auto") async throws
        -> (page: SeenPage, rest: ImportID)
    {
        let id = try #require(await county.bring(Self.sheet).value)
        let version = try await county.one(id).version
        _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
            one.mapping.keyText = key
        }
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        let fields = Fields([("version", "\(try await county.one(id).version)"), ("mode", "good")])
        let page = await officer.post("/imports/\(id)/writing", fields)
        return (page, try #require(await county.one(id).result?.rest))
    }

    private func visitor(_ county: ImportCounty) throws -> Visitor {
        try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            .visitor(as: county.housing)
    }

    @Test(arguments: Driver.allCases)
    func rowsLeftForLaterArePutRightOnThePageAndWritten(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let officer = try visitor(county)
            // Also where every row counts as new: what is written is not looked at again.
            let (page, rest) = try await written(county, by: officer, key: "none")
            #expect(page.title == "已写入：农房台账.csv" && page.words.contains("还有 2 行没有写"), "\(page.words)")
            // What is left is said among the notices, before what to do next.
            let left = try #require(page.words.firstRange(of: "还有 2 行没有写"))
            let next = try #require(page.words.firstRange(of: "打开台账"))
            #expect(left.upperBound < next.lowerBound, "\(page.words)")
            #expect(page.words.contains("E3\n李秀兰") && page.words.contains("F4\n赵新"), "\(page.words)")
            #expect(page.visibleFormValues.contains { $0 == ("fix-E3", "大户") })
            var fields = Fields([("version", "\(try await county.one(rest).version)")])
            for (name, value, was) in [("E3", "一般户", "大户"), ("F4", "70", "约70")] {
                fields.append("fix-\(name)", value)
                fields.append("was-\(name)", was)
            }
            let fixed = await officer.post("/imports/\(rest)/fixes", fields)
            #expect(fixed.words.contains("只看上次没有写的 2 行，全部合格"), "\(fixed.words)")
            let result = try #require(await county.one(rest).result)
            #expect([result.new, result.unchanged, result.refused, result.missing] == [2, 0, 0, 0])
            let version = "\(try await county.one(rest).version)"
            let done = await officer.post("/imports/\(rest)/writing", ["version": version, "mode": "all"])
            #expect(done.title == "已写入：农房台账.csv", "\(done.words)")
            #expect(try await county.list().map(\.item.title).sorted() == ["张有福", "李秀兰", "王建国", "赵新"].sorted())
            let first = await officer.get(page.address)
            #expect(first.words.contains("上次没有写的 2 行另外办过了"), "\(first.words)")
            // Taken back, it says that these stay, and they are not taken for the whole sheet.
            let id = try #require(page.address.split(separator: "/").last.flatMap { ImportID(String($0)) })
            _ = try #require(await UndoImport(county.desk)(id, by: county.housing).value)
            let undone = await officer.get("/imports/\(id)")
            #expect(undone.links.contains { $0.address == "/imports/\(rest)" }, "\(undone.words)")
            #expect(undone.words.contains("没有跟着撤回"), "\(undone.words)")
            let (one, actor) = (try await county.one(id), county.housing)
            let standing = try await county.database.read { tx in
                try tx.imports(county.desk.vault).first(of: one.digest, into: one.ledger, for: actor)
            }
            #expect(standing == nil)
        }
    }

    /// The marked workbook comes back whole, or somebody sends only the rows that are left: both add only these.
    @Test(arguments: Driver.allCases, [true, false])
    func anotherFileForTheRestAddsOnlyTheRest(driver: Driver, isWhole: Bool) async throws {
        try await withImportCounty(driver) { county in
            let (_, rest) = try await written(county, by: try visitor(county))
            let sound = Self.sheet.replacing("大户", with: "一般户").replacing("约70", with: "70")
            let lines = sound.split(separator: "\n").map(String.init)
            let text = isWhole ? sound : [lines[0], lines[2], lines[3]].joined(separator: "\n") + "\n"
            let path = try county.file(text, name: "改好的.csv")
            let replaced = try await BringSheet(county.desk).replace(
                rest,
                contentsOf: path,
                name: "改好的.csv",
                by: county.housing
            )
            #expect(replaced.value == true, "\(replaced.keys)")
            let result = try #require(await CheckImport(county.desk)(rest, by: county.housing).value)
            #expect([result.new, result.changed, result.refused] == [2, 0, 0], "\(result.problems)")
        }
    }

    /// Somebody sorts the sheet before it comes back: the rows put right are still those that are added.
    @Test(arguments: Driver.allCases, ["auto", "none"])
    func aSortedFileForTheRestAddsOnlyTheRest(driver: Driver, key: String) async throws {
        try await withImportCounty(driver) { county in
            let (_, rest) = try await written(county, by: try visitor(county), key: key)
            let sound = Self.sheet.replacing("大户", with: "一般户").replacing("约70", with: "70")
            let lines = sound.split(separator: "\n").map(String.init)
            let text = [lines[0], lines[3], lines[4], lines[1], lines[2]].joined(separator: "\n") + "\n"
            let replaced = try await BringSheet(county.desk).replace(
                rest,
                contentsOf: county.file(text, name: "排过序.csv"),
                name: "排过序.csv",
                by: county.housing
            )
            #expect(replaced.value == true, "\(replaced.keys)")
            let result = try #require(await CheckImport(county.desk)(rest, by: county.housing).value)
            #expect([result.new, result.changed, result.refused] == [2, 0, 0], "\(result.problems)")
        }
    }

    /// A row refused because one before it has its identity number does not take that one's thing by itself.
    @Test(arguments: Driver.allCases)
    func aRowLeftDoesNotChangeWhatAnotherRowWrote(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let sheet = """
                乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
                云雾镇,下坪村,李秀兰,620702196001010029,一般户,90
                云雾镇,下坪村,孙梅,620702196001010029,一般户,60

                """
            let id = try await county.imported(sheet, good: true)
            let rest = try #require(await county.one(id).result?.rest)
            let again = try #require(await CheckImport(county.desk)(rest, by: county.housing).value)
            #expect([again.new, again.changed, again.unchanged, again.refused] == [0, 0, 0, 1], "\(again.problems)")
            #expect(again.problems.map(\.sentence) == ["D3：身份证号与第 2 行相同，同一份表里只能有一行。"])
        }
    }

    /// The next sheet of this shape is looked at whole.
    @Test func whichRowsAreLeftIsRememberedForNoOtherSheet() async throws {
        try await withImportCounty(.sqlite) { county in
            let (_, rest) = try await written(county, by: try visitor(county))
            _ = try #require(await CheckImport(county.desk)(rest, by: county.housing).value)
            let next = try #require(await county.bring(Self.sheet).value)
            #expect(try await county.one(next).mapping.only == nil)
        }
    }

    @Test(
        arguments: [
            ([], 1, false), ([4], 4, true), ([4], 5, false), ([2, 3, 4, 9], 3, true), ([2, 3, 4, 9], 5, false),
            ([2, 3, 4, 9], 9, true), ([2, 2, 7], 7, true),
        ] as [([Int], Int, Bool)]
    )
    func rowsAreKeptAsRanges(numbers: [Int], number: Int, holds: Bool) {
        #expect(RowSet(numbers).contains(number) == holds)
    }
}

/// Rows are seen as they will be stored, and what was guessed is said, before anything is written.
@Suite("The page of a check")
struct CheckPageTests {
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（亩）,危房补助（万元）,鉴定日期
        云雾镇,上坪村,王建国,620702196001010010,脱贫,0.3,1.5,2026年4月
        云雾镇,下坪村,李秀兰,620702196001010029,一般户,0.15,,2026年5月2日
        清泉镇,泉头村,张有福,620702196001010037,监测,0.15,,2026年6月
        清泉镇,泉头村,赵新,,大户,0.15,,2026.6.1

        """

    @Test(arguments: Driver.allCases)
    func newRowsAreShownAsTheyWillBeStoredAndGuessesAreSaid(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try #require(await county.bring(Self.sheet).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("“2026年4月”这样只写到月的日期按 1 日记，共 2 处：H2、H4。"), "\(page.words)")
            #expect(page.words.contains("按相近的选项记，共 2 处：脱贫 → 脱贫户（E2）；监测 → 监测户（E4）。"), "\(page.words)")
            let row = "王建国\n2\n上坪村\n"
            #expect(page.words.contains(row) && page.words.contains("200 平方米"), "\(page.words)")
            #expect(page.words.contains("15000 元") && page.words.contains("2026-04-01"), "\(page.words)")
            #expect(page.words.contains("脱贫户") && !page.words.contains("620702196001010010"), "\(page.words)")
            // One of a few words is chosen, and the row is called by its name.
            #expect(page.words.contains("E5\n赵新"), "\(page.words)")
            let html = String(decoding: page.body, as: UTF8.self)
            #expect(html.contains("选一个（表里写的是“大户”）") && html.contains("name=\"fix-E5\""), "\(page.words)")
            #expect(html.contains("href=\"#new\"") && html.contains("href=\"#problems\""))
            #expect(html.contains("id=\"new\"") && html.contains("id=\"problems\""))
            let fields = Fields([("version", "\(try await county.one(id).version)"), ("mode", "good")])
            let written = await officer.post("/imports/\(id)/writing", fields)
            let item = try await county.item("王建国").id
            let after = String(decoding: written.body, as: UTF8.self)
            #expect(after.contains("href=\"#new\"") && after.contains("href=\"/items/\(item)\""), "\(written.words)")
        }
    }
}
