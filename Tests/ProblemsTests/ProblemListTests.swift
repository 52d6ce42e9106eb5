import Core
import Database
import Documents
import Foundation
import Problems
import Tasks
import TestSupport
import Testing

/// Lists, scope and the light in SQL.
@Suite("Lists of problems")
struct ProblemListTests {
    @Test(arguments: Driver.allCases)
    func everybodyReadsWhatBelongsToThem(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let sample = county.sample
            let inVillage = try await county.handed(to: sample.officer, "村里的问题")
            let elsewhere = try #require(
                await county.enter(county.input("别处的问题", region: "620799102"), by: sample.supervisor).value
            )
            let light = county.light
            func seen(_ actor: Actor) async throws -> Set<ProblemID> {
                try await county.database.read { tx in
                    let lines = try tx.problems.list(ProblemFilter(), for: actor, light, limit: 10)
                    let counts = try tx.problems.lights(ProblemFilter(), for: actor, light)
                    #expect(lines.count == counts.values.reduce(0, +))
                    return Set(lines.map(\.problem.id))
                }
            }
            #expect(try await seen(sample.supervisor) == [inVillage, elsewhere])
            #expect(try await seen(sample.leader) == [inVillage, elsewhere])
            for actor in [sample.officer, sample.township, sample.village] {
                #expect(try await seen(actor) == [inVillage], "\(actor.name)")
            }
            for actor in [sample.otherOfficer, sample.administrator, sample.otherSupervisor] {
                #expect(try await seen(actor) == [], "\(actor.name)")
            }
            let found = try await county.database.read { tx in
                var filter = ProblemFilter()
                filter.text = "别处"
                let words = try tx.problems.list(filter, for: sample.supervisor, light, limit: 10)
                filter.text = "问题〔2026〕1号"
                let number = try tx.problems.list(filter, for: sample.supervisor, light, limit: 10)
                filter.text = ""
                filter.place = RegionCode("620799101")
                let place = try tx.problems.list(filter, for: sample.supervisor, light, limit: 10)
                return [words, number, place].map { $0.map(\.problem.id) }
            }
            #expect(found == [[elsewhere], [inVillage], [inVillage]])
        }
    }

    @Test(arguments: Driver.allCases)
    func theLightInSQLIsTheLightOfTheRule(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let supervisor = county.sample.supervisor
            var inputs: [ProblemInput] = []
            for index in 0..<180 {
                var input = county.input("问题 \(index)")
                input.phases =
                    index % 11 == 0 ? [] : [PhaseInput(due: county.today.adding(days: index % 23), goal: "到位")]
                if index % 2 == 0 { (input.cause, input.measures, input.person) = ("原因", "措施", "某人") }
                inputs.append(input)
            }
            _ = try #require(await county.enter.list(inputs, named: "清单", by: supervisor).value)
            let start = county.today.daysSince1970
            try await county.database.write { tx in
                for (index, stage) in ProblemStage.allCases.enumerated() {
                    try tx.run(
                        """
                        UPDATE problem SET stage = \(stage.rawValue), assigned_day = \(start) - sequence % 30
                        WHERE sequence % \(ProblemStage.allCases.count) = \(index)
                        """
                    )
                }
            }
            for offset in [-3, 0, 4, 9, 40] {
                let light = ProblemLight(today: county.today.adding(days: offset), thresholds: LightThresholds())
                let lines = try await county.database.read { tx in
                    var filter = ProblemFilter()
                    filter.stages = Set(ProblemStage.allCases)
                    return try tx.problems.list(filter, for: supervisor, light, limit: 1000)
                }
                #expect(lines.count == 180)
                let wrong = lines.filter { $0.light != $0.problem.standing.light(on: light.today, light.thresholds) }
                #expect(wrong.isEmpty, "\(offset) \(wrong.first.map { "\($0)" } ?? "")")
            }
            // Pages turn forwards and back without losing or doubling a line, in every order.
            let light = county.light
            for order in ProblemOrder.allCases {
                var filter = ProblemFilter()
                filter.order = order
                let (all, back) = try await county.database.read { [filter] tx in
                    var (ids, turn): ([ProblemID], ProblemTurn) = ([], ProblemTurn())
                    var pages: [ProblemListPart] = []
                    while true {
                        let part = try tx.problems.part(turn, of: filter, for: supervisor, light, size: 50)
                        pages.append(part)
                        ids += part.lines.map(\.problem.id)
                        guard let next = part.next else { break }
                        turn = ProblemTurn(after: next)
                    }
                    let last = ProblemTurn(before: pages.last?.previous)
                    let before = try tx.problems.part(last, of: filter, for: supervisor, light, size: 50)
                    return (ids, before.lines.map(\.problem.id) == pages.dropLast().last?.lines.map(\.problem.id))
                }
                #expect(all.count == 160 && Set(all).count == 160 && back, "\(order)")
            }
        }
    }
}
