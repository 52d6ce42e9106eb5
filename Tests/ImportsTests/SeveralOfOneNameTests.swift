import Core
import Imports
import Ledgers
import TestSupport
import Testing

/// Several households of a village have one name: what tells them apart is looked at, also where names decide.
@Suite("Several of one name")
struct SeveralOfOneNameTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,宅基地编号,农户类别,建筑面积（㎡）\n"
    private static let first = "云雾镇,上坪村,王建国,620702196001010010,Z1,脱贫户,120\n"
    private static let second = "云雾镇,上坪村,王建国,620702196001010029,Z2,一般户,90\n"

    /// Where place and name are the way rows are recognised.
    private func check(_ rows: String, key: String = "title", _ county: ImportCounty) async throws -> ImportResult {
        let id = try #require(await county.bring(Self.head + rows).value)
        let version = try await county.one(id).version
        let saved = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
            $0.mapping.keyText = key
        }
        #expect(saved.value != nil, "\(saved.sentences)")
        return try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }

    /// The identity number, or what else only one may have.
    @Test(arguments: ["620702196001010029,", ",Z2", "620702196001010029,Z2"], Driver.allCases)
    func theRowIsAboutTheOneWhoseNumberItHas(telling: String, driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + Self.first + Self.second)
            let known = try #require(try await county.list().first { "\($0.item.values)".contains("Z2") }?.item.id)
            let result = try await check("云雾镇,上坪村,王建国,\(telling),一般户,95\n", county)
            #expect([result.new, result.changed, result.refused] == [0, 1, 0], "\(result.problems)")
            #expect(result.changedLines.map(\.item) == [known.rawValue])
            #expect(result.changedLines.first?.changes == ["建筑面积：90 → 95"], "\(result.changedLines)")
        }
    }

    /// A name written as the other one is does not matter beside the number.
    @Test(arguments: Driver.allCases)
    func theNumberTellsItHoweverTheNameIsSpread(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + Self.first + Self.second.replacing("王建国", with: "王 建国"))
            let result = try await check("云雾镇,上坪村,王建国,620702196001010029,Z2,一般户,95\n", county)
            #expect([result.new, result.changed, result.refused] == [0, 1, 0], "\(result.problems)")
        }
    }

    /// Without any number nobody knows which, and a number none of them has is none of theirs.
    @Test(arguments: [",", "620702196001010037,"], Driver.allCases)
    func aRowNothingTellsIsRefused(telling: String, driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + Self.first + Self.second)
            let result = try await check("云雾镇,上坪村,王建国,\(telling),一般户,95\n", county)
            #expect([result.new, result.changed, result.refused] == [0, 0, 1], "\(result.changedLines)")
            #expect(result.problems.first?.sentence.contains("同一个地方有 2 条都叫“王建国”") == true, "\(result.problems)")
        }
    }
}
