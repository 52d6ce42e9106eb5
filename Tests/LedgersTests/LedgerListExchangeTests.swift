import Core
import Database
import Foundation
import Ledgers
import TestSupport
import Testing
import Web

/// What a list and a board show whom, and what is moved from them.
@Suite("Lists and boards of a ledger")
struct LedgerListExchangeTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func peopleSeeTheirOwnPlaceAndLedgers(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let near = try await county.enter("近处人家")
            let far = try await county.enter("远处人家", in: LedgerCounty.farVillage)
            let township = site.visitor(as: county.sample.township)
            let list = await township.get(base)
            #expect(list.words.contains("近处人家") && !list.words.contains("远处人家"))
            #expect(await township.get("/items/\(near)").status == 200)
            #expect(await township.get("/items/\(far)").status == 404)
            #expect(await township.post("/items/\(far)/moves/agreement", ["version": "1"]).status == 404)
            #expect(await site.visitor(as: county.sample.otherSupervisor).get(base).status == 404)
            #expect(await site.visitor(as: county.sample.administrator).get(base).status == 403)
            #expect(await site.visitor(as: county.sample.leader).get(base + "/new").status == 403)
            let sheet = await township.get(base + "/items.xlsx")
            #expect(sheet.status == 200)
            for path in ["/board", "/trash", "/grid"] {
                #expect(await township.get(base + path).status == 200, "\(path)")
            }
        }
    }

    /// Of another county, of the next township, of the county above it: what is shown is the own place, and no chip, tab, file
    /// or form says otherwise.
    @Test(arguments: Driver.allCases)
    func aPlaceBeyondOnesReachIsNoCondition(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            _ = try await county.enter("近处人家")
            let township = site.visitor(as: county.sample.township)
            for region in ["620798", "620799102", "620799"] {
                let list = await township.get(base + "?region=\(region)&stage=found")
                #expect(list.status == 200 && list.words.contains("近处人家"), "\(region) \(list.words)")
                let away = list.links.filter { $0.word.hasPrefix("去掉：") }.map(\.word)
                #expect(away.count == 1 && !away[0].contains(region), "\(away)")
                let leading = list.links.filter { ($0.address + "&").contains("region=\(region)&") }
                #expect(leading.isEmpty, "\(leading)")
                let file = await township.get(base + "/items.xlsx?region=\(region)")
                #expect(file.fileName?.contains("（") == false, "\(file.fileName ?? "")")
                let board = await township.get(base + "/board?region=\(region)")
                #expect(board.words.contains("近处人家"), "\(region)")
                #expect(!board.links.contains { ($0.address + "&").contains("region=\(region)&") }, "\(board.links)")
            }
            // A place of one's own is one.
            let own = await township.get(base + "?region=620799101201")
            #expect(own.links.contains { $0.word.hasPrefix("去掉：") && $0.word.contains("上坪村") }, "\(own.links)")
        }
    }

    @Test func manyAreMovedAfterAPreview() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let ids = [try await county.enter("甲"), try await county.enter("乙")]
            let officer = site.visitor(as: county.housing)
            let preview = await officer.post(
                base + "/bulk/preview",
                Fields(
                    [("act", "move:agreement"), ("list", "stage=found&order=slowest")] + ids.map { ("item", "\($0)") }
                )
            )
            #expect(preview.words.contains("2 条可以办理"))
            // The way back leads to the list as it was narrowed.
            let list = base + "?stage=found&order=slowest"
            #expect(preview.links.contains { $0.address == list })
            #expect(preview.hiddenValues.contains { $0 == ("list", "stage=found&order=slowest") })
            let items = preview.hiddenValues.filter { $0.name == "item" }.map { ("item", $0.value) }
            let done = await officer.post(base + "/bulk", Fields([("act", "move:agreement")] + items))
            #expect(done.notice?.contains("已办理 2 条") == true)
            let counts = try await county.counts()
            #expect(counts == ["agreed": 2])
            // What does not lead on from here says so in the playbook's words.
            let early = await officer.post(
                base + "/bulk/preview",
                Fields([("act", "move:acceptance")] + ids.map { ("item", "\($0)") })
            )
            #expect(early.words.contains("现在是“已签协议”，不能验收通过。"))
        }
    }

    @Test func aLongAnswerForManyIsShownByItsBeginning() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            let long = String(repeating: "长", count: 100_000)
            let preview = await site.visitor(as: county.housing).post(
                base + "/bulk/preview",
                ["act": "edit:owner", "text": long, "item": "\(id)"]
            )
            #expect(preview.words.contains("1 条暂时不能") && preview.words.contains("最多 40 个字"))
            #expect(!preview.words.contains(String(long.prefix(41))))
        }
    }

    /// Fifty ticks were gone where the act was forgotten.
    @Test func anActOnManyThatIsRefusedKeepsWhatWasTickedAndEntered() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let ids = [try await county.enter("甲"), try await county.enter("乙")]
            let other = try await county.enter("丙")
            let officer = site.visitor(as: county.housing)
            let ticked = ids.map { ("item", "\($0)") }
            let given = [("text", "问过了"), ("list", "?stage=found")] + ticked
            let page = await officer.post(base + "/bulk/preview", Fields([("act", "")] + given))
            #expect(page.status == 422 && page.errors == ["选择要办理的一步，或要修改的字段。"], "\(page.errors)")
            #expect(page.visibleFormValues.contains { $0 == ("text", "问过了") })
            #expect(page.hiddenValues.contains { $0 == ("list", "?stage=found") })
            let boxes = page.text.split(separator: "<input").map { $0.prefix { $0 != ">" } }
            for id in ids + [other] {
                let box = try #require(boxes.first { $0.contains("value=\"\(id)\"") })
                #expect(box.contains("checked") == ids.contains(id), "\(box)")
            }
            // The same where nothing was ticked.
            let none = await officer.post(base + "/bulk/preview", ["act": "edit:area", "text": "90"])
            #expect(none.status == 422 && none.errors.count == 1, "\(none.errors)")
            for kept in [("act", "edit:area"), ("text", "90")] {
                #expect(none.visibleFormValues.contains { $0 == kept })
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aThingSaysWhatToLookAtAndItsListIsNarrowedByLightWarningAndAnyField(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.village, ["structure": "土坯"])
            _ = try #require(await county.make("agreement", id).value)
            county.clock.advance(days: 16)
            try await county.enter("乙", in: LedgerCounty.otherVillage)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/items/\(id)")
            #expect(page.words.contains("签了协议半个月还没有拆") && page.words.contains("这个环节给 10 天"))
            for query in ["light=slow", "warning=stands", "field=structure&value=土坯", "f-structure=土坯"] {
                let list = await officer.get(base + "?" + query)
                #expect(list.words.contains("甲") && !list.words.contains("下坪村乙"), "\(query)")
                #expect(list.links.contains { $0.address == "/items/\(id)" }, "\(query)")
                #expect(list.links.filter { $0.address.hasPrefix("/items/") }.count == 1, "\(query)")
            }
            let green = await officer.get(base + "?light=onTrack")
            #expect(!green.links.contains { $0.address == "/items/\(id)" })
            #expect(await officer.get(base + "?light=purple&warning=%27").status == 200)
        }
    }

    @Test(arguments: Driver.allCases)
    func aCardStandsInItsColumnWithItsGatesAndIsMovedFromTheBoard(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲", in: LedgerCounty.village, ["elders": "待安置"])
            try await county.enter("乙", in: LedgerCounty.farVillage)
            let village = site.visitor(as: county.sample.village)
            func columns() async throws -> [String] {
                let text = await village.get(base + "/board").text
                return text.components(separatedBy: "<section class=\"stage-column\"").dropFirst().map { "\($0)" }
            }
            var board = try await columns()
            #expect(board.count == 5 && board[0].contains(">甲<") && !board[0].contains(">乙<"))
            #expect(board[2].contains("老人有去处") && board[2].contains("房屋已腾空") && !board[1].contains("房屋已腾空"))
            #expect(board[0].contains("/items/\(id)/moves/agreement") && !board[0].contains("moves/leaving"))
            let moved = await village.post("/items/\(id)/moves/agreement", ["version": "1", "from": "board"])
            #expect(moved.notice == "“甲”已办理。" && moved.title == "样例拆旧各环节")
            board = try await columns()
            #expect(!board[0].contains(">甲<") && board[1].contains(">甲<"))
            // What a gate holds back stays where it is, and the thing's page says what is missing.
            let held = await village.post("/items/\(id)/moves/demolition", ["version": "2", "from": "board"])
            #expect(held.status == 422 && held.errors.contains { $0.contains("老人有去处") })
            #expect(try await columns()[1].contains(">甲<"))
            // Who only reads has no buttons.
            let leader = await site.visitor(as: county.sample.leader).get(base + "/board")
            #expect(leader.text.contains(">乙<") && !leader.text.contains("/moves/"))
            // Narrowed to a place it counts and shows that place, the other views stay with it, and so does an act.
            let township = site.visitor(as: county.sample.township)
            let far = site.visitor(as: county.housing)
            let narrowed = await far.get(base + "/board?region=620799102")
            #expect(narrowed.text.contains(">乙<") && !narrowed.text.contains(">甲<"))
            #expect(narrowed.links.contains { $0.word == "清单" && $0.address == base + "?region=620799102" })
            let third = try await county.enter("丙", in: LedgerCounty.farVillage)
            let back = await far.post(
                "/items/\(third)/moves/agreement",
                ["version": "1", "from": "board", "region": "620799102"]
            )
            #expect(back.steps.last == "303 \(base)/board?region=620799102", "\(back.transcript)")
            let outside = await township.get(base + "/board?region=620799102")
            #expect(outside.status == 200 && !outside.text.contains(">乙<") && outside.text.contains(">甲<"))
        }
    }
}
