import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// The page of a check says what is meant and leads to where it is done.
@Suite("Words of a check")
struct CheckWordsTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let known = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n"

    private func checked(_ rows: String, _ county: ImportCounty) async throws -> (id: ImportID, page: SeenPage) {
        let id = try #require(await county.bring(Self.head + rows).value)
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
        return (id, await site.visitor(as: county.housing).get("/imports/\(id)"))
    }

    /// A word that was read as an option it only resembles is no problem, and may be wrong all the same.
    @Test func aSheetWithoutProblemsCanBeBroughtAgainToo() async throws {
        try await withImportCounty(.sqlite) { county in
            let (id, page) = try await checked(Self.known.replacing("脱贫户", with: "脱贫"), county)
            #expect(page.words.contains("不对就在表里改好，在下面重新上传，再写入。"), "\(page.words)")
            #expect(page.words.contains("1 行全部合格") && page.buttons.contains("上传改好的表格"), "\(page.buttons)")
            #expect(page.text.contains("action=\"/imports/\(id)/replacement\""))
        }
    }

    /// What stands in the ledger already is not said to be written.
    @Test func theButtonSaysHowManyRowsAreWritten() async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await county.imported(Self.head + Self.known)
            let more = "云雾镇,下坪村,李秀兰,,一般户,90\n云雾镇,下坪村,赵新,,大户,70\n"
            let (_, page) = try await checked(Self.known + more, county)
            #expect(page.words.contains("核对了 3 行，1 行有问题，还没有写入台账。"), "\(page.words)")
            #expect(page.buttons.contains("写入合格的 1 行，另外 1 行留着改"), "\(page.buttons)")
        }
    }

    @Test func aRowThatIsOneOfSeveralLeadsToWhereItIsSettled() async throws {
        try await withImportCounty(.sqlite) { county in
            for _ in 1...2 { _ = try await county.enterHousehold("孙梅") }
            let twice = Self.known + Self.known.replacing("120", with: "90")
            let (id, page) = try await checked("云雾镇,上坪村,孙梅,,脱贫户,60\n" + twice, county)
            for (word, place) in [("定这一行是哪一条", "named"), ("定留哪一行", "alike")] {
                #expect(page.links.contains { $0 == (word, "/imports/\(id)#\(place)") }, "\(page.links)")
                #expect(page.text.contains("id=\"\(place)\""))
            }
        }
    }

    /// A thousand and more are parted as on every page.
    @Test func numbersOfRowsAreWrittenAlike() async throws {
        try await withImportCounty(.sqlite) { county in
            let others = (1...1_000).map { "云雾镇,下坪村,户\($0),,一般户,80\n" }.joined()
            let alike = "云雾镇,上坪村,孙梅,,脱贫户,60\n云雾镇,上坪村,孙梅,,脱贫户,70\n"
            let (_, page) = try await checked(others + alike, county)
            #expect(page.words.contains("和第 1,002 行同名；建筑面积：第 1,002 行 60，第 1,003 行 70"), "\(page.words.suffix(900))")
            #expect(page.words.contains("第 1,003 行和第 1,002 行。"), "\(page.words.prefix(900))")
        }
    }
}
