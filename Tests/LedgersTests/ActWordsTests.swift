import Core
import Ledgers
import TestSupport
import Testing
import Web

/// What is said with an act is kept for ever: pages of it are refused, and nothing of the act is done.
@Suite("Words of acts on a thing")
struct ActWordsTests {
    @Test func pagesOfWordsAreRefused() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.village, ["identity": "11010519491231002X"])
            let officer = site.visitor(as: county.housing)
            let long = String(repeating: "长", count: 2_001)
            let said = "最多写 2000 个字，现在有 2001 个字。"
            let acts: [(String, Fields)] = [
                ("moves/agreement", ["version": "1", "note": long]), ("trashing", ["version": "1", "reason": long]),
                ("opening", ["field": "identity", "reason": long]),
            ]
            for (act, form) in acts {
                let reply = await officer.post("/items/\(id)/" + act, form)
                #expect(reply.status == 422 && reply.errors == [said], "\(act): \(reply.errors)")
            }
            let many = await officer.post(
                "/ledgers/\(LedgerCounty.key)/bulk/preview",
                ["act": "move:agreement", "text": long, "item": "\(id)"]
            )
            #expect(many.words.contains("1 条暂时不能") && many.words.contains(said))
            let longer = await officer.post(
                "/ledgers/\(LedgerCounty.key)/bulk/preview",
                ["act": "move:agreement", "text": String(repeating: "长", count: 20_001), "item": "\(id)"]
            )
            #expect(longer.words.contains("最多写 2000 个字，现在有 20001 个字。"))
            #expect(!longer.words.contains("最多 20000 个字"))
            #expect(try await county.item(id).version == 1)
            let moved = await officer.post(
                "/items/\(id)/moves/agreement",
                ["version": "1", "note": String(long.dropLast())]
            )
            #expect(moved.status != 422, "\(moved.errors)")
        }
    }
}
