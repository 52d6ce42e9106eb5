import Core
import Database
import Ledgers
import Rounds
import TestSupport
import Testing

@Suite("Rounds go by the calendar, whether or not somebody presses a button")
struct TimerTests {
    /// 2026-06-10 is a Wednesday: the round of Monday the 15th begins on Friday, once, and calls before and after its day.
    @Test(arguments: Driver.allCases)
    func aRoundBeginsOfItselfAndCallsOnThoseWhoAreMissing(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            var draft = CadenceDraft("村务公开", .disclosure, .weekly(1))
            draft.owing = .villages
            let cadence = try #require(await SetCadence(county.desk).add(draft, by: county.supervisor).value)
            let timer = RoundTimer(county.desk)
            let before = try await county.rows()
            #expect(try await timer() == RoundTimer.Done())
            #expect(try await county.rows() == before)

            county.clock.advance(days: 2)
            // Two processes at the same moment.
            async let one = timer()
            async let other = timer()
            let begun = try await [one, other]
            #expect(begun.map(\.begun).reduce(0, +) == 1)
            let id = try await only(county, cadence, "2026-06-15")
            let owners = try await county.database.read { tx in try tx.rounds.owners(of: id) }
            #expect(!owners.isEmpty && begun.map(\.called).reduce(0, +) == owners.count)
            #expect(owners.allSatisfy { $0.remindedAt == county.clock.now })
            let round = try await county.round(id)
            #expect(round.openedBy == "系统（到期自动）" && round.version == 1)
            let monday = try county.day("2026-06-08")
            #expect(round.title == "村务公开（2026年6月15日）" && round.from == monday)
            let facts = try await county.database.read { tx in try tx.rounds.noticeFacts(of: id) }
            #expect(facts?.title == round.title && facts?.called.count == owners.count)
            #expect(try await timer() == RoundTimer.Done())

            // Somebody says it; the day after, only the others are called on, once.
            var said = RoundReport()
            said.words = "已公开到六月。"
            #expect(try await ReportToRound(county.desk)(id, said, by: county.sample.village).value == id)
            county.clock.advance(days: 4)
            #expect(try await timer() == RoundTimer.Done(called: owners.count - 1))
            #expect(try await timer() == RoundTimer.Done())

            // What is said after the day is added to, not talked away.
            var more = said
            more.promises = [try promise(county, "补公开七月")]
            #expect(try await ReportToRound(county.desk)(id, more, by: county.sample.village).value == id)
            more.promises = [try promise(county, "不用公开")]
            #expect(try await ReportToRound(county.desk)(id, more, by: county.sample.village).value == id)
            let promises = try await county.database.read { tx in try tx.promises.list(of: .round(id)) }
            #expect(promises.map(\.words) == ["补公开七月", "不用公开"])

            // After three weeks without a server the newest is begun; those between stay to people.
            county.clock.advance(days: 21)
            #expect(try await timer().begun == 1)
            _ = try await only(county, cadence, "2026-07-06")
            #expect(try await county.database.read { tx in try tx.count("FROM round") } == 2)
            let verdict = try await county.database.read { tx in
                try tx.count("FROM record WHERE act = 'round.opening' AND person = '系统（到期自动）' AND account_id IS NULL")
            }
            #expect(verdict == 2)
        }
    }

    /// Two surveys and a disclosure come due; the database refuses a second survey, and a second reminder.
    @Test(arguments: Driver.allCases)
    func whatFailsKeepsNothingElseOfTheTurnWaiting(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let set = SetCadence(county.desk)
            for (name, kind, register) in [
                ("排查甲", RoundKind.survey, "villages"), ("村务公开", .disclosure, ""), ("排查乙", .survey, "villages"),
            ] {
                var draft = CadenceDraft(name, kind, .weekly(1))
                (draft.owing, draft.register) = (.villages, register)
                #expect(try await set.add(draft, by: county.supervisor).issues == [])
            }
            county.clock.advance(days: 2)
            try await county.database.write { tx in
                _ = try tx.run("CREATE UNIQUE INDEX one_survey ON round (register) WHERE register <> ''")
                _ = try tx.run("CREATE UNIQUE INDEX one_reminder ON record (act) WHERE act = 'round.reminder'")
            }
            let timer = RoundTimer(county.desk)
            let first = try await timer()
            let units = try await county.database.read { tx in
                try tx.values("SELECT count(*) FROM round_owner GROUP BY round_id", as: Int.self)
            }
            #expect(first.begun == 2 && units.count == 2 && first.called == units.first, "\(first)")
            #expect(first.faults.map { $0.prefix(4) } == ["cade", "call"], "\(first.faults)")

            try await county.database.write { tx in
                _ = try tx.run("DROP INDEX one_survey")
                _ = try tx.run("DROP INDEX one_reminder")
            }
            let second = try await timer()
            #expect(second.begun == 1 && second.called == 2 * first.called && second.faults == [], "\(second)")
            #expect(try await timer() == RoundTimer.Done())
        }
    }

    private func promise(_ county: RoundCounty, _ words: String) throws -> PromiseInput {
        var promise = PromiseInput()
        (promise.words, promise.due) = (words, try county.day("2026-06-25"))
        return promise
    }

    private func only(_ county: RoundCounty, _ cadence: CadenceID, _ day: String) async throws -> RoundID {
        let planned = try county.day(day)
        let begun = try await county.database.read { tx in
            try tx.rounds.begun(in: SampleCounty.county, from: planned)[cadence]?[planned]
        }
        return try #require(begun)
    }

    /// 逐月分析: only who leads or has a number behind its plan is asked; a drive begins with its phase.
    @Test(arguments: Driver.allCases)
    func aReviewAsksOnlyOfNumbersBehindAndADriveBeginsWithItsPhase(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await county.setTargets()
            let set = SetCadence(county.desk)
            var draft = CadenceDraft("指标分析", .indicators, .asked)
            draft.owing = .both
            let review = try #require(await set.add(draft, by: county.supervisor).value)
            let today = county.desk.today
            let id = try #require(await OpenRound(county.desk)(review, on: today, by: county.supervisor).value)
            let supervisor = county.supervisor
            let asked = try await county.database.read { tx in
                let round = try tx.rounds.find(id, for: supervisor)
                let dues = try county.desk.dues(of: round, tx)
                return dues.owners.filter { dues.standing(of: $0) == .missing }.map { owner in
                    "\(owner.name) \(dues.asked[owner.unit]?.first?.title ?? "")"
                }
            }
            #expect(asked.count == 3 && asked[0].hasPrefix("住建局 样例拆旧：已拆除现在 0 户，应达"), "\(asked)")
            #expect(asked.dropFirst().map { $0.prefix(3) } == ["云雾镇", "清泉镇"])

            let drive = try #require(await set.adopt(shipped: "hundred-days", by: county.supervisor).value)
            #expect(try await RoundTimer(county.desk)().begun == 1)
            let phase = try await county.round(only(county, drive, "2026-06-29"))
            #expect(phase.title == "百日攻坚行动·排查摸底（2026年6月29日）" && phase.from == today)

            try await minutesAreAddedTo(county, id)
        }
    }

    /// What is written down later stands behind what was, and both are tasks of the next agenda.
    private func minutesAreAddedTo(_ county: RoundCounty, _ id: RoundID) async throws {
        let keep = KeepMinutes(county.desk)
        for line in ["住房和城乡建设局6月20日前完成危房鉴定。", "农业农村局6月30日前核实改厕数量。"] {
            var minutes = RoundMinutes()
            minutes.text = line
            let kept = try await keep(id, version: county.version(id), minutes, by: county.supervisor)
            #expect(kept.value?.drafts == 1)
        }
        let round = try await county.round(id)
        #expect(round.minutes.split(separator: "\n").count == 2)
        #expect(try await county.database.read { tx in try tx.rounds.directives(of: id).count } == 2)
    }
}
