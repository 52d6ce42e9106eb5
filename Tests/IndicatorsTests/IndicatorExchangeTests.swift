import Core
import Database
import Foundation
import Indicators
import Ledgers
import Programmes
import TestSupport
import Testing
import Web
import Workflow

/// What people see at the addresses of programmes, targets and indicators.
@Suite("Indicator pages")
struct IndicatorExchangeTests {
    private let base = "/programmes/sample-houses"

    @Test(arguments: Driver.allCases)
    func aTargetIsSetHandedDownAndLightsUpTheTownships(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            for owner in ["甲", "乙", "丙", "丁"] { try await county.enter(owner) }
            try await county.finish(county.enter("戊", in: IndicatorCounty.farVillage))
            let supervisor = site.visitor(as: county.sample.supervisor)
            let form = await supervisor.get(base + "/targets/done")
            #expect(form.status == 200 && form.visibleFormValues.contains { $0 == ("source", "讲话二（一）：XX户") })
            let bad = await supervisor.post(
                base + "/targets/done",
                ["value": "很多", "due": "2026-12-31", "start": "2026-01-01"]
            )
            #expect(bad.status == 422 && bad.errors.contains("填写“已拆除”的目标值，例如 1200（户）。"))
            #expect(bad.visibleFormValues.contains { $0 == ("value", "很多") })
            // Shares without end would be written down so that nobody could read the target again.
            let months = Array(repeating: "1e308", count: 12).joined(separator: ",")
            let endless = await supervisor.post(
                base + "/targets/done",
                [
                    "value": "5", "start": "2026-01-01", "due": "2026-12-31", "trajectory": "season", "season": months,
                    "source": "县委会议",
                ]
            )
            #expect(endless.status == 422 && endless.errors.contains { $0.contains("十二个月各占多少") })
            let set = await supervisor.post(
                base + "/targets/done",
                ["value": "5", "start": "2026-01-01", "due": "2026-12-31", "trajectory": "straight", "source": "县委会议"]
            )
            #expect(set.notice == "目标已定。" && set.words.contains("达到 5 户，2026-12-31 前"))
            let handing = await supervisor.get(base + "/targets/done/handing-down")
            #expect(handing.visibleFormValues.contains { $0 == ("value-620799101", "4") })
            let refused = await supervisor.post(base + "/targets/done/handing-down", ["value-620799101": "3"])
            #expect(refused.status == 422 && refused.errors.contains { $0.contains("相差 2 户") })
            let handed = await supervisor.post(
                base + "/targets/done/handing-down",
                ["value-620799101": "4", "value-620799102": "1"]
            )
            #expect(handed.notice == "已分解到 2 个地方。" && handed.words.contains("合计 5 户，与本级相等"))
            let page = await site.visitor(as: county.sample.leader).get(base)
            #expect(page.status == 200 && page.words.contains("应达") && page.words.contains("差距在哪里"))
            #expect(page.words.contains("云雾镇上坪村"))
            #expect(page.links.contains { $0.address == base + "?region=620799101" })
            let township = await site.visitor(as: county.sample.leader).get(base + "?region=620799101")
            #expect(township.words.contains("上坪村") && !township.words.contains("泉头村"))
            let wall = await site.visitor(as: county.sample.leader).get("/board/programmes")
            #expect(wall.words.contains("滞后") && wall.words.contains("样例拆旧"))
            #expect(wall.links.contains { $0.address == base + "?region=620799101" })
            // A3 unless A0 is asked for; each leads to the other.
            let hall = await site.visitor(as: county.sample.leader).get("/board/programmes?paper=a0")
            #expect(wall.text.contains("print-poster") && hall.text.contains("print-banner"))
            #expect(wall.links.contains { $0.address.contains("paper=a0") })
            #expect(hall.links.contains { $0.word == "改用 A3 版面" })
            let screen = await site.visitor(as: county.sample.leader).get("/board/programmes/screen")
            #expect(screen.headers["Refresh"] == "20; url=/board/programmes/screen?screen=0" && !screen.links.isEmpty)
            #expect(!screen.words.contains("带 ?"), "\(screen.words)")
            let yesterday = county.today.adding(days: -1)
            let earlier = await site.visitor(as: county.sample.leader).get("/board/programmes/screen?day=\(yesterday)")
            #expect(earlier.links.contains { $0 == ("结束轮播", "/board/programmes?day=\(yesterday)") }, "\(earlier.links)")
        }
    }

    /// On the pages of a programme the search in the head looks through its ledger; the wall is of no one ledger.
    @Test func theSearchInTheHeadOfAProgrammeLooksThroughItsLedger() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            try await county.enter("甲")
            try await county.setDone(county.draft(5))
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let ledger = "/ledgers/\(IndicatorCounty.key)"
            let earlier = "?day=\(county.today.adding(days: -1))"
            for path in ["", earlier, "/targets", "/targets/done", "/targets/done/handing-down"] {
                let page = await supervisor.get(base + path)
                let search = try #require(page.text.split(separator: "<form").first { $0.contains("top-search") })
                #expect(search.contains("action=\"\(ledger)\"") && search.contains("搜索这本台账"), "\(path)")
            }
            let wall = await supervisor.get("/board/programmes")
            #expect(!wall.text.contains("搜索这本台账"))
        }
    }

    /// The page opens with what stands: nothing is added to a sum that is right.
    @Test(arguments: Driver.allCases)
    func whoeverHasNoPartOfATargetIsOfferedNoneOnceItWasHandedDown(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            for owner in ["甲", "乙", "丙", "丁"] { try await county.enter(owner) }
            try await county.enter("戊", in: IndicatorCounty.farVillage)
            try await county.setDone(county.draft(5))
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let address = base + "/targets/done/handing-down"
            let (near, far) = ("value-620799101", "value-620799102")
            let first = await supervisor.get(address)
            #expect(first.visibleFormValues.contains { $0 == (far, "1") }, "\(first.transcript)")
            #expect(try await county.handDone([IndicatorCounty.cloud: 5]).value == 1)
            let again = await supervisor.get(address)
            #expect(again.visibleFormValues.contains { $0 == (near, "5") }, "\(again.transcript)")
            #expect(again.visibleFormValues.contains { $0 == (far, "") }, "\(again.transcript)")
        }
    }

    /// The sum and what is missing are told as finely as they are typed.
    @Test func whatIsMissingOfATargetIsNeverNothing() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            try await county.enter("甲")
            try await county.setDone(county.draft(5))
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let address = base + "/targets/done/handing-down"
            for (near, far, sum, difference) in [
                ("4.9996", "0.0001", "4.9997，还差 0.0003", "0.0003"), ("5", "0.0004", "5.0004，多出 0.0004", "0.0004"),
                ("5.00002", "0", "5.00002，多出 0.00002", "0.00002"), ("3.5", "", "3.5，还差 1.5", "1.5"),
            ] {
                let values = Fields([("value-620799101", near), ("value-620799102", far)])
                let summed = await supervisor.post(address, Fields(values.pairs + [("check", "1")]))
                #expect(summed.status == 200 && summed.words.contains(sum), "\(summed.words)")
                let refused = await supervisor.post(address, values)
                #expect(refused.errors.contains { $0.contains("相差 \(difference) 户") }, "\(refused.errors)")
            }
        }
    }

    /// A target due next year stands beside this year's, and whoever sets it is told before and after.
    @Test(arguments: Driver.allCases)
    func aTargetDueNextYearIsToldAndShownBesideThisYears(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let next = county.today.year + 1
            func answers(_ value: String, _ start: String, _ due: String, year: Int) -> Fields {
                Fields([
                    ("value", value), ("start", start), ("due", due), ("trajectory", "straight"), ("source", "县委会议"),
                    ("year", "\(year)"),
                ])
            }
            let address = base + "/targets/done"
            let (first, last) = ("\(next - 1)-11-01", "\(next)-03-31")
            _ = await supervisor.post(
                address,
                answers("8", "\(next - 1)-01-01", "\(next - 1)-12-31", year: next - 1)
            )
            let told = await supervisor.post(address, answers("60", first, last, year: next - 1))
            let words = "完成日期在 \(next) 年：会另立 \(next) 年的目标，\(next - 1) 年的目标不变"
            #expect(told.status == 422 && told.errors.contains { $0.contains(words) })
            #expect(told.words.contains("保存前请确认") && !told.words.contains("还差"), "\(told.words)")
            // What is missing is counted as before.
            let blank = await supervisor.post(address, answers("", first, "\(next - 1)-12-31", year: next - 1))
            #expect(blank.words.contains("还差") && !blank.words.contains("保存前请确认"), "\(blank.words)")
            let untouched = await supervisor.get(base + "/targets")
            #expect(!untouched.words.contains("60 户"))
            let set = await supervisor.post(address, answers("60", first, last, year: next))
            #expect(set.notice == "\(next) 年的目标已定。\(next - 1) 年的目标不变。")
            #expect(set.words.contains("达到 8 户") && set.words.contains("\(next) 年：达到 60 户，\(last) 前"))
            let change = try #require(set.links.first { $0.word == "调整 \(next) 年目标" })
            let form = await supervisor.get(change.address)
            #expect(form.visibleFormValues.contains { $0 == ("value", "60") })
        }
    }

    @Test(arguments: Driver.allCases)
    func theWallOfAnEarlierDayHasItsNumbersAndTargets(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            let ids = [try await county.enter("甲"), try await county.enter("乙")]
            _ = try await county.setTarget(
                IndicatorCounty.rate,
                in: SampleCounty.county,
                county.draft(50),
                by: county.sample.supervisor
            )
            let day = county.today
            county.clock.advance(days: 10)
            try await county.finish(ids[0])
            _ = try await county.setTarget(
                IndicatorCounty.rate,
                in: SampleCounty.county,
                county.draft(80, reason: "加快"),
                by: county.sample.supervisor
            )
            let leader = site.visitor(as: county.sample.leader)
            let now = await leader.get("/board/programmes")
            let then = await leader.get("/board/programmes?day=\(day)")
            #expect(now.links.contains { $0.word.contains("50%") })
            #expect(then.links.contains { $0.word.contains("0%") } && !then.links.contains { $0.word.contains("50%") })
            #expect(then.words.contains("截至 2026年6月10日"))
            // A cell of that day opens the programme of that day, place by place.
            let cell = try #require(
                then.links.first { $0.address.contains("region=620799&") && $0.word.contains("0%") }
            )
            #expect(cell.address == "/programmes/sample-houses?region=620799&day=\(day)")
            let programme = await leader.get(cell.address)
            #expect(programme.status == 200 && programme.words.contains("截至 2026年6月10日 晚上的数"))
            // With the target of that day; 80% was set later.
            #expect(programme.words.contains("50%") && !programme.words.contains("80%"))
            let below = try #require(programme.links.first { $0.address.contains("region=620799101&day=\(day)") })
            #expect(await leader.get(below.address).words.contains("2026年6月10日"))
            #expect(await leader.get("/programmes/sample-houses?day=\(county.today)").words.contains("80%"))
        }
    }

    /// A village that was merged stays in the tree of its days, and everything of now leads to what it was merged into.
    @Test(arguments: Driver.allCases)
    func anEarlierDayKeepsTheVillagesOfThatDay(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            try await county.enter("甲")
            try await county.enter("乙", in: IndicatorCounty.code("620799101202"))
            let day = county.today
            county.clock.advance(days: 3)
            let merge = MergeRegions(county.ledgers)
            let (old, new) = (IndicatorCounty.village, IndicatorCounty.code("620799101202"))
            #expect(try await merge(old, into: new, by: county.sample.administrator).value == 1)
            let leader = site.visitor(as: county.sample.leader)
            let township = "region=620799101"
            #expect(await leader.get("/board/programmes?\(township)&day=\(day)").words.contains("上坪村"))
            #expect(await !leader.get("/board/programmes?\(township)").words.contains("上坪村"))
            let then = await leader.get("\(base)?\(township)&day=\(day)")
            #expect(then.links.contains { $0.address == "\(base)?region=\(old)&day=\(day)" })
            let ledger = try #require(then.links.first { $0.word == "台账（已并入下坪村）" })
            #expect(ledger.address == "/ledgers/sample-houses?region=\(new)")
            #expect(await !leader.get("\(base)?\(township)&day=\(county.today.adding(days: -1))").words.contains("还没有"))
            let village = await leader.get("\(base)?region=\(old)&day=\(day)")
            #expect(village.words.contains("上坪村已于 2026年6月13日 并入下坪村。"))
            #expect(village.links.contains { $0.word == "看下坪村" && $0.address == "\(base)?region=\(new)" })
            #expect(await leader.get("\(base)?region=\(old)").words.contains("从那天起它的数算在下坪村"))
            // The list of the old place says where its things are, and no filter offers it.
            let list = await leader.get("/ledgers/sample-houses?region=\(old)")
            #expect(list.words.contains("台账随同归下坪村") && list.links.contains { $0.address == ledger.address })
            let own = await site.visitor(as: county.sample.township).get("/ledgers/sample-houses")
            #expect(!own.words.contains("上坪村") && own.words.contains("下坪村"))
        }
    }

    @Test(arguments: Driver.allCases)
    func peopleSeeTheirOwnPlace(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            try await county.enter("甲")
            let township = site.visitor(as: county.sample.township)
            for path in [base, base + "/targets", "/board/programmes", "/indicators/sample-houses/rate"] {
                #expect(await township.get(path).status == 200, "\(path)")
                #expect(await township.get(path + "?region=620799102").status == 404, "\(path)")
                #expect(await site.visitor(as: county.sample.administrator).get(path).status == 403, "\(path)")
            }
            #expect(await site.visitor(as: county.sample.otherSupervisor).get(base).status == 404)
            #expect(
                await site.visitor(as: county.sample.otherSupervisor).get("/indicators/sample-houses/rate").status
                    == 404
            )
            let post = await township.post(base + "/targets/done", ["region": "620799102", "value": "5"])
            #expect(post.status == 404)
            let own = await township.post(
                base + "/targets/done",
                ["value": "5", "start": "2026-01-01", "due": "2026-12-31", "trajectory": "straight", "source": "县委会议"]
            )
            #expect(own.status == 422 && own.errors == ["你的岗位不能定这个地方的目标。"])
        }
    }

    @Test(arguments: Driver.allCases)
    func aNumberIsEnteredReturnedAndChecked(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            let officer = site.visitor(as: county.sample.supervisor)
            let address = "/indicators/moderately-prosperous/gdp_per_head"
            let list = await officer.get("/indicators/moderately-prosperous")
            #expect(list.words.contains("人均GDP") && list.words.contains("其余") && list.words.contains("不明"))
            let unmet = await officer.get("/indicators/moderately-prosperous?only=unmet")
            #expect(unmet.words.contains("草原植被覆盖度") && !unmet.words.contains("恩格尔系数"))
            let bad = await officer.post(address + "/values", ["period": "2027", "value": "x", "source": ""])
            #expect(bad.status == 422 && bad.errors.count == 3)
            let entered = await officer.post(
                address + "/values",
                ["period": "2025", "value": "28500", "source": "统计公报"]
            )
            #expect(entered.notice == "已录入，等另一个人审核。" && entered.words.contains("待审核"))
            #expect(!entered.buttons.contains { $0.hasPrefix("审核通过") })
            let id = try await county.database.read { tx in
                try tx.indicatorValues.waiting(in: SampleCounty.county).first?.id
            }
            let own = await officer.post("\(address)/values/\(try #require(id))/checking")
            #expect(own.notice == "自己录入的数字要由另一个人审核。")
        }
    }

    /// A chart says where its numbers come from: no ledger has those a person typed. A corrected period stands there once.
    @Test func aChartOfEnteredNumbersNamesThemAsEnteredAndShowsCorrections() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let key = IndicatorCounty.families
            for (period, value) in [("2023", 380.0), ("2024", 400.0), ("2024", 410.0)] {
                let draft = ValueDraft(period: period, value: value, source: "统计年报")
                let entered = try await EnterValue(county.desk)(key, in: SampleCounty.county, draft, by: county.housing)
                let id = try #require(entered.value)
                let checked = try await CheckValue(county.desk)(
                    id,
                    MoveRequest("checking"),
                    by: county.sample.supervisor
                )
                #expect(checked.value != nil, "\(checked.issues)")
            }
            let leader = try county.site().visitor(as: county.sample.leader)
            let page = await leader.get("/indicators/\(key.set)/\(key.indicator)")
            let cells = page.text.components(separatedBy: ">2024-12-31</th>")
            #expect(cells.count == 2 && cells.last?.prefix(120).contains("410") == true)
            #expect(page.words.contains("来源：人工录入") && !page.words.contains("来源：台账汇总"), "\(page.words)")
        }
    }

    @Test func supervisionTakesOnANewVersion() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let site = try county.site()
            let supervisor = site.visitor(as: county.sample.supervisor)
            let list = await supervisor.get("/programmes")
            #expect(list.words.contains("样例拆旧新版（有新版本）"))
            #expect(list.text.contains("<tr class=\"group-row\"><th scope=\"rowgroup\" colspan=\"6\">生态宜居</th>"))
            let page = await supervisor.post(base + "/adoption")
            #expect(page.title == "样例拆旧新版" && page.words.contains("专项版本"))
            #expect(await site.visitor(as: county.housing).post(base + "/adoption").status == 403)
        }
    }

    @Test func whatIsWrongWithAPlaybookOfTheCountyIsToldToWhoTakesProgrammesOn() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let file = WrittenFile(name: "d/toilets.yaml", bytes: Array("key: toilets\nnam: 厕所\n".utf8))
            let offered = PlaybookText.offered(own: [file])
            let routes = IndicatorRoutes(desk: county.desk, shipped: [], left: offered.problems)
            let site = try county.site(routes)
            let page = await site.visitor(as: county.sample.supervisor).get("/programmes")
            #expect(page.words.contains("县里自己写的专项有错误") && page.words.contains("toilets.yaml 第 2 行"))
            #expect(await !site.visitor(as: county.sample.leader).get("/programmes").words.contains("toilets.yaml"))
        }
    }

    /// A list leaves as it is shown, and says what it was narrowed to and when it was read.
    @Test func listsLeaveAsTheyAreShown() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let leader = try county.site().visitor(as: county.sample.leader)
            func export(_ page: String) async throws -> SeenPage {
                await leader.get(try #require(await leader.get(page).links.first { $0.word == "导出表格" }?.address))
            }
            let moment = "截至 2026年6月10日 09:00"
            let numbers = try await export("/indicators?q=拆除&kind=targeted")
            let found = try numbers.sheet
            #expect(found[1][0].hasPrefix(moment) && found[2] == ["只列：含“拆除”、有目标的"], "\(found)")
            #expect(!found.contains { $0.contains("常住户数") } && numbers.fileName?.contains("（含“拆除”") == true)
            let unmet = try await export("/indicators/moderately-prosperous?only=unmet").sheet
            #expect(unmet[2] == ["只列：讲话点名未达标的"] && !unmet.contains { $0.contains("恩格尔系数") })
            for owner in ["甲", "乙"] { try await county.enter(owner) }
            try await county.finish(county.enter("丙"))
            let targets = try await export(base + "/targets?region=620799101").sheet
            // One of three is 33.3%, as pages have it.
            let rate = try #require(targets.first { $0.first == "拆除率" })
            #expect(rate[5] == "33.3" && rate[6].wholeMatch(of: /\d+(\.\d)?/) != nil, "\(rate)")
            #expect(targets[1][0].hasPrefix(moment) && targets[2] == ["只列：云雾镇、2026年"], "\(targets)")
        }
    }
}
