import Accounts
import Core
import Database
import Problems
import Tasks

/// Lets the county work on a list of the level above: imported nine weeks ago, handed out in one act, some of it closed
/// early and looked back at, some late, some on its way.
struct DemoProblems {
    let database: Database
    let clock: DemoClock
    let staff: DemoStaff
    let evidence: DemoEvidence
    let today: Day
    private var random: SeededGenerator
    private(set) var refused: [String] = []

    init(
        _ database: Database,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ evidence: DemoEvidence,
        today: Day,
        _ random: SeededGenerator
    ) {
        self.database = database
        self.clock = clock
        self.staff = staff
        self.evidence = evidence
        self.today = today
        self.random = random
    }

    private var environment: Environment { clock.environment }
    private var supervisor: Actor { staff.supervisors[0] }
    private var other: Actor { staff.supervisors[1] }
    private var acts: ProblemActs { ProblemActs(database: database, environment: environment) }
    private var decisions: ProblemDecisions { ProblemDecisions(database: database, environment: environment) }

    /// 6月10日前取得明显成效, 6月底前整改到位, counted from today.
    private var phases: [PhaseInput] {
        [
            PhaseInput(due: today.adding(days: -2), goal: "取得明显成效"),
            PhaseInput(due: today.adding(days: 18), goal: "整改到位"),
        ]
    }

    mutating func live() async throws {
        at(-60, 9)
        let enter = EnterProblems(database: database, environment: environment)
        let inputs = inputs
        note(try await enter.list(inputs, named: DemoProblemList.name, by: supervisor).issues)
        at(-59, 10)
        let ids = try await list()
        // The last one waits to be handed out.
        let handed = Array(ids.dropLast())
        var assignment = Assignment()
        assignment.words = "请逐一研究，明确措施、责任人和时限，按期整改到位。"
        let assign = AssignProblems(database: database, environment: environment)
        note(try await assign(handed, assignment, by: supervisor).issues)
        for (index, id) in handed.enumerated() where index % 9 != 8 { try await begin(id, index) }
        for (index, id) in handed.enumerated() where index % 4 == 1 { try await close(id, index) }
        for (index, id) in handed.enumerated() where index % 4 == 2 { try await reach(id, index) }
        try await handIn(handed.enumerated().filter { $0.offset % 8 == 3 }.map(\.element))
        try await lookBack()
        try await press(handed)
    }

    private var inputs: [ProblemInput] {
        let townships = staff.townships()
        return DemoProblemList.all.enumerated().map { index, text in
            var input = ProblemInput()
            let township = townships[index % min(6, townships.count)]
            let owner = text.unit.flatMap { staff.unit($0) } ?? (text.unit == nil ? township : nil)
            (input.aspect, input.content) = (text.aspect, text.content)
            input.source = .higherList
            input.foundOn = today.adding(days: -64)
            input.finder = "省专项检查组"
            input.region = township.region
            input.owner = owner?.id ?? staff.unit("农业农村局")?.id
            input.batchNumber = index + 1
            input.phases = phases
            input.needsNotice = text.aspect == "产业发展"
            return input
        }
    }

    private func list() async throws -> [ProblemID] {
        let (reader, light) = (supervisor, ProblemLight(today: today, thresholds: LightThresholds()))
        return try await database.read { tx in
            var filter = ProblemFilter()
            filter.order = .number
            return try tx.problems.list(filter, for: reader, light, limit: 100).map(\.problem.id)
        }
    }

    private func problem(_ id: ProblemID) async throws -> Problem {
        let reader = supervisor
        return try await database.read { tx in try tx.problems.find(id, for: reader) }
    }

    /// Signs, plans, and reports once.
    private mutating func begin(_ id: ProblemID, _ index: Int) async throws {
        at(-58 + index % 3, 9)
        var now = try await problem(id)
        guard let owner = now.owner.flatMap({ staff.actors[$0] }) else { return }
        note(try await acts.sign(id, version: now.version, by: owner).issues)
        guard index % 7 != 6 else { return }
        now = try await problem(id)
        let text = DemoProblemList.all[(now.batchNumber ?? 1) - 1]
        let plan = ProblemPlan(cause: text.cause, measures: text.measures, person: owner.name)
        note(try await acts.plan(id, version: now.version, plan, by: owner).issues)
        now = try await problem(id)
        let words = "已经开会研究，\(text.measures)，正在逐项落实。"
        note(try await acts.report(id, version: now.version, note: words, by: owner).issues)
        guard text.aspect == "人居环境" || text.aspect == "产业发展" else { return }
        now = try await problem(id)
        let before = Evidence(kept: [try evidence.picture(isAfter: false, UInt64(index), environment)])
        note(try await acts.addEvidence(id, version: now.version, note: "", files: before, by: owner).issues)
    }

    /// A record of a look at the place, and a photo where there is something to see.
    private func proof(_ id: ProblemID, _ index: Int) async throws -> Evidence {
        var files = [try evidence.record(of: "问题整改", environment)]
        if ["人居环境", "产业发展"].contains(try await problem(id).aspect) {
            files.append(try evidence.picture(isAfter: true, UInt64(index), environment))
        }
        return Evidence(kept: files)
    }

