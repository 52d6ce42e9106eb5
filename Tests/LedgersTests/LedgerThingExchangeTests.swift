import Core
import Database
import Ledgers
import TestSupport
import Testing
import Web

/// History, merging, the trash, and a place that is merged away.
@Suite("The page of a thing")
struct LedgerThingExchangeTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    /// Whatever happened stands in one part, newest first, and no part is cut off.
    @Test(arguments: Driver.allCases)
    func aLongHistoryIsReadPartByPart(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter("甲")
            for area in 1...3 { try await resize(id, to: area, county) }
            _ = try #require(await county.make("agreement", id).value)
            for area in 4...5 { try await resize(id, to: area, county) }
            let (item, shelf) = (try await county.item(id), county.desk.shelf)
            var (parts, before) = ([[ItemEvent]](), Int64?.none)
            repeat {
                let from = before
                let part = try await county.database.read { tx in
                    try tx.items(shelf).history(of: item, before: from, limit: 2)
                }
                parts.append(part.events)
                before = part.earlier
            } while before != nil && parts.count < 9
            let whole = try await county.database.read { tx in try tx.items(shelf).history(of: item) }
            #expect(parts.map(\.count) == [2, 3, 2] && parts.flatMap { $0 } == whole, "\(parts)")
            #expect(whole.last?.kind == .entered)
        }
    }

    @Test func thePageOfAThingLeadsToItsEarlierHistory() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            for area in 1...(ItemStore.changesAtOnce + 1) { try await resize(id, to: area, county) }
            let officer = site.visitor(as: county.housing)
            let newest = await officer.get("/items/\(id)")
            let link = try #require(newest.links.first { $0.word == "更早的" })
            #expect(!newest.words.contains("建筑面积：120 → 1") && !newest.links.contains { $0.word == "最近的" })
            let earlier = await officer.get(String(link.address.prefix { $0 != "#" }))
            #expect(earlier.links.contains { $0 == ("最近的", "/items/\(id)#history") })
            #expect(!earlier.links.contains { $0.word == "更早的" } && earlier.words.contains("建筑面积：120 → 1"))
        }
    }

    private func resize(_ id: ItemID, to area: Int, _ county: LedgerCounty) async throws {
        let answers = county.answers("甲", in: LedgerCounty.village, ["area": "\(area)"])
        let version = try await county.item(id).version
        _ = try #require(await county.edit(id, version: version, answers, by: county.housing).value)
    }

    @Test(arguments: Driver.allCases)
    func historyNamesTheThingsAndPlacesItSpeaksOf(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let (id, other) = (try await county.enter("甲"), try await county.enter("隔壁老王"))
            let moved = county.answers("甲", in: LedgerCounty.otherVillage, ["neighbour": "隔壁老王"])
            _ = try #require(await county.edit(id, version: 1, moved, by: county.housing).value)
            let link = LinkItems(county.desk)
            _ = try #require(await link(id, to: other, kind: "同院", by: county.housing).value)
            let page = await site.visitor(as: county.housing).get("/items/\(id)")
            #expect(page.words.contains("相邻房屋：未填 → 隔壁老王"))
            #expect(page.words.contains("所在地：上坪村 → 下坪村"))
            #expect(page.words.contains("同院：隔壁老王"))
            let there = await site.visitor(as: county.housing).get("/items/\(other)")
            #expect(there.words.contains("同院：甲"))
        }
    }

    @Test(arguments: Driver.allCases)
    func theSameThingEnteredTwiceIsOfferedForMergingByItsName(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let kept = try await county.enter("王大山")
            let other = try await county.enter("王大山", in: LedgerCounty.otherVillage)
            let third = try await county.enter("李小河")
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/items/\(kept)")
            #expect(page.words.contains("王大山（云雾镇下坪村）"))
            #expect(page.hiddenValues.contains { $0 == ("duplicate", "\(other)") })
            let unknown = await officer.post("/items/\(kept)/merging", ["duplicate": "没有这户"])
            #expect(unknown.status == 422)
            let merged = await officer.post("/items/\(kept)/merging", ["duplicate": "王大山"])
            #expect(merged.notice == "已合并。")
            #expect(try await county.item(other).mergedInto == kept)
            let linked = await officer.post(
                "/items/\(kept)/links",
                ["other": "https://luoshi.example/items/\(third)?a=1", "kind": "同院"]
            )
            #expect(linked.notice == "已关联。" && linked.words.contains("同院：李小河"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aVillageIsMergedOnThePageWhileItsThingsAreOpen(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.village)
            let day = county.environment.today
            county.clock.advance(days: 3)
            let admin = site.visitor(as: county.sample.administrator)
            let path = "/admin/regions/merging"
            let same = await admin.post(path, ["old": LedgerCounty.village.digits, "new": LedgerCounty.village.digits])
            #expect(same.status == 422 && same.errors == ["选择两个不同的地方。"])
            let form = ["old": LedgerCounty.village.digits, "new": LedgerCounty.otherVillage.digits]
            #expect(await admin.post(path, Fields(form.map { ($0.key, $0.value) })).status != 422)
            let again = await admin.post(path, Fields(form.map { ($0.key, $0.value) }))
            #expect(again.status == 422 && again.errors.contains { $0.contains("已经撤销") })
            let page = await site.visitor(as: county.housing).get("/items/\(id)")
            #expect(page.words.contains("云雾镇下坪村"))
            let old = await site.visitor(as: county.housing).post(
                base + "/items",
                ["place": LedgerCounty.village.digits, "owner": "乙", "area": "90", "elders": "无老人"]
            )
            #expect(old.status == 422)
            // The old place keeps what it had on earlier days.
            #expect(try await county.counts(in: LedgerCounty.village, asOf: day) == ["found": 1])
            #expect(try await county.counts(in: LedgerCounty.village) == [:])
            #expect(try await county.counts(in: LedgerCounty.otherVillage) == ["found": 1])
            #expect(try await county.differences() == [])
        }
    }

    /// Merging is not taken back, and a village of another township is nearly always a slip in the list.
    @Test(arguments: Driver.allCases)
    func aVillageGoesIntoAnotherTownshipOnlyWhereThatIsSaid(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            try await county.enter("甲", in: LedgerCounty.village)
            let admin = site.visitor(as: county.sample.administrator)
            let form = ["old": LedgerCounty.village.digits, "new": LedgerCounty.farVillage.digits]
            let asked = await admin.post("/admin/regions/merging", Fields(form.map { ($0.key, $0.value) }))
            #expect(asked.status == 422 && asked.errors == ["两个村不在同一个乡镇。确实跨乡镇并入的，勾选以后再并。"])
            #expect(try await county.counts(in: LedgerCounty.village) == ["found": 1])
            let said = form.merging(["across": "1"]) { $1 }
            let done = await admin.post("/admin/regions/merging", Fields(said.map { ($0.key, $0.value) }))
            #expect(done.status != 422, "\(done.errors)")
            #expect(try await county.counts(in: LedgerCounty.farVillage) == ["found": 1])
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func aThingGoesIntoTheTrashWithAReasonAndComesBackWithItsNumbers(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.village, ["plot": "A-1"])
            let township = site.visitor(as: county.sample.township)
            let unsaid = await township.post("/items/\(id)/trashing", ["version": "1", "reason": " "])
            #expect(unsaid.status == 422 && unsaid.errors == ["写明理由。"])
            let gone = await township.post("/items/\(id)/trashing", ["version": "1", "reason": "重复登记"])
            #expect(gone.notice == "已移入回收站。" && gone.words.contains("重复登记"))
            #expect(await !township.get(base).words.contains("甲"))
            #expect(await township.get(base + "/trash").words.contains("甲"))
            #expect(try await county.counts() == [:])
            #expect(await site.visitor(as: county.sample.village).get(base + "/trash").status == 403)
            #expect(await township.post("/items/\(id)/moves/agreement", ["version": "2"]).status == 422)

            // Meanwhile another took its number: it cannot come back until that is settled.
            let other = try await county.enter("乙", in: LedgerCounty.village, ["plot": "A-1"])
            let taken = await township.post("/items/\(id)/restoring", [:])
            #expect(taken.status == 422 && taken.errors.contains { $0.contains("与已登记的“乙”相同") }, "\(taken.errors)")
            _ = await township.post("/items/\(other)/trashing", ["version": "1", "reason": "错登"])
            let back = await township.post("/items/\(id)/restoring", [:])
            #expect(back.notice == "已恢复。" && back.words.contains("恢复"))
            #expect(await township.get(base).words.contains("甲"))
            #expect(try await county.counts() == ["found": 1])
            #expect(try await county.differences() == [])
        }
    }
}
