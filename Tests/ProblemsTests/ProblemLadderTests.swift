import Core
import Database
import PaperFormat
import Papers
import Problems
import Records
import Tasks
import TestSupport
import Testing
import Workflow

/// What is done with many problems, and with those that do not move, on both engines. 3.21 to 3.24 of the speech.
@Suite("Ladder, handing out and look-backs")
struct ProblemLadderTests {
    @Test(arguments: Driver.allCases)
    func theLadderIsDecidedByPeopleWithReasons(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, leader, owner) = (county.sample.supervisor, county.sample.leader, county.sample.officer)
            let id = try await county.handed(to: owner)
            _ = try #require(await county.acts.sign(id, version: county.version(id), by: owner).value)
            county.later(days: 7)
            #expect(try await county.waiting(for: supervisor)[.ladder] == 1)
            func take(_ step: LadderStep, _ actor: Actor, reason: String = "逾期", isTaken: Bool = true) async throws
                -> [String]
            {
                try await county.decide(
                    id,
                    version: county.version(id),
                    step,
                    isTaken: isTaken,
                    reason: reason,
                    by: actor
                ).keys
            }
            #expect(try await take(.supervision, supervisor) == ["ladder.over"])
            #expect(try await take(.reminder, supervisor, reason: " ") == ["move.words"])
            #expect(try await take(.reminder, owner) == ["move.notAllowed"])
            #expect(try await take(.reminder, supervisor) == [])
            #expect(try await county.waiting(for: supervisor)[.ladder] == nil)
            county.later(days: 3)
            #expect(try await take(.supervision, supervisor) == [])
            county.later(days: 10)
            // Criticism is approved by the head of government (art. 21).
            #expect(try await county.waiting(for: supervisor)[.ladder] == nil)
            #expect(try await county.waiting(for: leader)[.ladder] == 1)
            #expect(try await take(.bulletin, supervisor) == ["ladder.leader"])
            #expect(try await take(.bulletin, leader, reason: "已有进展，暂缓", isTaken: false) == [])
            let problem = try await county.problem(id)
            let history = try await county.database.read { tx in try tx.problems.history(of: problem, for: supervisor) }
            #expect(history.steps.map(\.step) == [.reminder, .supervision, .bulletin])
            #expect(
                history.steps.map(\.isTaken) == [true, true, false] && history.steps.allSatisfy { !$0.proposed.isEmpty }
            )
            #expect(history.papers.map(\.number) == ["交办〔2026〕1号", "督办函〔2026〕1号"])
            // The letter waits in 今日 of the unit until it is signed for, and gives the days of the ladder to answer.
            let waiting = try await county.database.read { tx in try tx.papers.waiting(for: owner, limit: 8) }
            #expect(waiting.map(\.reason) == [.toReceive] && waiting[0].lines.map(\.kind) == [.supervisionLetter])
            let letter = try await county.database.read { tx in try tx.papers.find(history.papers[1].id, for: owner) }
            #expect(letter.content.text.contains("逾期") && letter.content.text.contains("2026年6月23日前"))
            _ = try #require(await county.receive(letter.id, by: owner).value)
            #expect(try await county.database.read { tx in try tx.papers.waiting(for: owner, limit: 8) }.isEmpty)
            // Above the last step there is none.
            for step in [LadderStep.bulletin, .interview, .handover] { #expect(try await take(step, leader) == []) }
            #expect(try await take(.handover, leader) == ["ladder.done"])
        }
    }

    @Test(arguments: Driver.allCases)
    func severalAreHandedOutWithOneDocumentAUnitOrNoneAtAll(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, owner) = (county.sample.supervisor, county.sample.officer)
            var ids: [ProblemID] = []
            for (index, unit) in [owner.unit, county.sample.otherOfficer.unit, owner.unit, nil].enumerated() {
                var input = county.input("问题 \(index + 1)")
                input.owner = unit
                ids.append(try #require(await county.enter(input, by: supervisor).value))
            }
            let before = try await county.rows()
            let refused = try await county.assign(ids, Assignment(), by: supervisor)
            #expect(refused.keys == ["problem.noOwner"])
            #expect(try await county.rows() == before)
            let papers = try #require(await county.assign(Array(ids.prefix(3)), Assignment(), by: supervisor).value)
            #expect(papers.count == 2)
            let paper = try await county.database.read { tx in try tx.papers.find(papers[0], for: owner) }
            #expect(paper.content.tables.last?.rows.map { $0[4] } == ["问题 1", "问题 3"] && paper.kind == .assignment)
            #expect(paper.content.addressees == [owner.unitName] && paper.content.annexes.count == 1)
            // Problems wait to be signed for; the document waits with them, not beside them.
            #expect(try await county.database.read { tx in try tx.papers.waiting(for: owner, limit: 8) }.isEmpty)
            #expect(try await county.receive(papers[0], by: supervisor).keys == ["paper.notYours"])
            _ = try #require(await county.receive(papers[0], by: owner).value)
            #expect(try await county.receive(papers[0], by: owner).keys == ["paper.received"])
            let readers = try await county.database.read { tx in try tx.papers.readers(of: papers[0]) }
            #expect(readers.map(\.receivedBy) == [owner.name])
            for id in [ids[0], ids[2]] { #expect(try await county.problem(id).stage == .underway) }
            #expect(try await county.problem(ids[1]).stage == .assigned)
        }
    }

    @Test(arguments: Driver.allCases)
    func aLookBackDrawsWithARecordedSeed(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, leader, owner) = (county.sample.supervisor, county.sample.leader, county.sample.officer)
            var ids: [ProblemID] = []
            for number in 1...4 {
                let id = try await county.handedIn(by: owner, "问题 \(number)")
                for (act, person) in [("check", supervisor), ("closeout", leader)] {
                    _ = try #require(
                        await county.decisions.pass(act, id, version: county.version(id), note: "属实", by: person).value
                    )
                }
                ids.append(id)
            }
            county.later(days: 29)
            func draw(_ count: Int?, _ horizon: Int = 30) async throws -> Outcome<LookBackID> {
                try await county.draw(horizon: horizon, count: count, seed: 620_799, witnesses: "王芳", by: supervisor)
            }
            #expect(try await draw(2).keys == ["lookBack.empty"])
            county.later(days: 1)
            #expect(try await draw(9).keys == ["lookBack.count"])
            let round = try #require(await draw(3).value)
            let light = county.light
            let items = try await county.database.read { tx in try tx.lookBacks.items(of: round, light) }
            #expect(items.map(\.line.problem.id) == LookBackDraw.draw(3, from: ids, seed: 620_799))
            #expect(try await draw(1).value != nil)
            #expect(try await draw(1).keys == ["lookBack.empty"])
            #expect(try await county.waiting(for: supervisor)[.lookBack] == 4)
            let (held, back) = (items[0].line.problem, items[1].line.problem)
            #expect(
                try await county.decisions.confirmHeld(held.id, version: held.version, note: "没有反弹", by: owner).keys
                    == ["move.notAllowed"]
            )
            _ = try #require(
                await county.decisions.confirmHeld(held.id, version: held.version, note: "没有反弹", by: supervisor).value
            )
            let due = county.today.adding(days: 10)
            _ = try #require(
                await county.decisions.reopen(back.id, version: back.version, due: due, note: "反弹", by: supervisor)
                    .value
            )
            let results = try await county.database.read { tx in try tx.lookBacks.items(of: round, light).map(\.result)
            }
            #expect(results == ["held", "recurred", nil])
            county.later(days: 60)
            #expect(try await draw(3, 90).value != nil)
            let verified = try await county.database.read { try $0.lookBacks.verify() }
            #expect(verified.rounds == 3 && verified.differing == [])
            _ = try await county.database.write { tx in
                try tx.run("UPDATE look_back SET seed = seed + 1 WHERE id = \(round)")
            }
            #expect(try await county.database.read { try $0.lookBacks.verify() }.differing == [round])
        }
    }
}
