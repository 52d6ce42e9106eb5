import Core
import Ledgers
import TestSupport
import Testing
import Web

/// What two answers say against each other is told where either of them can be put right.
@Suite("Where a contradiction stands")
struct ContradictionPlaceTests {
    private static let base = "/ledgers/\(SamplePlaybook.key)"
    private static let sentence = "补助金额与面积对不上"

    @Test(arguments: Driver.allCases)
    func itStandsAtTheFieldItNamesAndAtEveryOtherAnswerItReads(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let bad = county.answers("甲", in: LedgerCounty.village, ["area": "10", "subsidy": "99999"])
            let issues = try await county.create(LedgerCounty.key, bad, by: county.housing).issues
            let words = ["sentence": Self.sentence + "。"]
            #expect(issues == [Issue("item.rule", field: "subsidy", others: ["area"], words)])
        }
    }

    /// Quoted, named, answered: in this order; what is neither named nor answered is left alone.
    @Test func theFieldItSaysToChangeComesFirst() async throws {
        let cases: [(sentence: String, told: [String])] = [
            ("对不上", ["area", "elders"]), ("没有老人的，“老人安置”不能这样填", ["elders", "area"]),
            ("建筑面积与“老人安置”对不上", ["elders", "area"]), ("老人安置对不上，看补助金额。", ["elders", "subsidy", "area"]),
            ("没有老人的，“老人安置”不要这样填！", ["elders", "area"]),
        ]
        for (sentence, told) in cases {
            let formula = "area > 50 or elders != \"待安置\" or known(subsidy)"
            let rule = "  - {key: together, holds: '\(formula)', says: \(sentence)}"
            let yaml = SamplePlaybook.yaml().replacing("rules:\n", with: "rules:\n\(rule)\n", maxReplacements: 1)
            try await withLedgerCounty(.sqlite) { county in
                let adopt = AdoptProgramme(database: county.database, environment: county.environment)
                _ = try #require(await adopt(SamplePlaybook.text(of: yaml), by: county.sample.supervisor).value)
                let bad = county.answers("甲", in: LedgerCounty.village, ["area": "10", "elders": "待安置"])
                let issues = try await county.create(LedgerCounty.key, bad, by: county.housing).issues
                let found: [[String]] = issues.map { [$0.field ?? ""] + $0.others }
                #expect(found == [told], "\(sentence)")
                let written = "。！".contains(sentence.last ?? " ") ? sentence : sentence + "。"
                #expect(issues.map(ledgerWords.sentence) == [written])
            }
        }
    }

    @Test func theFormAndTheGridMarkThemAll() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            let answers: Fields = [
                "place": "620799101201", "owner": "甲", "area": "10", "subsidy": "99999", "elders": "无老人",
            ]
            let form = await officer.post(Self.base + "/items", answers)
            #expect(form.status == 422 && form.errors.count == 1 && form.text.contains("href=\"#field-subsidy\""))
            for key in ["subsidy", "area"] { #expect(form.text.contains("id=\"field-\(key)-error\""), "\(key)") }
            #expect(!form.text.contains("id=\"field-owner-error\""))
            let row = Fields(answers.pairs.map { (name: "\($0.name)-0", value: $0.value) })
            let grid = await officer.post(Self.base + "/grid", row)
            #expect(grid.status == 422 && grid.errors.count == 1 && grid.text.contains("href=\"#field-subsidy-0\""))
            for key in ["subsidy", "area"] { #expect(grid.text.contains("id=\"field-\(key)-0-error\""), "\(key)") }
        }
    }
}
