import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// How the rows of a check stand on its page.
@Suite("Rows on the page of a check")
struct CheckWidthTests {
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
        云雾镇,上坪村,王建国,620702196001010010,脱贫户,120
        云雾镇,下坪村,李秀兰,620702196001010029,大户,90

        """

    /// Twenty fields are wider than any window: they stand as a sheet, as wide as their cells, names beside them.
    @Test(arguments: Driver.allCases)
    func newThingsStandAsASheetWhoseNumbersKeepTheirUnits(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let id = try #require(await county.bring(Self.sheet).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(text.contains("aria-label=\"新登记的\"><table class=\"sheet-drawing\">"), "\(page.transcript)")
            #expect(text.contains("<th scope=\"row\">王建国</th><td>2</td><td>上坪村</td>"), "\(page.transcript)")
            #expect(text.contains("<td>120 平方米</td>"), "\(page.transcript)")
            // Names of a few characters are never broken to make room for sentences.
            #expect(text.contains("<td class=\"c-short\" data-label=\"哪一条\">李秀兰</td>"), "\(page.transcript)")
        }
    }
}