    /// The whole way to close-out, about six weeks ago.
    private mutating func close(_ id: ProblemID, _ index: Int) async throws {
        at(-45 + index / 4, 10)
        var now = try await problem(id)
        guard now.stage == .underway, now.hasPlan, let owner = now.owner.flatMap({ staff.actors[$0] }) else { return }
        let files = try await proof(id, index)
        let words = "对照措施逐条自查，已经整改到位，附现场核查记录。"
        note(try await acts.handIn(id, version: now.version, note: words, files: files, by: owner).issues)
        now = try await problem(id)
        note(try await decisions.pass("check", id, version: now.version, note: "看过现场，属实。", by: supervisor).issues)
        now = try await problem(id)
        if now.needsNotice {
            let until = clock.now.day.adding(days: 7)
            note(
                try await decisions.giveNotice(id, version: now.version, note: "复核属实，公示。", until: until, by: other)
                    .issues
            )
            at(-45 + index / 4 + 8, 10)
            now = try await problem(id)
            let said = "公示期间没有收到意见。"
            note(try await decisions.pass("notice-end", id, version: now.version, note: said, by: other).issues)
        } else {
            let said = "随机到现场复核，问题已经解决，同意销号。"
            note(try await decisions.pass("closeout", id, version: now.version, note: said, by: other).issues)
        }
    }

    /// The first phase was reached in time.
    private mutating func reach(_ id: ProblemID, _ index: Int) async throws {
        at(-20 + index / 4, 15)
        let now = try await problem(id)
        guard now.stage == .underway, now.hasPlan, let owner = now.owner.flatMap({ staff.actors[$0] }) else { return }
        let files = try await proof(id, index)
        let words = "主要措施已经落实，群众反映好转，附核查记录。"
        note(try await acts.reachPhase(id, version: now.version, note: words, files: files, by: owner).issues)
    }

    /// Some wait for a check, some for verification, one came back.
    private mutating func handIn(_ ids: [ProblemID]) async throws {
        for (place, id) in ids.enumerated() {
            at(-9 + place, 11)
            var now = try await problem(id)
            guard now.stage == .underway, now.hasPlan, let owner = now.owner.flatMap({ staff.actors[$0] }) else {
                continue
            }
            let files = try await proof(id, (now.batchNumber ?? 1) - 1)
            let words = "逐条自查完毕，申请销号。"
            note(try await acts.handIn(id, version: now.version, note: words, files: files, by: owner).issues)
            guard place > 0 else { continue }
            now = try await problem(id)
            if place == 1 {
                let reason = "只有文字没有现场照片，补齐整改后照片再报。"
                note(try await decisions.sendBack(id, version: now.version, note: reason, by: supervisor).issues)
            } else {
                let words = "资料齐全，抽看两处属实。"
                note(try await decisions.pass("check", id, version: now.version, note: words, by: supervisor).issues)
            }
        }
    }

    /// A draw a week ago: one held, one came back, the rest wait.
    private mutating func lookBack() async throws {
        at(-5, 9)
        let draw = DrawLookBack(database: database, environment: environment)
        let outcome = try await draw(
            horizon: 30,
            count: 3,
            seed: 620_799,
            witnesses: "县纪委监委、农业农村局各一人",
            by: other
        )
        note(outcome.issues)
        guard let round = outcome.value else { return }
        let (county, light) = (
            DemoCounty.county ?? supervisor.county, ProblemLight(today: today, thresholds: LightThresholds())
        )
        let drawn = try await database.read { tx in
            _ = try tx.lookBacks.find(round, in: county)
            return try tx.lookBacks.items(of: round, light).map(\.line.problem)
        }
        at(-4, 16)
        for (place, problem) in drawn.prefix(2).enumerated() {
            if place == 0 {
                let words = "到现场看过，没有反弹。"
                note(
                    try await decisions.confirmHeld(problem.id, version: problem.version, note: words, by: other).issues
                )
            } else {
                let words = "现场又看到同样的情况，重新整改。"
                let due = today.adding(days: 20)
                note(
                    try await decisions.reopen(problem.id, version: problem.version, due: due, note: words, by: other)
                        .issues
                )
            }
        }
    }

    /// One unit was reminded; one objects.
    private mutating func press(_ ids: [ProblemID]) async throws {
        at(-1, 10)
        for id in ids {
            let now = try await problem(id)
            guard now.stage == .underway, (now.nextDay ?? today) < today.adding(days: -1) else { continue }
            let decide = DecideStep(database: database, environment: environment)
            let reason = "第一阶段时限已过，先提醒。"
            note(
                try await decide(id, version: now.version, .reminder, isTaken: true, reason: reason, by: supervisor)
                    .issues
            )
            break
        }
        at(-1, 16)
        for id in ids {
            let now = try await problem(id)
            guard now.stage == .assigned, let owner = now.owner.flatMap({ staff.actors[$0] }) else { continue }
            let reason = "这项工作按职责由其他部门牵头，建议改派。"
            note(try await acts.object(id, version: now.version, reason: reason, by: owner).issues)
            break
        }
    }

    private func at(_ days: Int, _ hour: Int) { clock.advance(to: Instant(today.adding(days: days), hour)) }

    private mutating func note(_ issues: [Issue]) {
        refused += issues.map { "problem: \(problemWords.sentence(for: $0))" }
    }
}
