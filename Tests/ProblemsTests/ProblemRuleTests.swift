import Core
import Problems
import Tasks
import Testing

/// Rules without a database, as tables of cases.
@Suite("Rules of problems")
struct ProblemRuleTests {
    private static let today = day("2026-06-10")

    private static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure(text) }
        return day
    }

    @Test(arguments: [
        (ProblemStage.found, "2026-06-01", "2026-05-01", true, Light.notDue),
        (.assigned, "2026-06-09", "2026-05-01", true, .behind), (.underway, "2026-06-10", "2026-05-01", true, .slow),
        (.underway, "2026-06-13", "2026-05-01", true, .slow), (.underway, "2026-06-14", "2026-05-01", true, .onTrack),
        (.underway, "2026-06-30", "2026-06-09", false, .onTrack),
        (.underway, "2026-06-20", "2026-05-31", false, .onTrack),
        (.underway, "2026-06-20", "2026-05-30", false, .slow),
        (.awaitingCheck, "2026-06-10", "2026-05-01", true, .onTrack),
        (.awaitingVerification, "2026-06-09", "2026-05-01", true, .behind),
        (.awaitingNotice, "2026-06-11", "2026-05-01", true, .onTrack),
        (.objected, "2026-06-09", "2026-05-01", true, .behind), (.closed, "2026-06-01", "2026-05-01", true, .closed),
        (.withdrawn, "2026-06-01", "2026-05-01", true, .withdrawn),
    ])
    func theLightFollowsTheFirstPhaseNotReached(_ row: (ProblemStage, String, String, Bool, Light)) {
        let standing = ProblemStanding(
            stage: row.0,
            nextDay: Self.day(row.1),
            assignedOn: Self.day(row.2),
            hasPlan: row.3
        )
        #expect(standing.light(on: Self.today, LightThresholds()) == row.4)
    }

    @Test func theLadderIsClimbedStepByStepAndEachStepRests() {
        func proposal(_ next: String?, _ change: (inout LadderFacts) -> Void = { _ in }) -> LadderStep? {
            var facts = LadderFacts(
                stage: .underway,
                nextDay: next.map(Self.day),
                assignedOn: Self.day("2026-05-01")
            )
            change(&facts)
            return Ladder.proposal(facts, on: Self.today)?.step
        }
        #expect(proposal("2026-06-10") == nil)
        #expect(proposal("2026-06-09") == .reminder)
        // However late: the first step comes first.
        #expect(proposal("2026-04-01") == .reminder)
        let taken: [(LadderStep, String, LadderStep?)] = [
            (.reminder, "2026-06-08", nil), (.reminder, "2026-06-07", .supervision),
            (.supervision, "2026-06-01", nil), (.supervision, "2026-05-31", .bulletin),
            (.bulletin, "2026-05-21", .interview), (.interview, "2026-05-01", .handover),
            (.handover, "2026-01-01", nil),
        ]
        for (step, next, wanted) in taken { #expect(proposal(next) { $0.taken = step } == wanted, "\(step)") }
        #expect(proposal("2026-01-01") { ($0.taken, $0.decidedOn) = (.reminder, Self.day("2026-06-08")) } == nil)
        #expect(proposal("2026-06-30") { ($0.taken, $0.returns) = (.reminder, 2) } == .supervision)
        #expect(proposal("2026-06-30") { ($0.taken, $0.reopenings) = (.bulletin, 1) } == .interview)
        #expect(proposal("2026-06-30") { ($0.stage, $0.assignedOn) = (.assigned, Self.day("2026-06-08")) } == .reminder)
        for stage in [ProblemStage.found, .awaitingVerification, .awaitingNotice, .objected, .closed, .withdrawn] {
            #expect(proposal("2026-01-01") { $0.stage = stage } == nil)
        }
        #expect(LadderStep.allCases.filter(\.needsLeader) == [.bulletin, .handover])
    }

    @Test func aDrawIsTheSameForTheSameSeedAndFairAmongAll() {
        let pool = (1...20).map { ProblemID(rawValue: Int64($0)) }
        let first = LookBackDraw.draw(5, from: pool, seed: 620_799)
        #expect(first == LookBackDraw.draw(5, from: pool.reversed(), seed: 620_799))
        #expect(Set(first).count == 5 && first != LookBackDraw.draw(5, from: pool, seed: 620_800))
        #expect(Set(LookBackDraw.draw(30, from: pool, seed: 1)) == Set(pool))
        var times: [ProblemID: Int] = [:]
        for seed in 1...4000 {
            for id in LookBackDraw.draw(5, from: pool, seed: Int64(seed)) { times[id, default: 0] += 1 }
        }
        // 1000 expected of each; six standard deviations are 164.
        #expect(pool.allSatisfy { (836...1164).contains(times[$0] ?? 0) })
    }

    @Test(arguments: [
        ("6月10日前取得明显成效，6月底前全面整改到位", ["2026-06-10 取得明显成效", "2026-06-30 全面整改到位"]),
        ("2026年6月10日前明显成效、6月底前整改到位", ["2026-06-10 明显成效", "2026-06-30 整改到位"]),
        ("2026.7.15", ["2026-07-15 整改到位"]), ("2026-07-15", ["2026-07-15 整改到位"]), ("9月底", ["2026-09-30 整改到位"]),
        ("年底前", ["2026-12-31 整改到位"]), ("2027年2月底前完成", ["2027-02-28 完成"]), ("1月底前", ["2027-01-31 整改到位"]),
        ("立即整改", []), ("", []), ("2月30日", []),
    ])
    func phasesAreReadAsOfficesWriteThem(_ row: (String, [String])) {
        #expect(PhaseText.phases(row.0, from: Self.day("2026-05-20")).map { "\($0.due) \($0.goal)" } == row.1)
    }

    @Test func whatIsWrittenIsReadBack() {
        let phases = [
            PhaseInput(due: Self.day("2026-06-10"), goal: "取得明显成效"),
            PhaseInput(due: Self.day("2026-06-30"), goal: "整改到位"),
        ]
        #expect(PhaseText.phases(PhaseText.written(phases), from: Self.today) == phases)
    }
}
