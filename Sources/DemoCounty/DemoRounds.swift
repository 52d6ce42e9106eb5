import Accounts
import Core
import Database
import Directives
import Files
import Indicators
import Ledgers
import Papers
import Programmes
import Rounds
import Tasks

/// The county's dispatches: three weeks behind it, with promises kept and broken and what was decided made into tasks, and
/// one open now with its pack; a survey of the villages that is nearly done.
struct DemoRounds {
    let desk: RoundDesk
    let clock: DemoClock
    let staff: DemoStaff
    let documents: DemoDocuments
    let evidence: DemoEvidence
    let today: Day
    private var random: SeededGenerator
    private(set) var refused: [String] = []

    static let weeks = 3

    init(
        _ indicators: IndicatorDesk,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ vault: FileVault,
        today: Day,
        _ random: SeededGenerator
    ) {
        self.clock = clock
        self.staff = staff
        self.today = today
        self.random = random
        evidence = DemoEvidence(vault: vault)
        documents = DemoDocuments(
            database: indicators.database,
            vault: vault,
            clock: clock,
            supervisor: staff.supervisors[0]
        )
        // The desk's clock is this life's own.
        let numbers = IndicatorDesk(
            database: indicators.database,
            environment: clock.environment,
            shelf: indicators.shelf,
            sets: indicators.sets,
            thresholds: indicators.thresholds
        )
        desk = RoundDesk(
            papers: PaperDesk(
                database: indicators.database,
                environment: clock.environment,
                vault: vault,
                indicators: numbers
            )
        )
    }

    private var supervisor: Actor { staff.supervisors[0] }
    /// The Monday of the dispatch that is open.
    private var next: Day { Self.next(today) }

    /// A Monday's own meeting is still to come that day.
    private static func next(_ today: Day) -> Day { today.adding(days: (8 - today.weekday) % 7) }

    /// When the county took its cadences on.
    static func began(_ today: Day) -> Instant { Instant(next(today).adding(days: -7 * weeks - 10), 8) }

    private mutating func note(_ issues: [Issue]) { refused += issues.map(\.key) }
    private func at(_ day: Day, _ hour: Int) { clock.advance(to: Instant(day, hour)) }

    mutating func live() async throws {
        let first = next.adding(days: -7 * Self.weeks)
        at(first.adding(days: -10), 9)
        let set = SetCadence(desk)
        let weekly = try await set.adopt(shipped: "weekly-dispatch", by: supervisor)
        note(weekly.issues)
        note(try await set.adopt(shipped: "ten-day-supervision", by: supervisor).issues)
        let monthly = try await set.adopt(shipped: "monthly-indicators", by: supervisor)
        note(monthly.issues)
        let villages = try await set.adopt(shipped: "village-survey", by: supervisor)
        note(villages.issues)
        note(try await set.adopt(shipped: "quarterly-disclosure", by: supervisor).issues)
        let hundred = try await set.adopt(shipped: "hundred-days", by: supervisor)
        note(hundred.issues)
        guard let weekly = weekly.value, let villages = villages.value, let monthly = monthly.value,
            let hundred = hundred.value
        else { return }
        // 20 days of looking, 60 of work.
        let phases = [clock.now.day.adding(days: 19), clock.now.day.adding(days: 79)]
        let looking = try await phase(of: hundred, on: phases[0])
        for week in 0..<Self.weeks { try await hold(weekly, on: first.adding(days: 7 * week), week) }
        if let looking {
            let version = try await version(looking)
            let words = "排查摸底结束，问题已经登记，转入集中攻坚。"
            note(try await RoundActs(desk).close(looking, version: version, words: words, by: supervisor).issues)
            _ = try await phase(of: hundred, on: phases[1])
        }
        try await analyse(monthly)
        try await survey(villages)
        try await begin(weekly)
    }

    /// One week: begun on Friday, said until Sunday, held and closed on Monday.
    private mutating func hold(_ cadence: CadenceID, on monday: Day, _ week: Int) async throws {
        at(monday.adding(days: -3), 10)
        let opened = try await OpenRound(desk)(cadence, on: monday, by: supervisor)
        note(opened.issues)
        guard let round = opened.value else { return }
        at(monday.adding(days: -1), 15)
        try await report(to: round, after: monday, leaving: week + 1)
        at(monday, 9)
        try await judge(on: monday)
        let matters = DemoRoundWords.matters(week, until: monday)
        var minutes = RoundMinutes()
        (minutes.text, minutes.place, minutes.chair) = (matters, "县政府三楼会议室", "孙县长")
        minutes.present = "各乡镇、县直有关部门主要负责人"
        let kept = try await KeepMinutes(desk)(round, version: try await version(round), minutes, by: supervisor)
        note(kept.issues)
        if let directive = kept.value?.directive { try await carry(directive, week) }
        at(monday, 17)
        let words = "没有报的单位会后单独说明，下次先听它们的。"
        let version = try await version(round)
        note(try await RoundActs(desk).close(round, version: version, words: words, by: supervisor).issues)
    }

