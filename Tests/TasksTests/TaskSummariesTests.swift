import Core
import Database
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Tasks

@Suite("Summaries of tasks")
struct TaskSummariesTests {
    @Test(arguments: Driver.allCases)
    func everyActShowsAtOnce(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, supervisor) = (county.sample.officer, county.sample.supervisor)
            let summaries = TaskSummaries(county.environment)
            func now(_ actor: Actor) async throws -> [[Light: Int]] {
                let light = county.light
                return try await county.database.read { tx in
                    let scope = TaskScope(actor)
                    let wall = try summaries.wall(of: nil, scope, light, in: tx).values.joined()
                    let slowest = try summaries.slowest(nil, scope, light, limit: 1000, in: tx)
                    return [
                        try summaries.lights(TaskFilter(), scope, light, in: tx),
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
            let (summaries, light, scope) = (
                TaskSummaries(county.environment), county.light, TaskScope(county.sample.supervisor)
            )
            let id = try await county.insert(lead: county.sample.officer)
            func behind() async throws -> Int? {
                try await county.database.read { tx in
                    try summaries.lights(TaskFilter(), scope, light, in: tx)[.onTrack]
                }
            }
            #expect(try await behind() == 1)
            // A change without a move is not seen while the count is kept, and is after ten seconds.
            let now = county.environment.now()
            _ = try await county.database.write { tx in try tx.tasks.place(id, at: .withdrawn, version: 1, now: now) }
            #expect(try await behind() == 1)
            county.later(hours: 1)
            #expect(try await behind() == nil)
        }
    }

    /// Twenty readers of one wall: one sums up, the others take what it found.
    @Test
    func whenManyAskAtOnceOneSumsUp() async throws {
        try await withTaskCounty(.sqlite) { county in
            _ = try await county.insert(lead: county.sample.officer)
            let (summaries, light) = (TaskSummaries(county.environment), county.light)
            let scope = TaskScope(county.sample.supervisor)
            let asked = Tally()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await county.database.read { tx in
                            try summaries.answer(.documents(7), scope, light, tx) {
                                asked.add()
                                // Long enough for the others to arrive.
                                Thread.sleep(forTimeInterval: 0.02)
                                return 3
                            }
                        }
                    }
                }
                for try await answer in group { #expect(answer == 3) }
            }
            #expect(asked.count == 1)
        }
    }

    /// PostgreSQL shows moves in the order of their commits, not of their keys.
    @Test(arguments: [
        ("", "", true), ("12:12:", "15:15:", true), ("12:14:12", "12:14:12", true), ("12:14:12", "15:15:", false),
        ("12:14:12,13", "13:14:13", false),
    ])
    func whatWasSummedUpBesideAWriteHoldsOnlyWhileTheSameWritesAreSeen(then: String, now: String, holds: Bool) {
        let kept = TaskRevision(lastMove: 7, lastTask: 5, snapshot: then)
        #expect(kept.holds(for: TaskRevision(lastMove: 7, lastTask: 5, snapshot: now)) == holds)
        #expect(!kept.holds(for: TaskRevision(lastMove: 8, lastTask: 5, snapshot: then)))
        #expect(!kept.holds(for: TaskRevision(lastMove: 7, lastTask: 6, snapshot: then)))
    }
}

private final class Tally: Sendable {
    private let counted = Mutex(0)
    var count: Int { counted.withLock { $0 } }
    func add() { counted.withLock { $0 += 1 } }
}
