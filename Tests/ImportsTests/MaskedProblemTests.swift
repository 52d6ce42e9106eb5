import Core
import Documents
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What stands in the column of a personal field is shown as the field would be, also where it is no value of it.
@Suite("Personal values in problems of a sheet")
struct MaskedProblemTests {
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,联系电话
        云雾镇,上坪村,王建国,620702196001010011,脱贫户,
        云雾镇,下坪村,李秀兰,620702196001010029,一般户,139123456789
        云雾镇,下坪村,孙梅,620702196001010029,一般户,
        云雾镇,下坪村,赵新,12345,一般户,

        """

    @Test(arguments: Driver.allCases)
    func aWrongIdentityNumberIsMaskedInTheCheckTheGridAndTheCommentsAndCanBePutRight(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try #require(await county.bring(Self.sheet).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let values = Dictionary(
                result.problems.compactMap { one in one.address.map { ($0, one.value) } },
                uniquingKeysWith: { first, _ in first }
            )
            let masks = [
                "D2": "6207**********0011", "D4": "6207**********0029", "D5": "*****", "F3": "139******789",
            ]
            #expect(values == masks)
            let page = await officer.get("/imports/\(id)")
            // A mask says nothing: the sentence beside it does.
            #expect(page.words.contains("“*****”有 5 位，身份证号是 18 位"), "\(page.words)")
            #expect(page.words.contains("“139******789”有 12 位，不是电话号码"), "\(page.words)")
            let html = String(decoding: page.body, as: UTF8.self)
            for secret in ["620702196001010011", "620702196001010029", "139123456789"] {
                #expect(!html.contains(secret) && !result.json.contains(secret), "\(page.words)")
            }
            #expect(page.visibleFormValues.contains { $0 == ("fix-D2", "6207**********0011") }, "\(page.words)")
            let marked = await officer.get("/imports/\(id)/problems.xlsx")
            let office = try OfficeFile(.bytes(marked.body), limits: .standard)
            let comments = String(decoding: try office.bytes(of: "xl/luoshi-comments1.xml"), as: UTF8.self)
            #expect(comments.contains("6207**********0011") && !comments.contains("620702196001010011"))
            // The mask sent back changes nothing; a number written anew is read.
            let fixed = await officer.post(
                "/imports/\(id)/fixes",
                [
                    "version": "\(try await county.one(id).version)",
                    "fix-D2": "620702196001010010", "was-D2": "6207**********0011",
                    "fix-F3": "139******789", "was-F3": "139******789",
                ]
            )
            #expect(try await county.one(id).fixes == ["D2": "620702196001010010"], "\(fixed.words)")
            let left = try #require(await county.one(id).result)
            #expect(left.problems.compactMap(\.address).sorted() == ["D4", "D5", "F3"])
            // What was put in place of a cell is shown no more openly than the cell.
            _ = await officer.post(
                "/imports/\(id)/fixes",
                ["version": "\(try await county.one(id).version)", "fix-D5": "620702196001010012", "was-D5": "*****"]
            )
            let again = await officer.get("/imports/\(id)")
            #expect(again.visibleFormValues.contains { $0 == ("fix-D5", "6207**********0012") }, "\(again.words)")
            #expect(!String(decoding: again.body, as: UTF8.self).contains("620702196001010012"))
        }
    }
}
