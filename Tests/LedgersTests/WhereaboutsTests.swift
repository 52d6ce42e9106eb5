import Core
import Database
import Programmes
import TestSupport
import Testing
import Web

@testable import Ledgers

/// A thing that went to another township answers by its own address where it is, to the people it left and nobody else.
@Suite("Where a thing went")
struct WhereaboutsTests {
    private func carry(_ id: ItemID, _ owner: String, to region: RegionCode, _ county: LedgerCounty) async throws {
        let version = try await county.item(id).version
        let moved = try await county.edit(id, version: version, county.answers(owner, in: region), by: county.housing)
        _ = try #require(moved.value, "\(moved.issues)")
    }

    @Test(arguments: Driver.allCases)
    func thoseItLeftAreToldItsPlaceAndNothingElse(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("王大山", in: LedgerCounty.otherVillage, ["area": "137"])
            let stranger = try await county.enter("别家", in: LedgerCounty.farVillage)
            county.clock.advance(days: 3)
            try await carry(id, "王大山", to: LedgerCounty.farVillage, county)
            let township = site.visitor(as: county.sample.township)
            for path in ["/items/\(id)", "/items/\(id)/edit"] {
                let page = await township.get(path)
                #expect(page.status == 200 && page.title == "这一户老旧房屋现在归清泉镇泉头村", "\(path): \(page.words)")
                #expect(page.words.contains("已从云雾镇下坪村转到清泉镇泉头村"), "\(page.words)")
                #expect(page.words.contains("2026年6月13日 离开云雾镇下坪村") && page.words.contains("不在你的岗位能看的范围里"))
                for hidden in ["王大山", "137", "周住建"] { #expect(!page.words.contains(hidden), "\(path): \(hidden)") }
                #expect(page.buttons.allSatisfy { !["修改", "保存修改", "办理"].contains($0) })
            }
            // Another village of that township never had it; what never was in the place stays unknown; nothing is done to it.
            #expect(await site.visitor(as: county.sample.village).get("/items/\(id)").status == 404)
            #expect(await township.get("/items/\(stranger)").status == 404)
            #expect(await township.post("/items/\(id)/moves/agreement", ["version": "2"]).status == 404)
            #expect(await township.post("/items/\(id)/trashing", ["version": "2", "reason": "重复"]).status == 404)
            #expect(await site.visitor(as: county.sample.administrator).get("/items/\(id)").status != 200)
            #expect(await site.visitor(as: county.sample.otherSupervisor).get("/items/\(id)").status == 404)
            // Who may see both opens it.
            #expect(await site.visitor(as: county.sample.leader).get("/items/\(id)").title == "王大山")

            // Back again it is theirs.
            try await carry(id, "王大山", to: LedgerCounty.otherVillage, county)
            #expect(await township.get("/items/\(id)").title == "王大山")
        }
    }

    /// It moved on since: the day is that it left, not that it came to where it is. In the trash it is nowhere.
    @Test(arguments: Driver.allCases)
    func whatMovedOnIsToldByTheDayItLeftAndWhatLiesInTheTrashNotAtAll(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.otherVillage)
            county.clock.advance(days: 3)
            try await carry(id, "甲", to: LedgerCounty.code("620799201201"), county)
            county.clock.advance(days: 10)
            try await carry(id, "甲", to: LedgerCounty.farVillage, county)
            let township = site.visitor(as: county.sample.township)
            let page = await township.get("/items/\(id)")
            let sentence = "2026年6月13日 离开云雾镇下坪村，现在的登记、办理和数都在清泉镇泉头村。"
            #expect(page.words.contains(sentence), "\(page.words)")
            let version = try await county.item(id).version
            _ = try #require(await county.trash(id, version: version, reason: "重复", by: county.housing).value)
            #expect(await township.get("/items/\(id)").status == 404)
        }
    }

    @Test(arguments: Driver.allCases)
    func aMergedVillageAndAMergedThingAreFollowed(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.otherVillage)
            let twin = try await county.enter("甲", in: LedgerCounty.farVillage)
            let merge = MergeRegions(county.desk)
            let administrator = county.sample.administrator
            _ = try #require(
                await merge(LedgerCounty.otherVillage, into: LedgerCounty.farVillage, by: administrator).value
            )
            let township = site.visitor(as: county.sample.township)
            let sentence = "已从云雾镇下坪村转到清泉镇泉头村"
            #expect(await township.get("/items/\(id)").words.contains(sentence))
            #expect(await township.get("/items/\(twin)").status == 404)
            // Merged there with another, its own address still tells where it is.
            _ = try #require(await county.merge(id, into: twin, by: county.housing).value)
            #expect(await township.get("/items/\(id)").words.contains(sentence))
        }
    }

    /// Of a ledger that only named posts read nothing is told, not even that a thing of it was in their place.
    @Test(arguments: Driver.allCases)
    func nothingIsToldOfALedgerOnlyFewMayRead(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.otherVillage)
            try await carry(id, "甲", to: LedgerCounty.farVillage, county)
            let township = site.visitor(as: county.sample.township)
            #expect(await township.get("/items/\(id)").status == 200)
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let closed = try SamplePlaybook.text(more: "readers: [leader, officer/housing]")
            _ = try #require(await adopt(closed, by: county.sample.supervisor).value)
            #expect(await township.get("/items/\(id)").status == 404)
        }
    }
}
