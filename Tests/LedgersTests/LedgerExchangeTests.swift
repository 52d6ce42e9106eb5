import Core
import Database
import Files
import Foundation
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// What people see at the addresses of programmes and ledgers.
@Suite("Ledger pages")
struct LedgerExchangeTests {
    private func withSite(_ driver: Driver, _ body: (LedgerCounty, TestSite) async throws -> Void) async throws {
        try await withLedgerCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-ledger-vault-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let routes = LedgerRoutes(
                desk: county.desk,
                files: FileVault(root: root),
                shipped: [try SamplePlaybook.text(name: "样例拆旧新版")]
            )
            try await body(county, TestSite(routes.all, environment: county.environment))
        }
    }

    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func aHouseIsEnteredCorrectedAndMovedThroughItsGate(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let form = await village.get(base + "/new")
            #expect(form.status == 200 && form.words.contains("计算腾出的土地") && form.words.contains("用于"))
            let bad = await village.post(base + "/items", ["place": "620799101201", "owner": "王大山", "area": "很大"])
            #expect(bad.status == 422)
            #expect(Set(bad.errors) == ["建筑面积要写成数字，例如 120；现在写的是“很大”。", "选择老人安置。"])
            #expect(bad.visibleFormValues.contains { $0 == ("owner", "王大山") })
            let done = await village.post(
                base + "/items",
                ["place": "620799101201", "owner": "王大山", "area": "120", "elders": "待安置", "uses": "住人"]
            )
            #expect(done.status == 200 && done.title == "王大山" && done.words.contains("云雾镇上坪村"))
            let id = try #require(try await county.list().first?.item.id)
            let moved = await village.post("/items/\(id)/moves/agreement", ["version": "1"])
            #expect(moved.notice?.contains("已办理") == true)
            #expect(moved.words.contains("老人安置 待安置") && moved.words.contains("填“老人安置”"))
            let held = await village.post("/items/\(id)/moves/demolition", ["version": "2"])
            #expect(held.status == 422 && held.errors.contains { $0.contains("老人有去处") })
            let list = await site.visitor(as: county.sample.leader).get(base + "?gate=housed")
            #expect(list.status == 200 && list.words.contains("王大山"))
        }
    }

    @Test(arguments: Driver.allCases)
    func bothSidesOfAConflictAreShown(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.enter("甲")
            let other = county.answers("甲", in: LedgerCounty.village, ["area": "77"])
            _ = try await county.edit(id, version: 1, other, by: county.housing)
            let page = await site.visitor(as: county.sample.village).post(
                "/items/\(id)/revision",
                ["version": "1", "place": "620799101201", "owner": "甲", "area": "88", "elders": "无老人"]
            )
            #expect(page.status == 422 && page.words.contains("两边的内容"))
            #expect(page.words.contains("77") && page.visibleFormValues.contains { $0 == ("area", "88") })
            let moved = await site.visitor(as: county.housing).post(
                "/items/\(id)/revision",
                ["version": "1", "place": "620799101202", "owner": "甲", "area": "88", "elders": "无老人"]
            )
            #expect(moved.words.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("所在地 上坪村 下坪村"))
        }
    }

    @Test func rowsPastedFromASheetAreEnteredOrNoneIs() async throws {
        try await withSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            let head = "户主\t所在地\t建筑面积\t老人安置\n"
            let bad = await officer.post(base + "/grid", ["pasted": head + "甲\t上坪村\t90\t无老人\n乙\t无名村\t80\t无老人"])
            #expect(bad.status == 422)
            #expect(bad.errors == ["第 3 行：没有找到所在地“无名村”：本县没有这个名称的地方。带上乡镇写村级的全称，或写代码。"])
            let entered = try await county.list().count
            #expect(entered == 0)
            let good = await officer.post(
                base + "/grid",
                ["pasted": head + "甲\t上坪村\t90\t无老人\n乙\t云雾镇下坪村\t80\t待安置"]
            )
            #expect(good.notice?.contains("已登记 2 条") == true)
            // As a spreadsheet copies a cell with a line break in it; a mark inside a cell is a mark.
            let quoted = await officer.post(
                base + "/grid",
                ["pasted": head + "\"戊\r\n（户主）\"\t上坪村\t90\t无老人\r\n己\"\"家\t上坪村\t80\t无老人\r\n"]
            )
            #expect(quoted.notice?.contains("已登记 2 条") == true)
            // An error stands beside its own cell, whichever rows are empty before it.
            let wrong = await officer.post(
                base + "/grid",
                ["place-0": "", "place-2": "松坡村", "owner-2": "丁", "area-2": "六十", "elders-2": "无老人"]
            )
            #expect(wrong.errors == ["第 3 行：建筑面积要写成数字，例如 120；现在写的是“六十”。"])
            #expect(
                wrong.links.contains { $0.address == "#field-area-2" }
                    && wrong.text.contains("id=\"field-area-2-error\"")
            )
            let typed = await officer.post(
                base + "/grid",
                ["place-0": "松坡村", "owner-0": "丙", "area-0": "60", "elders-0": "无老人", "place-1": ""]
            )
            #expect(typed.notice?.contains("已登记 1 条") == true)
            let list = await officer.get(base + "?q=丙")
            #expect(list.words.contains("松林乡松坡村"))
        }
    }

    @Test func oneQuestionAPageEndsInTheSameEntry() async throws {
        try await withSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            // Whose place is fixed is shown it and asked the first question.
            let first = await village.get(base + "/new/steps/1")
            #expect(first.status == 200 && first.title == "户主" && first.words.contains("所在地：云雾镇上坪村"))
            #expect(first.words.contains("第 1 项，共 13 项") && !first.words.contains("上一项"))
            #expect(first.hiddenValues.contains { $0 == ("place", "620799101201") })
            #expect(await village.post(base + "/new/steps/0?back=1", [:]).title == "户主")
            let township = site.visitor(as: county.sample.township)
            let place = await township.get(base + "/new/steps/1")
            #expect(place.title == "在哪个村（社区）" && place.words.contains("第 1 项，共 14 项"))
            let owner = await township.post(base + "/new/steps/1", ["place": "620799101201"])
            #expect(owner.title == "户主")
            let nowhere = await township.post(base + "/new/steps/1", ["place": ""])
            #expect(nowhere.status == 422 && nowhere.errors == ["选择所在地。"])
            let missing = await village.post(base + "/new/steps/2", ["place": "620799101201", "owner": ""])
            #expect(missing.status == 422 && missing.title == "户主" && missing.errors == ["填写户主。"])
            let next = await village.post(base + "/new/steps/2", ["place": "620799101201", "owner": "王大山"])
            #expect(next.title == "宅基地编号" && next.hiddenValues.contains { $0 == ("owner", "王大山") })
        }
    }

    @Test(arguments: Driver.allCases)
    func peopleSeeTheirOwnPlaceAndLedgers(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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

    @Test func manyAreMovedAfterAPreview() async throws {
        try await withSite(.sqlite) { county, site in
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

    @Test(arguments: Driver.allCases)
    func thePageOfVersionsSaysWhatEachOneChanged(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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

    @Test(arguments: Driver.allCases)
    func aThingSaysWhatToLookAtAndItsListIsNarrowedByLightWarningAndAnyField(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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
    func historyNamesTheThingsAndPlacesItSpeaksOf(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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
        try await withSite(driver) { county, site in
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

    /// Everything somebody may type into the form that must not come in, in one sending: nothing of it is written.
    @Test(arguments: Driver.allCases)
    func whatIsNoAnswerIsRefusedWithItsReasonAndNothingIsWritten(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let township = site.visitor(as: county.sample.township)
            let page = await township.post(
                base + "/items",
                [
                    "place": "620799102201", "owner": String(repeating: "长", count: 100_000), "area": "1e308",
                    "built": "1820-01-01", "elders": "无老人",
                ]
            )
            #expect(page.status == 422 && page.errors.count == 4)
            for words in ["不在云雾镇范围内", "户主最多 40 个字，现在有 100000 个字", "1e308", "年份不对，要在 1900 年到 2100 年之间"] {
                #expect(page.errors.contains { $0.contains(words) }, "\(words)")
            }
            #expect(page.visibleFormValues.contains { $0 == ("built", "1820-01-01") })
            // What is missing is told at once, also where the place is.
            let bare = await township.post(base + "/items", ["place": "", "area": "120"])
            #expect(bare.errors.contains { $0.contains("所在地") } && bare.errors.contains { $0.contains("户主") })
            let entered = try await county.list()
            #expect(entered.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func aVillageIsMergedOnThePageWhileItsThingsAreOpen(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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

    @Test(arguments: Driver.allCases)
    func aCardStandsInItsColumnWithItsGatesAndIsMovedFromTheBoard(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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

    @Test(arguments: Driver.allCases)
    func aThingGoesIntoTheTrashWithAReasonAndComesBackWithItsNumbers(driver: Driver) async throws {
        try await withSite(driver) { county, site in
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