    private func version(_ id: RoundID) async throws -> Int {
        let reader = supervisor
        return try await desk.database.read { tx in try tx.rounds.find(id, for: reader).version }
    }

    /// Each township says something and promises something that its ledgers will show, or not.
    private mutating func report(to round: RoundID, after monday: Day, leaving count: Int) async throws {
        let due = monday.adding(days: 6)
        let programmes = try await numbers(on: min(due, today))
        let before = try await numbers(on: clock.now.day).flatMap(\.places)
        for (place, unit) in staff.townships().dropLast(count).enumerated() {
            guard let actor = staff.actors[unit.id] else { continue }
            var report = RoundReport()
            report.words = DemoRoundWords.reasons[place % DemoRoundWords.reasons.count]
            var promise = PromiseInput()
            promise.due = due
            let own = programmes.compactMap { programme in programme.places.first { $0.region == unit.region } }
                .filter { $0.unit != "%" && !$0.lowers && ($0.number ?? 0) >= 2 }
            // What grows by then is promised and kept, what does not is promised and broken.
            let growing = own.filter { number in
                let then = before.first { $0.key == number.key && $0.region == number.region }?.number ?? 0
                return (number.number ?? 0).rounded(.down) > then
            }
            let chosen = place % 3 == 1 || growing.isEmpty ? own : growing
            if !chosen.isEmpty, place % 3 != 2 {
                let number = chosen[(place + count) % chosen.count]
                let isKept = growing.contains(number) && place % 3 == 0
                promise.key = number.key
                promise.wanted = (number.number ?? 0).rounded(.down) + (isKept ? 0 : Double(random.whole(1...3)))
                promise.words = "\(number.programme)：本周\(number.indicator)做到 \(Int(promise.wanted ?? 0)) \(number.unit)"
            } else {
                promise.words = DemoRoundWords.promises[place % DemoRoundWords.promises.count]
            }
            report.promises = [promise]
            note(try await ReportToRound(desk)(round, report, by: actor).issues)
        }
    }

    private func numbers(on day: Day) async throws -> [PlainProgramme] {
        let (desk, reader) = (desk.indicators, supervisor)
        return try await desk.database.read { tx in try desk.programmes(for: reader, asOf: day, tx) }
    }

    /// What is in words only is judged at the next meeting.
    private mutating func judge(on monday: Day) async throws {
        let county = supervisor.county
        let due = try await desk.database.read { tx in
            try tx.promises.due(in: county, from: monday.adding(days: -8), through: monday.adding(days: -1))
        }
        for (place, promise) in due.filter({ !$0.isCounted && $0.result == nil }).enumerated() {
            let kept = place % 3 != 1
            let reason = kept ? "现场看过，做到了。" : "现场看过，只完成一半。"
            let judge = JudgePromise(desk)
            note(
                try await judge(
                    promise.id,
                    of: promise.occasion,
                    kept ? .kept : .broken,
                    reason: reason,
                    by: supervisor
                )
                .issues
            )
        }
    }

    /// What was decided becomes tasks; some are done by the next meeting.
    private mutating func carry(_ directive: DirectiveID, _ week: Int) async throws {
        try await documents.settleLeads(directive)
        let issued = try await documents.issue(directive)
        try await documents.discardRest(directive)
        var acts = LifeActs(
            database: desk.database,
            environment: clock.environment,
            staff: staff,
            evidence: evidence,
            random: random
        )
        clock.advance(to: clock.now.adding(seconds: 7200))
        for (place, one) in issued.enumerated() {
            var steps: [LifeEvent.Act] = [.sign]
            if place % 3 != 2 || week == 0 { steps.append(.report(place % 2 == 0 ? 60 : 35)) }
            if place == 0 { steps += [.requestCloseOut, .closeOut] }
            for step in steps {
                clock.advance(to: clock.now.adding(seconds: 600))
                let standing = try await acts.standing(one.task.id)
                note(try await acts.perform(step, on: standing)?.issues ?? [])
            }
        }
        random = acts.random
    }

    private mutating func phase(of cadence: CadenceID, on day: Day) async throws -> RoundID? {
        let opened = try await OpenRound(desk)(cadence, on: day, by: supervisor)
        note(opened.issues)
        return opened.value
    }

