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

/// What people do with a problem, on both engines. 3.21 to 3.24, 6.21 and 6.22 of the speech.
@Suite("Life of a problem")
struct ProblemLifeTests {
    @Test(arguments: Driver.allCases)
    func fromFindingToCloseOutByThreePosts(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, leader, owner) = (county.sample.supervisor, county.sample.leader, county.sample.officer)
            let id = try await county.handed(to: owner)
            #expect(try await county.waiting(for: owner)[.toReceive] == 1)
            _ = try #require(await county.acts.sign(id, version: county.version(id), by: owner).value)
            // 逐一研究: no plan, no proof, no close-out.
            let early = try await county.acts.handIn(id, version: county.version(id), note: "好了", by: owner)
            #expect(Set(early.keys) == ["problem.noPlan", "problem.noProof"])
            let half = ProblemPlan(cause: "没有普查", measures: "", person: "")
            let refused = try await county.acts.plan(id, version: county.version(id), half, by: owner)
            #expect(refused.keys == ["problem.plan.measures", "problem.plan.person"])
            let plan = ProblemPlan(cause: "没有普查", measures: "逐户鉴定", person: "李农业")
            _ = try #require(await county.acts.plan(id, version: county.version(id), plan, by: owner).value)
            // The first of two phases, with proof; then the light looks at the second.
            let bare = try await county.acts.reachPhase(
                id,
                version: county.version(id),
                note: "2 户",
                files: .none,
                by: owner
            )
            #expect(bare.keys == ["move.files"])
            _ = try #require(
                await county.acts.reachPhase(
                    id,
                    version: county.version(id),
                    note: "2 户",
                    files: county.proof(),
                    by: owner
                ).value
            )
            #expect(try await county.problem(id).nextDay == county.today.adding(days: 20))
            let again = try await county.acts.reachPhase(
                id,
                version: county.version(id),
                note: "全部",
                files: county.proof(),
                by: owner
            )
            #expect(again.keys == ["problem.noPhase"])
            _ = try #require(
                await county.decisions.refusePhase(id, version: county.version(id), note: "只有 1 户", by: supervisor)
                    .value
            )
            #expect(try await county.problem(id).nextDay == county.today.adding(days: 5))
            _ = try #require(await county.acts.handIn(id, version: county.version(id), note: "全部鉴定", by: owner).value)
            // Supervision handed it out, so it checks; whoever checked does not verify.
            for (act, person) in [("check", owner), ("check", leader), ("closeout", supervisor), ("closeout", leader)] {
                let wrong = try await county.decisions.pass(
                    act,
                    id,
                    version: county.version(id),
                    note: "属实",
                    by: person
                )
                #expect(wrong.value == nil, "\(act) by \(person.name)")
            }
            _ = try #require(
                await county.decisions.pass("check", id, version: county.version(id), note: "属实", by: supervisor).value
            )
            for person in [owner, supervisor] {
                let wrong = try await county.decisions.pass(
                    "closeout",
                    id,
                    version: county.version(id),
                    note: "属实",
                    by: person
                )
                #expect(wrong.keys == ["move.notAllowed"])
            }
            let silent = try await county.decisions.pass(
                "closeout",
                id,
                version: county.version(id),
                note: " ",
                by: leader
            )
            #expect(silent.keys == ["move.words"])
            _ = try #require(
                await county.decisions.pass("closeout", id, version: county.version(id), note: "看过现场", by: leader).value
            )
            let closed = try await county.problem(id)
            #expect(closed.stage == .closed && closed.closedOn == county.today && closed.nextDay == nil)
            let verdict = try await county.database.read { try $0.records.verify() }
            #expect(verdict.isWhole && verdict.count >= 9)
        }
    }

    @Test(arguments: Driver.allCases)
    func returnNoticeAndReopeningKeepTheHistory(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, leader, owner) = (county.sample.supervisor, county.sample.leader, county.sample.officer)
            let id = try #require(
                await county.enter(
                    {
                        var input = county.input()
                        input.needsNotice = true
                        return input
                    }(),
                    by: supervisor
                ).value
            )
            var assignment = Assignment()
            assignment.owner = owner.unit
            _ = try #require(await county.assign([id], version: 1, assignment, by: supervisor).value)
            _ = try #require(await county.acts.sign(id, version: county.version(id), by: owner).value)
            let plan = ProblemPlan(cause: "没有普查", measures: "逐户鉴定", person: "李农业")
            _ = try #require(await county.acts.plan(id, version: county.version(id), plan, by: owner).value)
            _ = try #require(
                await county.acts.handIn(id, version: county.version(id), note: "好了", files: county.proof(), by: owner)
                    .value
            )
            _ = try #require(
                await county.decisions.sendBack(id, version: county.version(id), note: "缺照片", by: supervisor).value
            )
            #expect(try await county.problem(id).returns == 1)
            #expect(try await county.waiting(for: owner)[.returned] == 1)
            _ = try #require(await county.acts.handIn(id, version: county.version(id), note: "补齐", by: owner).value)
            _ = try #require(
                await county.decisions.pass("check", id, version: county.version(id), note: "属实", by: supervisor).value
            )
            // What needs a notice is not closed without one, and not before it is over.
            let direct = try await county.decisions.pass(
                "closeout",
                id,
                version: county.version(id),
                note: "行",
                by: leader
            )
            #expect(direct.keys == ["move.notAllowed"])
            let today = county.today
            let none = try await county.decisions.giveNotice(
                id,
                version: county.version(id),
                note: "属实",
                until: today,
                by: leader
            )
            #expect(none.keys == ["problem.noticeDay"])
            _ = try #require(
                await county.decisions.giveNotice(
                    id,
                    version: county.version(id),
                    note: "属实",
                    until: today.adding(days: 7),
                    by: leader
                ).value
            )
            county.later(days: 7)
            let soon = try await county.decisions.pass(
                "notice-end",
                id,
                version: county.version(id),
                note: "无意见",
                by: leader
            )
            #expect(soon.keys == ["problem.notice"])
            county.later(days: 1)
            _ = try #require(
                await county.decisions.pass("notice-end", id, version: county.version(id), note: "无意见", by: leader)
                    .value
            )
            county.later(days: 30)
            let due = county.today.adding(days: 10)
            _ = try #require(
                await county.decisions.reopen(id, version: county.version(id), due: due, note: "又出现", by: supervisor)
                    .value
            )
            let open = try await county.problem(id)
            #expect(open.stage == .underway && open.reopenings == 1 && open.nextDay == due && open.closedOn == nil)
            // The proof of the first time does not close it a second time.
            let old = try await county.acts.handIn(id, version: county.version(id), note: "好了", by: owner)
            #expect(old.keys == ["problem.noProof"])
            let history = try await county.database.read { tx in try tx.problems.history(of: open, for: supervisor) }
            #expect(
                history.movements.map(\.transition) == [
                    "assignment", "receipt", "plan", "self-check", "return", "self-check", "check", "notice",
                    "notice-end",
                    "reopening",
                ]
            )
            #expect(history.files(.after).count == 1 && history.papers.count == 1)
        }
    }

    /// 督查条例 art. 17: within thirty days, answered by people who took no part.
    @Test(arguments: Driver.allCases)
    func anObjectionIsReviewedByOthers(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, leader, owner) = (county.sample.supervisor, county.sample.leader, county.sample.officer)
            let id = try await county.handed(to: owner)
            _ = try #require(await county.acts.sign(id, version: county.version(id), by: owner).value)
            // What is kept is handed out once more: nobody is called late for the days before.
            let other = try await county.handed(to: owner)
            _ = try #require(await county.acts.sign(other, version: county.version(other), by: owner).value)
            county.later(days: 2)
            _ = try #require(
                await county.acts.object(other, version: county.version(other), reason: "不属实", by: owner).value
            )
            _ = try #require(
                await county.decisions.keep(other, version: county.version(other), note: "属实", by: leader).value
            )
            let kept = try await county.problem(other)
            #expect(kept.stage == .assigned && kept.assignedOn == county.environment.today)
            county.later(days: -2)
            county.later(days: 31)
            let late = try await county.acts.object(id, version: county.version(id), reason: "不属实", by: owner)
            #expect(late.keys == ["problem.objectionLate"])
            county.later(days: -1)
            _ = try #require(
                await county.acts.object(id, version: county.version(id), reason: "不属实", by: owner).value
            )
            for act in ["keeping", "reassignment", "withdrawal"] {
                let own =
                    try await
                    (act == "keeping"
                    ? county.decisions.keep(id, version: county.version(id), note: "维持", by: supervisor)
                    : act == "withdrawal"
                        ? county.decisions.withdraw(id, version: county.version(id), note: "撤", by: supervisor)
                        : county.decisions.reassign(
                            id,
                            version: county.version(id),
                            to: county.sample.otherOfficer.unit,
                            note: "改",
                            by: supervisor
                        ))
                #expect(own.keys == ["move.notAllowed"], "\(act)")
            }
            #expect(try await county.waiting(for: supervisor)[.toReview] == nil)
            #expect(try await county.waiting(for: leader)[.toReview] == 1)
            _ = try #require(
                await county.decisions.reassign(
                    id,
                    version: county.version(id),
                    to: county.sample.otherOfficer.unit,
                    note: "由住建局整改",
                    by: leader
                ).value
            )
            let moved = try await county.problem(id)
            #expect(
                moved.owner == county.sample.otherOfficer.unit && moved.stage == .assigned && moved.receivedOn == nil
            )
            #expect(try await county.waiting(for: county.sample.otherOfficer)[.toReceive] == 1)
        }
    }
}
