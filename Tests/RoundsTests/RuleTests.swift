import Core
import PaperFormat
import Papers
import Tasks
import Testing

@testable import Rounds

@Suite("Rules of rounds")
struct RuleTests {
    /// Result, wanted, reached, whether the number is to fall, days until the day is over → standing.
    @Test(
        arguments: [
            (nil, 12.0, 12.0, false, 3, .kept), (nil, 12, 9, false, 3, .open), (nil, 12, 9, false, 0, .open),
            (nil, 12, 9, false, -1, .broken), (nil, 12, nil, false, -1, .broken), (nil, 3, 2, true, 2, .open),
            (nil, 3, 3, true, -1, .kept), (nil, 3, 4, true, -1, .broken), (nil, nil, nil, false, 0, .open),
            (nil, nil, nil, false, -1, .awaiting), (PromiseResult.kept, nil, nil, false, -9, .kept),
            (.broken, 12, 12, false, -9, .broken), (nil, 12, 11.999_999_999_9, false, -1, .kept),
            (nil, 3, 3.000_000_000_1, true, -1, .kept), (nil, 12, 11.99, false, -1, .broken),
        ] as [(PromiseResult?, Double?, Double?, Bool, Int, PromiseStanding)]
    )
    func aPromiseStandsWhereNumbersOrAVerdictPutIt(
        result: PromiseResult?,
        wanted: Double?,
        reached: Double?,
        lowers: Bool,
        days: Int,
        standing: PromiseStanding
    ) {
        let today = Day(daysSince1970: 20_000)
        let due = today.adding(days: days)
        let found = PromiseStanding(
            result: result,
            wanted: wanted,
            reached: reached,
            lowers: lowers,
            due: due,
            today: today
        )
        #expect(found == standing)
    }

    /// Total, share of wrong ones in %, confidence in % → how many. 59 of very many is the known figure of zero acceptance.
    @Test(arguments: [
        (1_000_000, 5.0, 95.0, 59), (1_000_000, 1, 95, 299), (100, 5, 95, 45), (100, 10, 90, 20), (20, 5, 95, 19),
        (1, 5, 95, 1), (0, 5, 95, 0), (2, 50, 99, 2), (10, 0.1, 99.9, 10),
    ])
    func theSmallestSampleThatWouldNoticeIsTaken(total: Int, share: Double, confidence: Double, size: Int) {
        let found = SampleSize.needed(of: total, share: share / 100, confidence: confidence / 100)
        #expect(found == size)
        guard size > 0 else { return }
        #expect(SampleSize.power(found, of: total, share: share / 100) >= confidence / 100 - 1e-9)
        #expect(SampleSize.power(found - 1, of: total, share: share / 100) < confidence / 100)
    }

    private func number(_ key: String, _ light: Light?, points: Double?, moved: Double?) -> DispatchPack.Number {
        DispatchPack.Number(
            programme: key,
            programmeName: key,
            indicatorKey: "rate",
            indicator: "比例",
            region: "620799101",
            place: "云雾镇",
            goal: "达到 100%",
            value: "8%",
            expected: "42%",
            light: light,
            points: points,
            change: moved == 0 ? "没有变化" : "",
            moved: moved,
            needed: "12 户"
        )
    }

    private func promise(_ standing: PromiseStanding) -> DispatchPack.Promise {
        DispatchPack.Promise(
            unit: "云雾镇",
            region: "620799101",
            words: "改厕 12 户",
            fact: "承诺 12，现在 9",
            due: Day(daysSince1970: 20_000),
            standing: standing,
            address: "/rounds/1#promise-2"
        )
    }

    private func late(_ kind: String, _ days: Int, _ address: String) -> DispatchPack.Late {
        DispatchPack.Late(title: "清运垃圾", kind: kind, unit: "云雾镇", days: days, address: address)
    }

    /// Nothing is planned for a day of a number that is to stay between two others.
    @Test func whatHasNoPlanForTheDayIsHeldAgainstItsTarget() {
        var mean = number("拆旧", .behind, points: 60, moved: 2)
        #expect(mean.plan == "应达 42%")
        (mean.expected, mean.goal) = ("—", "3,000 到 5,000 元，2026-12-31 前")
        let ask = AskRule.number(mean, days: 7, named: "拆旧")?.ask
        #expect(ask?.reason == "现在 8%，目标3,000 到 5,000 元，2026-12-31 前")
    }

