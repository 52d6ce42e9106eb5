import Core
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// A field may have six decimals: what was entered is shown, listed and offered for editing with all of them.
@Suite struct FineNumberTests {
    @Test func aSmallNumberComesBackAsItWasEntered() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let yaml = UnitsPlaybook.yaml.replacing("decimals: 4", with: "decimals: 6")
            _ = try #require(await adopt(OwnPlaybook.text(yaml), by: county.sample.supervisor).value)
            let officer = site.visitor(as: county.housing)
            let base = "/ledgers/\(UnitsPlaybook.key)"
            let page = await officer.post(
                base + "/items",
                ["place": "620799101201", "name": "育林", "wood": "0.00005", "land": "1234.5"]
            )
            #expect(page.words.contains("0.00005 公顷") && page.words.contains("1,234.5 亩"), "\(page.words)")
            let edit = try #require(page.text.firstMatch(of: /\/items\/[0-9A-Za-z-]+\/edit/), "\(page.words)")
            let form = await officer.get(String(edit.output))
            #expect(form.visibleFormValues.contains { $0 == ("wood", "0.00005") }, "\(form.visibleFormValues)")
        }
    }
}
