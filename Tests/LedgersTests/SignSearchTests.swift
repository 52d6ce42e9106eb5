import Core
import Database
import Ledgers
import TestSupport
import Testing
import Web

/// The search of a ledger takes what was typed with its signs.
@Suite("Signs in the search of a ledger")
struct SignSearchTests {
    @Test(arguments: Driver.allCases)
    func whatWasTypedBesideAWordCounts(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let names = ["A-12 桥头", "a-12号", "A 12 桥头", "路宽3.5米", "路宽35米", "占 50%", "占 50 户"]
            for name in names { try await county.enter(name) }
            let officer = site.visitor(as: county.housing)
            let cases: [(String, Set<String>)] = [
                ("A-12", ["A-12 桥头", "a-12号"]), ("a+12", ["A-12 桥头", "a-12号", "A 12 桥头"]),
                ("3.5米", ["路宽3.5米"]), ("50%25", ["占 50%"]), ("50", ["占 50%", "占 50 户"]),
                ("“A-12”", ["A-12 桥头", "a-12号"]),
            ]
            for (words, found) in cases {
                let page = await officer.get("/ledgers/\(SamplePlaybook.key)?q=\(words)")
                #expect(Set(page.links.map(\.word)).intersection(names) == found, "\(words)：\(page.words)")
            }
        }
    }
}
