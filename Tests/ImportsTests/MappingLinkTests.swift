import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What a mapping lacks is said with the way to where it is put right.
@Suite("Problems of columns lead to them")
struct MappingLinkTests {
    private static let sheet = "村,户主,姓名,农户类型,面积\n上坪村,王建国,王建国,脱贫户,120\n"

    /// Two columns of one field, a unit that cannot be converted, a field that is owed, and no place.
    @Test(arguments: [
        ("field.owner", "field.kind", "平方米", ["column-2"], "“户主”对应了 2 列（B、C），只留一列"),
        ("", "field.kind", "万元", ["column-5"], "“E”列的单位是万元，“建筑面积”按平方米记"),
        ("", "", "平方米", ["constant.kind"], "“农户类型”必填"),
    ])
    func everyLinkOfTheSummaryLeadsSomewhere(
        name: String,
        kind: String,
        unit: String,
        fields: [String],
        words: String
    ) async throws {
        try await withImportCounty(.sqlite) { county in
            let id = try #require(await county.bring(Self.sheet).value)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let sent: Fields = [
                "version": "1", "act": "check", "key": "auto", "table": "0-0", "column-1": "place.village",
                "column-2": "field.owner", "column-3": name, "column-4": kind, "column-5": "field.area", "unit-5": unit,
            ]
            let page = await site.visitor(as: county.housing).post("/imports/\(id)/mapping", sent)
            #expect(page.status == 422 && page.words.contains(words), "\(page.words)")
            let addresses = page.links.map(\.address)
            for field in fields { #expect(addresses.contains("#field-\(field)"), "\(addresses)") }
            for address in addresses where address.hasPrefix("#") {
                #expect(page.text.contains("id=\"\(address.dropFirst())\""), "\(address)")
            }
            #expect(page.text.contains("aria-invalid=\"true\""))
        }
    }
}