    @Test func threeThingsAreAskedTheGravestFirstAndNothingTwice() {
        let standing = AskRule.number(number("拆旧", .behind, points: 60, moved: 0), days: 7, named: "拆旧")
        let other = AskRule.number(number("改厕", .behind, points: 50, moved: 0), days: 7, named: "改厕")
        let third = AskRule.number(number("绿化", .behind, points: 40, moved: 0), days: 7, named: "绿化")
        let slow = AskRule.number(number("道路", .slow, points: 12, moved: 2), days: 7, named: "道路")
        let broken = AskRule.promise(promise(.broken))
        #expect(AskRule.promise(promise(.kept)) == nil && AskRule.promise(promise(.open)) == nil)
        let all = [slow, third, other, standing, broken].compactMap { $0 }
        #expect(all.count == 5)
        let asks = AskRule.choose(all + all)
        #expect(
            asks.map(\.question) == [
                "“改厕 12 户”没有兑现，差在哪里，哪一天补上？", "拆旧 7 天没有进展，卡在哪里，谁去解决？", "改厕 7 天没有进展，卡在哪里，谁去解决？",
            ]
        )
        #expect(asks.allSatisfy { !$0.reason.isEmpty && $0.address.hasPrefix("/") })
        // Each kind at most twice: the third standstill gives way to the pace.
        #expect(
            AskRule.choose([standing, other, third, slow].compactMap { $0 }).last?.question.hasPrefix("道路每周要完成 12 户")
                == true
        )
    }

    @Test func gatesAndLateWorkAreAskedWhereNumbersAreFineAndAGoodExampleLast() {
        let good = AskRule.number(number("养殖", .onTrack, points: -40, moved: 3), days: 7, named: "养殖")
        let fine = AskRule.number(number("厕所", .onTrack, points: 0, moved: 3), days: 7, named: "厕所")
        #expect(fine == nil && good?.kind == .example)
        let refusal = AskRule.refusal(
            DispatchPack.Refusal(
                programme: "old-houses",
                programmeName: "拆旧",
                place: "620799101",
                gate: "老人有去处",
                things: 4,
                counter: "户",
                address: "/programmes/old-houses?region=620799101"
            )
        )
        let all = [good, refusal, AskRule.late(late("任务", 30, "/tasks/1")), AskRule.late(late("问题", 2, "/problems/2"))]
        let asks = AskRule.choose(all.compactMap { $0 })
        #expect(asks.map(\.address) == ["/tasks/1", "/programmes/old-houses?region=620799101", "/problems/2"])
        #expect(AskRule.choose([good].compactMap { $0 }).count == 1 && AskRule.choose([]).isEmpty)
    }

    private func township(_ region: String, _ name: String, _ numbers: [DispatchPack.Number]) -> DispatchPack.Township {
        DispatchPack.Township(region: region, name: name, numbers: numbers)
    }

    private func pack(_ townships: [DispatchPack.Township]) -> DispatchPack {
        let day = Day(daysSince1970: 20_000)
        var pack = DispatchPack(
            asOf: Instant(startOf: day),
            county: "云岭县",
            countyCode: "620799",
            title: "每周一调度",
            since: day,
            due: day
        )
        pack.townships = townships
        return pack
    }

    /// Equals stand as townships and programmes do everywhere, however their keys are spelled; no township is named twice
    /// before the others that are as far behind.
    @Test func ofWhatIsEquallyFarBehindTownshipsTakeTurns() {
        let late = number("zinc", .behind, points: 70, moved: 1)
        let same = number("apple", .behind, points: 70, moved: 1)
        let worst = number("maize", .behind, points: 90, moved: 1)
        var pack = pack([township("620799101", "云雾镇", [late, same]), township("620799102", "清泉镇", [same, worst])])
        pack.slow = PackReading.slow(pack)
        let order = pack.slow.map { "\($0.place) \($0.number.programme)" }
        #expect(order == ["清泉镇 maize", "云雾镇 zinc", "清泉镇 apple", "云雾镇 apple"])
        #expect(pack.slowOrder == "离计划最远的 4 个，一样远的不分先后" && !pack.isSlowCut)
        pack.slow.removeLast()
        #expect(pack.isSlowCut)
        #expect(["b", "a", "cc"].falling { Double($0.count) } == ["cc", "b", "a"])
    }

    /// A refresh of a bulletin moves its day and its figures; what was promised stays of the day of the pack, and says so.
    @Test func whatARefreshDoesNotReachIsSaid() {
        var changes = PackChanges()
        changes.figures = [PackChanges.Figure(name: "云雾镇拆旧", before: "0 户", now: "1 户")]
        #expect(changes.remedy == "先在“数字的来源”里刷新，再印发。")
        changes.promises = 2
        #expect(changes.remedy.hasPrefix("承诺兑现的一段刷新不到：重新生成材料再拟一份，这份作废"))
        var pack = pack([])
        let address = "/rounds/promises"
        pack.promises = [
            DispatchPack.Promise(
                unit: "云雾镇",
                region: "620799101",
                words: "拆 3 户",
                fact: "",
                due: pack.due,
                standing: .kept,
                address: address
            )
        ]
        let day = pack.asOf.day
        let text = PackPapers(pack).bulletin(office: "督查室").content.text
        #expect(text.contains("截至\(day.month)月\(day.day)日，有结果的承诺1条，兑现1条"), "\(text)")
    }

    /// Words of people and of playbooks that end by themselves get no second end.
    @Test func sentencesOfOthersEndOnce() {
        var one = township("620799101", "云雾镇", [])
        one.refusals = [("老人有去处吗？", 2), ("房屋已腾空", 1)].map { gate, things in
            DispatchPack.Refusal(
                programme: "sample",
                programmeName: "拆旧",
                place: "620799101",
                gate: gate,
                things: things,
                counter: "户",
                address: "/"
            )
        }
        var pack = pack([one])
        pack.promises = ["月底前拆完！", "月底前拆完。", "月底前拆完"].map { words in
            DispatchPack.Promise(
                unit: "云雾镇",
                region: "620799101",
                words: words,
                fact: "没有拆。",
                due: pack.due,
                standing: .broken,
                address: "/"
            )
        }
        let page = "\(PackPapers(pack).township(one).body)"
        #expect(page.contains("老人有去处吗？") && page.contains("房屋已腾空。") && !page.contains("？。"), "\(page)")
        let text = PackPapers(pack).bulletin(office: "督查室").content.text
        let told = text.split(separator: "\n").filter { $0.contains("月底前拆完") }.map { String($0.drop { $0 != "云" }) }
        let once = "云雾镇：月底前拆完。没有拆。"
        #expect(told == ["云雾镇：月底前拆完！没有拆。", once, once], "\(text)")
    }

    @Test func townshipsWithAsManyBehindAreNamedTogether() {
        let behind = number("拆旧", .behind, points: 70, moved: 1)
        let fine = number("拆旧", .onTrack, points: 0, moved: 1)
        func said(_ lights: [(String, Bool)]) -> String {
            let places = lights.enumerated().map { township("62079910\($0)", $1.0, [$1.1 ? behind : fine]) }
            return TalkingPoints.points(pack(places)).map(\.words).joined()
        }
        let two = said([("云雾镇", true), ("清泉镇", true), ("松林乡", false)])
        #expect(two.hasPrefix("云雾镇、清泉镇滞后的专项最多，都是 1 个；松林乡最少，有 0 个。"), "\(two)")
        let all = said([("甲镇", true), ("乙镇", true), ("丙镇", true), ("丁镇", true)])
        #expect(all == "甲镇、乙镇、丙镇等 4 个乡镇滞后的专项最多，都是 1 个。", "\(all)")
    }

    /// What waits for a verdict has no result; names left out are counted.
    @Test func promisesAddUpAndAwaitingOnesHaveNoResult() {
        let kept = Array(repeating: PromiseStanding.kept, count: 5)
        let broken = Array(repeating: PromiseStanding.broken, count: 7)
        let count = PromiseCount(kept + broken + [.awaiting, .open])
        #expect(
            count.words(naming: ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇", "庚镇"])
                == "有结果的承诺 12 条，兑现 5 条，没有兑现 7 条（甲镇、乙镇、丙镇、丁镇、戊镇等 7 个单位），另有 1 条等待认定。"
        )
        #expect(PromiseCount([.broken]).words(naming: ["甲镇", "甲镇"]) == "有结果的承诺 1 条，兑现 0 条，没有兑现 1 条（甲镇）。")
        #expect(PromiseCount([.awaiting]).words() == "到期的承诺 1 条，都在等待认定。" && PromiseCount([.open]).isEmpty)
    }
}
