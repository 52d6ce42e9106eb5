import Core
import Database
import Tasks
import TestSupport
import Testing

@Suite("Counts of a county")
struct CountyCountsTests {
    @Test(arguments: Driver.allCases)
    func everyActShowsAtOnce(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, supervisor) = (county.sample.officer, county.sample.supervisor)
            let counts = CountyCounts(county.environment)
            func now(_ actor: Actor) async throws -> [[Light: Int]] {
                let light = county.light
                return try await county.database.read { tx in
                    let scope = TaskScope(actor)
                    let wall = try counts.wall(of: nil, scope, light, in: tx).values.joined()
                    let slowest = try counts.slowest(nil, scope, light, limit: 1000, in: tx)
                    return [
                        try counts.lights(TaskFilter(), scope, light, in: tx),
                        Dictionary(wall.map { ($0.light, $0.count) }, uniquingKeysWith: +),
                        slowest.isEmpty ? [:] : [.behind: slowest.count],
                    ]
                }
            }
            let id = try await county.insert(
                lead: officer,
                stage: .awaitingSigning,
                deadline: Samples.day("2026-06-09")
            )
            #expect(try await now(supervisor) == [[.behind: 1], [.behind: 1], [.behind: 1]])
            _ = try await county.insert(lead: officer, deadline: nil)
            #expect(try await now(supervisor) == [[.behind: 1, .notDue: 1], [.behind: 1, .notDue: 1], [.behind: 1]])
            _ = try #require(await county.acts.withdraw(id, version: 1, note: "合并", by: supervisor).value)
            #expect(try await now(supervisor) == [[.notDue: 1], [.notDue: 1], [:]])
            // Kept counts of one reader are nobody else's: another county and a department see their own.
            #expect(try await now(county.sample.otherSupervisor) == [[:], [:], [:]])
            #expect(try await now(county.sample.otherOfficer) == [[:], [:], [:]])
            #expect(try await now(officer) == [[.notDue: 1], [.notDue: 1], [:]])
        }
    }

    @Test
    func whatIsKeptIsAskedForOnce() async throws {
        try await withTaskCounty(.sqlite) { county in
            let (counts, light, scope) = (
                CountyCounts(county.environment), county.light, TaskScope(county.sample.supervisor)
            )
            let id = try await county.insert(lead: county.sample.officer)
            func behind() async throws -> Int? {
                try await county.database.read { tx in
                    try counts.lights(TaskFilter(), scope, light, in: tx)[.onTrack]
                }
            }
            #expect(try await behind() == 1)
            // A change without a move is not seen while the count is kept, and is after two seconds.
            let now = county.environment.now()
            _ = try await county.database.write { tx in try tx.tasks.place(id, at: .withdrawn, version: 1, now: now) }
            #expect(try await behind() == 1)
            county.later(hours: 1)
            #expect(try await behind() == nil)
        }
    }
}
