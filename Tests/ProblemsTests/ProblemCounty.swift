import Core
import Database
import Files
import Foundation
import Papers
import Problems
import Tasks
import TestSupport
import Testing

/// The sample county with a clock that tests move, and the acts on problems.
struct ProblemCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let environment: Environment
    private let clock: MovedClock

    init(_ database: Database, _ sample: SampleCounty) {
        self.database = database
        self.sample = sample
        let clock = MovedClock()
        self.clock = clock
        environment = clock.environment
    }

    var today: Day { environment.today }
    var light: ProblemLight { ProblemLight(today: today, thresholds: LightThresholds()) }
    var acts: ProblemActs { ProblemActs(database: database, environment: environment) }
    var decisions: ProblemDecisions { ProblemDecisions(database: database, environment: environment) }
    var enter: EnterProblems { EnterProblems(database: database, environment: environment) }
    var assign: AssignProblems { AssignProblems(database: database, environment: environment) }
    var decide: DecideStep { DecideStep(database: database, environment: environment) }
    var receive: ReceivePaper {
        ReceivePaper(database: database, environment: environment, received: .problems)
    }
    var draw: DrawLookBack { DrawLookBack(database: database, environment: environment) }
    var importing: ImportProblems { ImportProblems(database: database, environment: environment) }

    func later(days: Int) { clock.advance(days: days) }

    func input(_ content: String = "3 户危房没有鉴定", region: String = "620799101201") -> ProblemInput {
        var input = ProblemInput()
        (input.content, input.aspect, input.spot) = (content, "人居环境", "二组东头")
        input.region = RegionCode(region)
        input.foundOn = today
        input.phases = [
            PhaseInput(due: today.adding(days: 5), goal: "取得明显成效"),
            PhaseInput(due: today.adding(days: 20), goal: "整改到位"),
        ]
        return input
    }

    /// Found by supervision and handed to a unit.
    func handed(to owner: Actor, _ content: String = "3 户危房没有鉴定", checker: UnitID? = nil) async throws -> ProblemID {
        let id = try #require(await enter(input(content), by: sample.supervisor).value)
        var assignment = Assignment()
        (assignment.owner, assignment.checker) = (owner.unit, checker)
        _ = try #require(await assign([id], version: 1, assignment, by: sample.supervisor).value)
        return id
    }

    /// Handed out, signed for, planned and handed in with proof.
    func handedIn(by owner: Actor, _ content: String = "3 户危房没有鉴定") async throws -> ProblemID {
        let id = try await handed(to: owner, content)
        _ = try #require(await acts.sign(id, version: version(id), by: owner).value)
        let plan = ProblemPlan(cause: "没有普查", measures: "逐户鉴定", person: "李农业")
        _ = try #require(await acts.plan(id, version: version(id), plan, by: owner).value)
        _ = try #require(
            await acts.handIn(id, version: version(id), note: "已全部鉴定", files: proof(), by: owner).value
        )
        return id
    }

    func proof() -> Evidence {
        Evidence(kept: [
            NewAttachment(
                id: environment.newID(),
                digest: String(repeating: "ab", count: 32),
                name: "整改后.jpg",
                mediaType: "image/jpeg",
                size: 10
            )
        ])
    }

    func problem(_ id: ProblemID) async throws -> Problem {
        let reader = sample.supervisor
        return try await database.read { tx in try tx.problems.find(id, for: reader) }
    }

    func version(_ id: ProblemID) async throws -> Int { try await problem(id).version }

    func waiting(for actor: Actor) async throws -> [ProblemReason: Int] {
        let light = light
        let groups = try await database.read { tx in try tx.problems.waiting(for: actor, light, limit: 8) }
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.reason, $0.count) })
    }

    /// Rows of the tables an act may write: what a refused act leaves equal.
    func rows() async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in [
                "problem", "problem_phase", "movement", "record", "paper", "paper_unit", "problem_paper",
                "problem_measure",
                "problem_objection", "look_back", "look_back_item", "attachment", "problem_batch",
            ] { counts[table] = try tx.count("FROM \(name: table)") }
            return counts
        }
    }
}

/// Runs `body` in a sample county of its own.
func withProblemCounty(_ driver: Driver, _ body: (ProblemCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in try await body(ProblemCounty(database, sample)) }
}

extension Outcome {
    /// The keys of what was refused.
    var keys: [String] { issues.map(\.key) }
}
