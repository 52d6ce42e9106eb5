import Core
import Database
import Directives
import Indicators
import PaperFormat
import Papers
import Rounds
import Tasks
import TestSupport
import Testing

@Suite("Rounds from their beginning to the next agenda")
struct RoundTests {
    /// 2026-06-10 is a Wednesday; the dispatch of Monday the 15th is begun, said, held, closed, opened again, and the next
    /// one starts with what became of it.
    @Test(arguments: Driver.allCases)
    func aWeekGoesFromItsBeginningToTheNextAgenda(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await county.setTargets()
            let first = try await county.enter("王大山")
            let held = try await county.enter("李二河", empty: "否")
            #expect(try await !county.finish(held).isEmpty)
            let set = SetCadence(county.desk)
            let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
            #expect(try await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).keys == ["cadence.taken"])
            #expect(try await set.adopt(shipped: "hundred-days", by: county.sample.officer).keys == ["move.notAllowed"])

            let open = OpenRound(county.desk)
            let monday = try county.day("2026-06-15")
            let before = try await county.rows()
            #expect(try await open(cadence, on: monday.adding(days: 1), by: county.supervisor).keys == ["round.notDue"])
            #expect(
                try await open(cadence, on: monday.adding(days: 28), by: county.supervisor).keys == ["round.notDue"]
            )
            #expect(try await open(cadence, on: monday, by: county.sample.township).keys == ["move.notAllowed"])
            await #expect(throws: NotFound.self) {
                try await open(cadence, on: monday, by: county.sample.otherSupervisor)
            }
            #expect(try await county.rows() == before)
            let id = try #require(await open(cadence, on: monday, by: county.supervisor).value)
            #expect(try await open(cadence, on: monday, by: county.supervisor).value == id)

            try await sayAndPromise(county, id)
            try await holdAndClose(county, id)
            // The house promised is pulled down within the week.
            county.clock.advance(days: 3)
            #expect(try await county.finish(first).isEmpty)
            county.clock.advance(days: 4)
            try await seeTheNextAgenda(county, cadence, id)
        }
    }

    private func sayAndPromise(_ county: RoundCounty, _ id: RoundID) async throws {
        let report = ReportToRound(county.desk)
        let due = try county.day("2026-06-21")
        var said = RoundReport()
        var counted = PromiseInput()
        (counted.words, counted.due, counted.key) = ("拆除 1 户", county.desk.today, RoundCounty.done)
        said.promises = [counted]
        let before = try await county.rows()
        let keys = try await report(id, said, by: county.sample.township).keys
        #expect(Set(keys) == ["round.words", "promise.number", "promise.past"])
        #expect(try await report(id, said, by: county.supervisor).keys == ["round.notOwing"])
        #expect(try await county.rows() == before)
        said.words = "连续阴雨，机械进不了村。"
        var more = PromiseInput()
        (counted.wanted, counted.due) = (1, due)
        (more.words, more.due) = ("开一次群众会", due)
        var broken = counted
        (broken.words, broken.wanted) = ("拆除 5 户", 5)
        said.promises = [counted, broken, more]
        #expect(try await report(id, said, by: county.sample.township).value == id)
        // A colleague said it meanwhile: nothing is written over unseen.
        var late = said
        late.seen = 0
        #expect(try await report(id, late, by: county.sample.township).keys == ["round.saidMeanwhile"])
        // Saying it again replaces what was promised.
        #expect(try await report(id, said, by: county.sample.township).value == id)
        let promises = try await county.database.read { tx in try tx.promises.list(of: .round(id)) }
        #expect(promises.map(\.words) == ["拆除 1 户", "拆除 5 户", "开一次群众会"])
        #expect(promises[0].base == 0 && promises[0].unitName == "云雾镇")
    }

    private func holdAndClose(_ county: RoundCounty, _ id: RoundID) async throws {
        county.clock.advance(days: 5)
        var minutes = RoundMinutes()
        minutes.text = "住房和城乡建设局6月20日前完成清泉镇危房鉴定。\n农业农村局6月30日前核实改厕数量。"
        let keep = KeepMinutes(county.desk)
        let before = try await county.rows()
        #expect(try await keep(id, version: 99, minutes, by: county.supervisor).keys == ["move.changed"])
        #expect(try await keep(id, version: 1, minutes, by: county.sample.leader).keys == ["move.notAllowed"])
        #expect(try await county.rows() == before)
        let kept = try #require(await keep(id, version: county.version(id), minutes, by: county.supervisor).value)
        #expect(kept.drafts == 2)
        let drafts = try await county.database.read { tx in
            try tx.drafts.issuable(kept.directive, county: SampleCounty.county)
        }
        let issue = IssueTasks(database: county.database, environment: county.desk.environment)
        let outcome = try await issue(kept.directive, Set(drafts.map(\.id)), by: county.supervisor)
        let read = drafts.map { "\($0.title) \($0.lead?.name ?? "—") \($0.deadline?.description ?? "—")" }
        #expect(outcome.keys.isEmpty, "\(read)")
        let issued = try #require(outcome.value)
        #expect(
            Set(issued.compactMap(\.task.deadline)) == [try county.day("2026-06-20"), try county.day("2026-06-30")]
        )

        let version = try await county.version(id)
        #expect(
            try await county.acts.close(id, version: version, words: "", by: county.sample.leader).keys == [
                "move.notAllowed"
            ]
        )
        #expect(try await county.acts.close(id, version: version, words: "", by: county.supervisor).issues.isEmpty)
        let owners = try await county.database.read { tx in try tx.rounds.owners(of: id) }
        // Seven departments besides supervision's own, three townships: only 云雾镇 had something to say.
        #expect(owners.count == 10 && owners.count { $0.closedAs == .known } == 9)
        #expect(owners.first { $0.closedAs == .reported }?.name == "云雾镇")
        #expect(
            try await ReportToRound(county.desk)(id, RoundReport(), by: county.sample.township).keys == [
                "round.notOpen"
            ]
        )
        let closed = try await county.version(id)
        #expect(
            try await county.acts.reopen(id, version: closed, reason: " ", by: county.supervisor).keys == ["move.words"]
        )
        #expect(
            try await county.acts.reopen(id, version: closed, reason: "清泉镇要补报", by: county.supervisor).issues.isEmpty
        )
        #expect(try await county.round(id).stage == .open)
        let again = try await county.version(id)
        #expect(try await county.acts.close(id, version: again, words: "已补报", by: county.supervisor).issues.isEmpty)
    }

    private func seeTheNextAgenda(_ county: RoundCounty, _ cadence: CadenceID, _ last: RoundID) async throws {
        let monday = try county.day("2026-06-22")
        let id = try #require(await OpenRound(county.desk)(cadence, on: monday, by: county.supervisor).value)
        #expect(try await county.round(id).from == county.day("2026-06-15"))
        // What is in words only is judged by supervision once its day is here.
        let promises = try await county.database.read { tx in try tx.promises.list(of: .round(last)) }
        let judge = JudgePromise(county.desk)
        #expect(
            try await judge(promises[0].id, of: .round(last), .kept, reason: "看过", by: county.supervisor).keys == [
                "promise.counted"
            ]
        )
        #expect(
            try await judge(promises[2].id, of: .round(last), nil, reason: "", by: county.supervisor).keys
                == ["promise.result", "promise.reason"]
        )
        #expect(
            try await judge(promises[2].id, of: .round(last), .kept, reason: "看过记录", by: county.sample.township).keys
                == ["move.notAllowed"]
        )
        #expect(
            try await judge(promises[2].id, of: .round(last), .kept, reason: "看过记录", by: county.supervisor).issues
                .isEmpty
        )
        #expect(
            try await judge(promises[2].id, of: .round(last), .broken, reason: "再看", by: county.supervisor).keys
                == ["promise.judged"]
        )
        let pack = try #require(await MakePack(county.desk)(id, by: county.supervisor).value)
        #expect(pack.items.map(\.isLate) == [true, false] && pack.items.allSatisfy { $0.state == "待签收" })
        #expect(pack.promises.map(\.standing) == [.kept, .broken, .kept])
        let cloud = try #require(pack.township("620799101"))
        #expect(
            cloud.numbers.map(\.value) == ["1 户"] && cloud.numbers.map(\.change) == ["+1 户"]
                || cloud.numbers.map(\.moved) == [1]
        )
        #expect(cloud.refusals.map(\.gate) == ["房屋已腾空"] && cloud.refusals.map(\.things) == [1])
        #expect(cloud.asks.first?.question.contains("拆除 5 户") == true)
        #expect(pack.points.contains { $0.words.contains("兑现 2 条，没有兑现 1 条（云雾镇）") })
        // The kept pack is the same again, and says the same as the page of the programme and the bulletin.
        let kept = try await county.database.read { tx in try tx.packs.pack(of: id) }
        #expect(kept == pack)
        let reader = county.supervisor
        let numbers = try await county.database.read { tx in try county.desk.indicators.programmes(for: reader, tx) }
        let places = pack.programmes.flatMap(\.places)
        #expect(numbers.flatMap(\.places).map(\.value) == places.map(\.value))
        #expect(numbers.compactMap(\.whole).map(\.light) == pack.programmes.map { $0.whole?.light })
        let bulletin = PackPapers(pack).bulletin(office: "督查室").content
        for number in places + pack.programmes.compactMap(\.whole) {
            #expect(bulletin.figures.contains { $0.words == number.value && $0.key.hasSuffix(number.place) })
        }
        // Settled on closing by the ledger's number of that day, for good.
        let version = try await county.version(id)
        #expect(
            try await county.acts.close(id, version: version, words: "", by: county.supervisor).keys == [
                "round.missingReason"
            ]
        )
        #expect(try await county.acts.close(id, version: version, words: "会后说明", by: county.supervisor).issues.isEmpty)
        let settled = try await county.database.read { tx in try tx.promises.list(of: .round(last)) }
        #expect(settled.map(\.result) == [.kept, .broken, .kept] && settled[1].judgedBy == "台账数字")
    }

    /// What no ledger tells is owed by everybody; who is missing is called on, and stays on record.
    @Test(arguments: Driver.allCases)
    func whoIsMissingIsCalledOnAndStaysOnRecord(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let set = SetCadence(county.desk)
            var draft = CadenceDraft("乡镇旬报", .disclosure, .days(10, from: try county.day("2026-06-01")))
            draft.owing = .townships
            let cadence = try #require(await set.add(draft, by: county.supervisor).value)
            draft.rule = .days(1, from: try county.day("2026-06-01"))
            #expect(try await set.change(cadence, version: 1, draft, by: county.supervisor).keys == ["cadence.days"])
            let id = try #require(
                await OpenRound(county.desk)(cadence, on: county.day("2026-06-11"), by: county.supervisor).value
            )
            let township = county.sample.township
            let waiting = try await county.database.read { tx in try county.desk.reminders(for: township, tx) }
            #expect(waiting.map(\.act) == ["填报"] && waiting.first?.address == "/rounds/\(id)/report")
            #expect(try await county.acts.remind(id, version: 1, by: county.supervisor).value == id)
            var said = RoundReport()
            said.words = "已逐项分析。"
            #expect(try await ReportToRound(county.desk)(id, said, by: township).value == id)
            let done = try await county.database.read { tx in try county.desk.reminders(for: township, tx) }
            #expect(done.isEmpty)
            let version = try await county.version(id)
            let refused = try await county.acts.close(id, version: version, words: "", by: county.supervisor)
            #expect(refused.keys == ["round.missingReason"] && refused.issues[0].values["names"] == "清泉镇、松林乡")
            #expect(try await county.acts.close(id, version: version, words: "通报", by: county.supervisor).value == id)
            let owners = try await county.database.read { tx in try tx.rounds.owners(of: id) }
            #expect(owners.map(\.closedAs) == [.reported, .missing, .missing])
            #expect(owners.map { $0.remindedAt != nil } == [true, true, true])
            // The officer of another county and of a unit that owes nothing find nothing.
            for stranger in [county.sample.otherSupervisor, county.sample.officer, county.sample.administrator] {
                await #expect(throws: NotFound.self) { try await county.round(id, as: stranger) }
            }
            #expect(try await set.end(cadence, by: county.supervisor).value == cadence)
            #expect(try await set.end(cadence, by: county.supervisor).keys == ["cadence.ended"])
        }
    }
}
