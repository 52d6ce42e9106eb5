import Core
import Database
import Tasks
import TestSupport
import Testing

@Suite("What waits in 今日")
struct WaitingTests {
    @Test(arguments: Driver.allCases)
    func eachRoleFindsItsOwn(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let sample = county.sample
            _ = try await county.insert(lead: sample.officer, stage: .awaitingSigning)
            _ = try await county.insert(lead: sample.officer, stage: .awaitingVerification)
            _ = try await county.insert(lead: sample.officer, stage: .objected)
            _ = try await county.insert(lead: sample.officer, deadline: Samples.day("2026-06-01"))
            _ = try await county.insert(lead: sample.officer, deadline: Samples.day("2026-06-13"))
            _ = try await county.insert(lead: sample.officer, deadline: Samples.day("2026-06-14"))
            _ = try await county.insert(lead: sample.officer, deadline: nil)
            let extended = try await county.insert(lead: sample.otherOfficer)
            _ = try #require(
                await county.extensions.request(
                    extended,
                    version: 1,
                    until: Samples.day("2027-06-01"),
                    reason: "天气",
                    by: sample.otherOfficer
                ).value
            )
            #expect(
                try await county.waiting(for: sample.officer) == [.toSign: 1, .overdue: 1, .nearDue: 1]
            )
            #expect(
                try await county.waiting(for: sample.supervisor)
                    == [.toVerify: 1, .objected: 1, .extensionAsked: 1]
            )
            for other in [sample.leader, sample.township, sample.village, sample.otherOfficer, sample.otherSupervisor] {
                #expect(try await county.waiting(for: other).isEmpty, "\(other.name)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func theEarliestDeadlineComesFirst(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            for day in ["2026-09-01", "2026-07-01", "2026-08-01"] {
                _ = try await county.insert(
                    lead: county.sample.officer,
                    stage: .awaitingSigning,
                    deadline: Samples.day(day)
                )
            }
            let (light, actor) = (county.light, county.sample.officer)
            let groups = try await county.database.read { tx in try tx.tasks.waiting(for: actor, light, limit: 2) }
            #expect(groups.map(\.count) == [3])
            #expect(groups.first?.lines.compactMap { $0.task.deadline?.month } == [7, 8])
        }
    }
}