    /// The month's analysis: departments that lead a number behind its plan say why; the last two are missing on record.
    private mutating func analyse(_ cadence: CadenceID) async throws {
        let now = clock.now.day
        guard let fifth = Day(year: now.year, month: now.month, day: 5) else { return }
        let planned = fifth <= now ? fifth : fifth.adding(months: -1)
        let opened = try await OpenRound(desk)(cadence, on: planned, by: supervisor)
        note(opened.issues)
        guard let round = opened.value else { return }
        let reader = supervisor
        let asked = try await desk.database.read { [desk] tx in
            try desk.dues(of: tx.rounds.find(round, for: reader), tx).missing
        }
        for (place, owner) in asked.dropLast(2).enumerated() {
            guard let actor = staff.actors[owner.unit], actor.unit == owner.unit else { continue }
            var report = RoundReport()
            report.words = DemoRoundWords.causes[place % DemoRoundWords.causes.count]
            note(try await ReportToRound(desk)(round, report, by: actor).issues)
        }
        let version = try await version(round)
        let words = "没有报的部门在下次会上说明。"
        note(try await RoundActs(desk).close(round, version: version, words: words, by: supervisor).issues)
    }

    /// Nearly done: two villages have no result, one has something wrong.
    private mutating func survey(_ cadence: CadenceID) async throws {
        let day = today.adding(days: -5)
        at(max(day, clock.now.day), 9)
        let opened = try await OpenRound(desk)(cadence, on: clock.now.day, by: supervisor)
        note(opened.issues)
        guard let round = opened.value else { return }
        let count = try await desk.database.read { tx in try tx.surveys.count(of: round) }
        let acts = SurveyActs(desk)
        for place in staff.townships() {
            guard let actor = staff.actors[place.id] else { continue }
            let own = try await desk.database.read { tx in
                try tx.surveys.list(of: round, ElementFilter(region: place.region), limit: 100).map(\.ordinal)
            }.filter { $0 != 3 && $0 <= count - 2 }
            guard !own.isEmpty else { continue }
            note(try await acts.record(own, of: round, .fine, words: "", by: actor).issues)
        }
        guard count > 3, let first = staff.townships().first, let actor = staff.actors[first.id] else { return }
        let words = "1 户房屋墙体开裂，还没有鉴定。"
        note(try await acts.record([3], of: round, .found, words: words, problemAspect: "住房安全", by: actor).issues)
    }

    /// The one before everybody now: half of the townships have said what is asked.
    private mutating func begin(_ cadence: CadenceID) async throws {
        at(today.adding(days: -1), 20)
        let opened = try await OpenRound(desk)(cadence, on: next, by: supervisor)
        note(opened.issues)
        guard let round = opened.value else { return }
        at(today.adding(days: -1), 21)
        try await report(to: round, after: next, leaving: staff.townships().count / 2)
        note(try await MakePack(desk)(round, by: supervisor).issues)
    }
}

/// The words of the demonstration's dispatches.
enum DemoRoundWords {
    static let reasons = [
        "连续阴雨，拆除机械进不了村，天晴后两台挖掘机同时开工。", "三户群众外出务工联系不上，已请亲属带话。", "施工队同时承包两个村，已另找一支队伍。",
        "补助资金还没有拨到，需要财政局本周拨付。", "没有困难，按计划推进。",
    ]
    static let causes = [
        "上级统计口径调整，数据推迟一周报出，下月恢复正常。", "项目手续没有办完，开工晚了一个月，已排出赶工计划，下月补上。",
    ]
    static let promises = ["把集镇两侧的垃圾清完", "开一次群众会，把拆旧政策讲到户", "把断头的 800 米村道路基做完", "把名册里缺的电话补齐"]

    /// What a meeting decides, with the day of the next one.
    static func matters(_ week: Int, until monday: Day) -> String {
        func day(_ days: Int) -> String {
            let day = monday.adding(days: days)
            return "\(day.month)月\(day.day)日"
        }
        switch week % 3 {
        case 0:
            return "财政局\(day(4))前把拆旧补助资金拨付到各乡镇。\n住房和城乡建设局牵头，\(day(11))前完成剩余危房鉴定。\n交通运输局\(day(6))前清理水毁村道。"
        case 1:
            return "农业农村局牵头，\(day(10))前核实各乡镇改厕数量。\n自然资源局\(day(5))前批复第二批宅基地复垦方案。\n水务局\(day(12))前修复三处人饮管道。"
        default:
            return "住房和城乡建设局\(day(8))前派人到滞后乡镇蹲点指导拆旧。\n林业和草原局\(day(13))前完成秋季造林地块核验。"
        }
    }
}
