import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// What a new version changes, and whose playbooks are offered.
@Suite("Pages of a ledger's versions")
struct LedgerVersionExchangeTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func thePageOfVersionsSaysWhatEachOneChanged(driver: Driver) async throws {
        try await withLedgerSite(driver, shipped: [SamplePlaybook.text(name: "样例拆旧新版")]) { county, site in
            let supervisor = site.visitor(as: county.sample.supervisor)
            let before = await supervisor.get(base + "/versions")
            #expect(before.words.contains("专项改名：“样例拆旧”改为“样例拆旧新版”") && before.words.contains("启用新版本"))
            #expect(await site.visitor(as: county.housing).get(base + "/versions").words.contains("由督查人员启用"))
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            _ = try #require(
                await adopt(SamplePlaybook.text(name: "样例拆旧新版"), by: county.sample.supervisor).value
            )
            try await county.enter("新版的")
            let after = await supervisor.get(base + "/versions")
            #expect(after.status == 200 && after.words.contains("1 户按这一版") && after.words.contains("第一个版本"))
            #expect(!after.words.contains("还没有启用的新版本"))
        }
    }

    @Test func aCountysOwnPlaybookIsOfferedInPlaceOfTheShippedOneOfItsName() throws {
        let own = WrittenFile(name: "d/\(SamplePlaybook.key).yaml", bytes: Array(SamplePlaybook.yaml().utf8))
        let bad = WrittenFile(name: "d/toilets.yaml", bytes: Array("key: toilets\n".utf8))
        let offered = PlaybookText.offered(own: [own, bad])
        #expect(offered.texts.count == PlaybookText.shipped.count + 1)
        #expect(offered.texts.contains { $0.playbook.key == SamplePlaybook.key && $0.yaml == SamplePlaybook.yaml() })
        // One with a mistake leaves the shipped one where it is.
        #expect(offered.texts.first { $0.playbook.key == "toilets" }?.yaml.count ?? 0 > 1000)
        #expect(Set(offered.problems.map(\.file)) == ["d/toilets.yaml"])
    }
}
