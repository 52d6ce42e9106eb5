import Core
import Database
import TestSupport
import Testing
import Web

@testable import Ledgers

/// A thing that is linked to one in the trash says so, and leads whoever may bring that back to it.
@Suite("Links to things in the trash")
struct TrashedLinkTests {
    @Test(arguments: Driver.allCases)
    func pageAndFormSayThatWhatTheyLeadToLiesInTheTrash(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let (kept, gone) = (try await county.enter("李四"), try await county.enter("王五"))
            let id = try await county.enter("甲", in: LedgerCounty.village, ["neighbour": "\(kept)、\(gone)"])
            _ = try #require(await LinkItems(county.desk)(id, to: gone, kind: "同院", by: county.housing).value)
            let officer = site.visitor(as: county.housing)
            for path in ["/items/\(id)", "/items/\(id)/edit"] {
                #expect(await !officer.get(path).words.contains("已移入回收站"), "\(path)")
            }
            _ = try #require(await county.trash(gone, version: 1, reason: "重复", by: county.housing).value)

            let page = await officer.get("/items/\(id)")
            #expect(page.words.contains("王五（已移入回收站）"), "\(page.words)")
            #expect(page.words.contains("同院：王五已移入回收站去恢复"), "\(page.words)")
            #expect(!page.words.contains("李四（已移入回收站）") && !page.words.contains("李四已移入"))
            #expect(page.links.contains { $0.address == "/items/\(gone)" && $0.word == "去恢复" })
            let form = await officer.get("/items/\(id)/edit")
            let sentence = "关联的“王五”已移入回收站。这一栏不改，关联就照旧留着；要换，写别的名称或编号。"
            #expect(form.words.contains(sentence), "\(form.words)")
            #expect(form.links.contains { $0.address == "/items/\(gone)" && $0.word == "去恢复" })

            // A village reads what lies in its trash and leaves bringing it back to others.
            let village = site.visitor(as: county.sample.village)
            let seen = await village.get("/items/\(id)")
            #expect(seen.words.contains("王五（已移入回收站）") && !seen.links.contains { $0.word == "去恢复" })
            #expect(await village.get("/items/\(id)/edit").words.contains(sentence))
            let inTrash = await village.get("/items/\(gone)")
            #expect(inTrash.words.contains("要恢复，请乡镇或负责这个专项的部门办理。") && !inTrash.buttons.contains("恢复"))

            #expect(await officer.get("/items/\(gone)").buttons.contains("恢复"))
            _ = await officer.post("/items/\(gone)/restoring", [:])
            for path in ["/items/\(id)", "/items/\(id)/edit"] {
                #expect(await !officer.get(path).words.contains("已移入回收站"), "\(path)")
            }
        }
    }

    /// What lies beyond the own place is named, as everywhere, and opens to nothing.
    @Test(arguments: Driver.allCases)
    func whatLiesBeyondTheOwnPlaceIsNoLink(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let far = try await county.enter("远房", in: LedgerCounty.farVillage)
            let id = try await county.enter("甲", in: LedgerCounty.village, ["neighbour": "\(far)"])
            let village = site.visitor(as: county.sample.village)
            func leads() async -> Bool {
                await village.get("/items/\(id)").links.contains { $0.address == "/items/\(far)" }
            }
            #expect(await !leads())
            _ = try #require(await county.trash(far, version: 1, reason: "重复", by: county.housing).value)
            #expect(await village.get("/items/\(id)").words.contains("远房（已移入回收站）"))
            #expect(await !leads())
            let officer = await site.visitor(as: county.housing).get("/items/\(id)")
            #expect(officer.links.contains { $0.address == "/items/\(far)" && $0.word == "去恢复" })
        }
    }

    /// Two that were merged are brought back as nothing but the one.
    @Test(arguments: Driver.allCases)
    func whatWasMergedIsNotBroughtBack(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let kept = try await county.enter("李四", in: LedgerCounty.farVillage)
            let gone = try await county.enter("李四")
            _ = try #require(await county.merge(gone, into: kept, by: county.housing).value)
            let township = await site.visitor(as: county.sample.township).get("/items/\(gone)")
            #expect(township.words.contains("已并入 另一条，那一条不在你的岗位能看的范围里。"), "\(township.words)")
            #expect(!township.links.contains { $0.address == "/items/\(kept)" })
            let officer = await site.visitor(as: county.housing).get("/items/\(gone)")
            #expect(officer.links.contains { $0.address == "/items/\(kept)" } && !officer.buttons.contains("恢复"))
        }
    }
}
