import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What changed in the ledger after the check stops the writing, and the page has the way on.
@Suite("Checking again")
struct CheckAgainTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let row = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,"

    @Test(arguments: Driver.allCases)
    func aRowWhoseThingChangedSinceIsCheckedAgainOnThePageAndWritten(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + Self.row + "120\n")
            let id = try #require(await county.bring(Self.head + Self.row + "126\n").value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            // The same person, by another sheet.
            _ = try await county.imported(Self.head + Self.row + "130\n")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let version = "\(try await county.one(id).version)"
            let refused = await officer.post("/imports/\(id)/writing", ["version": version, "mode": "all"])
            #expect(refused.notice == "第 2 行：“王建国”在核对以后又改过，重新核对再写入。", "\(refused.words)")
            #expect(refused.buttons.contains("重新核对"), "\(refused.buttons)")
            let checked = await officer.post("/imports/\(id)/fixes", ["version": version])
            #expect(checked.notice == "全部行又核对了一遍。", "\(checked.words)")
            #expect(checked.words.contains("建筑面积：130 → 126"), "\(checked.words)")
            let now = "\(try await county.one(id).version)"
            _ = await officer.post("/imports/\(id)/writing", ["version": now, "mode": "all"])
            #expect(try await county.one(id).stage == .written)
        }
    }

    /// Whoever forgot to save what was put right is told; what was found stays on the page.
    @Test(arguments: Driver.allCases)
    func theSameFileInItsPlaceIsSaidToBeTheSame(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let text = Self.head + "云雾镇,上坪村,王建国,620702196001010010,大户,120\n"
            let id = try #require(await county.bring(text).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let before = try await county.one(id)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).post(
                "/imports/\(id)/replacement",
                files: [SentFile("file", "改好的.csv", text: text)]
            )
            #expect(page.notice?.hasPrefix("上传的文件和原来的一模一样，没有换。") == true, "\(page.words)")
            #expect(page.words.contains("农户类型没有“大户”这个选项"), "\(page.words)")
            let after = try await county.one(id)
            #expect(after == before)
        }
    }

    /// The browser keeps what was sent until the page says that it arrived, and would put it back over what came of it.
    @Test func ofALongTableThePageSaysThatItWasCheckedOnceItIs() async throws {
        try await withImportCounty(.sqlite) { county in
            let rows = (1...3_001).map { "云雾镇,上坪村,户\($0),,一般户,90\n" }.joined()
            let id = try #require(await county.bring(Self.head + rows).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let version = "\(try await county.one(id).version)"
            var page = await officer.post("/imports/\(id)/fixes", ["version": version])
            for _ in 1...600 where page.title.hasPrefix("正在核对") {
                try await Task.sleep(for: .milliseconds(50))
                page = await officer.get("/imports/\(id)")
            }
            #expect(page.notice == "全部行又核对了一遍。", "\(page.words)")
            let next = await officer.get("/imports/\(id)")
            #expect(next.title == page.title && next.notice != page.notice, "\(next.words)")
        }
    }
}
