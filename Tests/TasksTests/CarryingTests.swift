import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing

@Suite("Carrying a task")
struct CarryingTests {
    @Test(arguments: Driver.allCases)
    func aTaskGoesFromSigningToItsClose(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, supervisor) = (county.sample.officer, county.sample.supervisor)
            let id = try await county.insert(lead: officer, stage: .awaitingSigning, goal: 200)
            county.later(hours: 3)
            _ = try #require(await county.acts.sign(id, version: 1, by: officer).value)
            #expect(try await county.task(id).signedAt == county.environment.now())
            county.later(days: 2)
            let input = ProgressInput(words: "已完成一半", quantity: 100)
            _ = try #require(await county.report(id, version: 2, input, by: officer).value)
            #expect(try await county.task(id).percent == 50)
            #expect(try await county.dossier(id).quantities.first?.done == 100)
            county.later(days: 2)
            _ = try #require(await county.acts.requestCloseOut(id, version: 3, note: "全部完成", by: officer).value)
            _ = try #require(await county.acts.sendBack(id, version: 4, note: "缺验收单", by: supervisor).value)
            #expect(try await county.task(id).stage == .underway)
            #expect(try await county.waiting(for: officer)[.returned] == 1)
            _ = try #require(await county.acts.requestCloseOut(id, version: 5, note: "已补齐", by: officer).value)
            _ = try #require(await county.acts.closeOut(id, version: 6, note: "", by: supervisor).value)
            #expect(try await county.task(id).closedAt == county.environment.now())
            _ = try #require(await county.acts.reopen(id, version: 7, note: "问题反弹", by: supervisor).value)
            let task = try await county.task(id)
            #expect(task.stage == .underway && task.closedAt == nil)
            let history = try await county.database.read { tx in try tx.tasks.history(of: task) }
            #expect(history.events.count == 8)
        }
    }

    /// Each act with the stage it starts from.
    static let acts: [(String, TaskStage)] = [
        ("signing", .awaitingSigning), ("progress", .underway), ("objection", .underway), ("extension", .underway),
        ("split", .underway), ("closeout-request", .underway), ("closeout", .awaitingVerification),
        ("return", .awaitingVerification), ("keeping", .objected), ("reassignment", .objected),
        ("reminder", .underway), ("withdrawal", .underway), ("reopening", .closed),
    ]

    @Test(arguments: Driver.allCases, acts)
    func aStaleVersionIsRefusedAndNothingIsWritten(driver: Driver, act: (String, TaskStage)) async throws {
        try await withTaskCounty(driver) { county in
            let id = try await county.insert(lead: county.sample.officer, stage: .underway)
            let input = ProgressInput(words: "开始", percent: 5)
            _ = try #require(await county.report(id, version: 1, input, by: county.sample.officer).value)
            let (stage, now) = (act.1, county.environment.now())
            _ = try await county.database.write { tx in try tx.tasks.place(id, at: stage, version: 2, now: now) }
            let (before, task) = (try await county.rows(), try await county.task(id))
            let outcome = try await perform(act.0, id, version: 2, county)
            #expect(outcome.keys == ["move.changed"])
            #expect(try await county.rows() == before)
            #expect(try await county.task(id) == task)
            let fresh = try await perform(act.0, id, version: 3, county)
            #expect(fresh.keys == [])
        }
    }

    private func perform(
        _ act: String,
        _ id: TaskID,
        version: Int,
        _ county: TaskCounty
    ) async throws -> Outcome<TaskID> {
        let (officer, supervisor) = (county.sample.officer, county.sample.supervisor)
        let later = Samples.day("2027-03-31")
        switch act {
        case "signing": return try await county.acts.sign(id, version: version, by: officer)
        case "progress":
            return try await county.report(id, version: version, ProgressInput(words: "x", percent: 9), by: officer)
        case "objection": return try await county.objections.object(id, version: version, reason: "不归口", by: officer)
        case "extension":
            return try await county.extensions.request(id, version: version, until: later, reason: "天气", by: officer)
        case "split":
            let parts = [TaskPart(target: .unit(county.sample.township.unit))]
            return try await county.split(id, version: version, parts, by: officer)
        case "closeout-request":
            return try await county.acts.requestCloseOut(id, version: version, note: "完成", by: officer)
        case "closeout": return try await county.acts.closeOut(id, version: version, note: "", by: supervisor)
        case "return": return try await county.acts.sendBack(id, version: version, note: "补", by: supervisor)
        case "keeping": return try await county.objections.keep(id, version: version, reason: "不变", by: supervisor)
        case "reassignment":
            let unit = county.sample.otherOfficer.unit
            return try await county.objections.reassign(id, version: version, to: unit, reason: "改", by: supervisor)
        case "reminder": return try await county.remind(id, version: version, words: "抓紧", by: supervisor)
        case "withdrawal": return try await county.acts.withdraw(id, version: version, note: "合并", by: supervisor)
        default: return try await county.acts.reopen(id, version: version, note: "反弹", by: supervisor)
        }
    }

    @Test(arguments: Driver.allCases)
    func whoeverDidTheWorkDoesNotVerifyIt(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let supervisor = county.sample.supervisor
            let id = try await county.insert(lead: supervisor, stage: .underway)
            let input = ProgressInput(words: "完成", percent: 100)
            _ = try #require(await county.report(id, version: 1, input, by: supervisor).value)
            _ = try #require(await county.acts.requestCloseOut(id, version: 2, note: "完成", by: supervisor).value)
            #expect(
                try await county.acts.closeOut(id, version: 3, note: "", by: supervisor).keys == ["move.notAllowed"]
            )
            #expect(try await county.acts.closeOut(id, version: 3, note: "", by: county.sample.leader).keys == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func anExtensionMovesTheDeadlineOnlyWhenGranted(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, supervisor) = (county.sample.officer, county.sample.supervisor)
            let (old, new) = (Samples.day("2026-12-31"), Samples.day("2027-02-28"))
            let id = try await county.insert(lead: officer)
            let early = try await county.extensions.request(id, version: 1, until: old, reason: "天气", by: officer)
            #expect(early.keys == ["extension.day.early"])
            _ = try #require(
                await county.extensions.request(id, version: 1, until: new, reason: "天气", by: officer).value
            )
            let second = try await county.extensions.request(id, version: 2, until: new, reason: "再要", by: officer)
            #expect(second.keys == ["extension.open"])
            #expect(try await county.waiting(for: supervisor)[.extensionAsked] == 1)
            _ = try #require(
                await county.extensions.decide(id, version: 2, granted: false, reason: "不宜", by: supervisor).value
            )
            #expect(try await county.task(id).deadline == old)
            _ = try #require(
                await county.extensions.request(id, version: 3, until: new, reason: "土地", by: officer).value
            )
            _ = try #require(
                await county.extensions.decide(id, version: 4, granted: true, reason: "属实", by: supervisor).value
            )
            #expect(try await county.task(id).deadline == new)
            #expect(try await county.waiting(for: supervisor)[.extensionAsked] == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func aReassignedTaskChangesHands(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, other) = (county.sample.officer, county.sample.otherOfficer)
            let id = try await county.insert(
                lead: officer,
                stage: .awaitingSigning,
                others: [(other.unit, .supporting)]
            )
            _ = try #require(await county.objections.object(id, version: 1, reason: "不归口", by: officer).value)
            let same = try await county.objections.reassign(
                id,
                version: 2,
                to: officer.unit,
                reason: "改",
                by: county.sample.supervisor
            )
            #expect(same.keys == ["reassign.unit.same"])
            _ = try #require(
                await county.objections.reassign(
                    id,
                    version: 2,
                    to: other.unit,
                    reason: "职能在住建",
                    by: county.sample.supervisor
                ).value
            )
            let dossier = try await county.dossier(id)
            #expect(dossier.task.stage == .awaitingSigning && dossier.task.lead == other.unit)
            #expect(dossier.units.map(\.unit) == [other.unit])
            await #expect(throws: NotFound.self) { try await county.task(id, for: officer) }
            #expect(try await county.waiting(for: other)[.toSign] == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func aReminderWaitsUntilSomebodyLooks(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let officer = county.sample.officer
            let id = try await county.insert(lead: officer)
            #expect(
                try await county.remind(id, version: 1, words: " ", by: county.sample.supervisor).keys == ["move.words"]
            )
            _ = try #require(await county.remind(id, version: 1, words: "抓紧", by: county.sample.supervisor).value)
            #expect(try await county.waiting(for: officer)[.reminded] == 1)
            let now = county.environment.now()
            try await county.database.write { tx in try tx.tasks.markRemindersSeen(of: id, by: officer, at: now) }
            #expect(try await county.waiting(for: officer)[.reminded] == nil)
        }
    }
}
