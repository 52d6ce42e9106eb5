import Core
import Imports
import Ledgers
import TestSupport
import Testing

/// Rows left for later may be written in several goes; each page tells how many were, and how many are still to be.
@Suite("How many rows are left")
struct RestTallyTests {
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
        云雾镇,上坪村,王建国,,脱贫户,120
        云雾镇,下坪村,李秀兰,,大户,88
        云雾镇,下坪村,赵新,,一般户,约70
        清泉镇,泉头村,张有福,,监测户,86

        """

    /// Puts some cells of the rows that were left right, and writes the rows that are good then.
    private func write(_ rest: ImportID, _ fixes: [String: String], _ county: ImportCounty) async throws {
        let version = try await county.one(rest).version
        let saved = try await CheckImport(county.desk).save(rest, version: version, by: county.housing) { one in
            one.fixes = fixes
        }
        #expect(saved.value != nil, "\(saved.keys)")
        _ = try #require(await CheckImport(county.desk)(rest, by: county.housing).value)
        let checked = try await county.one(rest).version
        let written = try await WriteImport(county.desk)(rest, version: checked, onlyGood: true, by: county.housing)
        #expect(written.value != nil, "\(written.sentences)")
    }

    @Test(arguments: Driver.allCases)
    func whatIsStillToBeWrittenIsToldWithTrueNumbers(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try await county.imported(Self.sheet, good: true)
            let rest = try #require(await county.one(id).result?.rest)
            try await write(rest, ["E3": "一般户"], county)
            let last = try #require(await county.one(rest).result?.rest)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("上次没有写的 2 行，1 行写好了，还有 1 行没有写"), "\(page.words)")
            #expect(!page.words.contains("另外办过了"), "\(page.words)")
            #expect(page.links.contains { $0.address == "/imports/\(last)" && $0.word == "单独办这 1 行" })
            #expect(page.visibleFormValues.contains { $0 == ("fix-F4", "约70") }, "\(page.words)")
            try await write(last, ["F4": "70"], county)
            let done = await officer.get("/imports/\(id)")
            #expect(done.words.contains("上次没有写的 2 行另外办过了"), "\(done.words)")
        }
    }

    /// Not only the rows written last: all that came of the file.
    @Test(arguments: Driver.allCases)
    func theSameFileAgainSaysHowManyThingsCameOfIt(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let id = try await county.imported(Self.sheet, good: true)
            let rest = try #require(await county.one(id).result?.rest)
            try await write(rest, ["E3": "一般户"], county)
            let again = try #require(await county.bring(Self.sheet).value)
            let page = await site.visitor(as: county.housing).get("/imports/\(again)")
            #expect(page.words.contains("新登记 3 条、修改 0 条"), "\(page.words)")
        }
    }
}
