import Core
import Database
import Records
import TestSupport
import Testing
import Workflow

@Suite("MoveSubject")
struct MoveSubjectTests {
    private let environment = Environment.fixed(at: Instant(milliseconds: 1_790_000_000_000))

    @Test(arguments: Driver.allCases)
    func keepsWhoMovedWhatAndRecordsIt(driver: Driver) async throws {
        let (move, actor) = (MoveSubject(Door.workflow, in: environment), try actor(.officer))
        try await withCounty(driver) { database in
            try await database.write { tx in
                var placed: Door.Stage?
                let outcome = try move(Door(), MoveRequest("opening", note: "透气"), by: actor, in: tx) { stage in
                    placed = stage
                    return true
                }
                #expect(placed == .open)
                #expect(outcome.value?.to == "open")
            }
            let (moves, records) = try await database.read { tx in
                (
                    try tx.movements.list(of: "door", 7),
                    try tx.records.list(RecordFilter(), in: actor.county, before: nil, limit: 10)
                )
            }
            #expect(moves.map(\.transition) == ["opening"])
            #expect(moves.first?.person == "李明")
            #expect(records.map(\.act) == ["door.opening"])
        }
    }

    @Test(arguments: Driver.allCases)
    func writesNothingWhenTheThingChangedMeanwhile(driver: Driver) async throws {
        let (move, actor) = (MoveSubject(Door.workflow, in: environment), try actor(.officer))
        try await withCounty(driver) { database in
            try await database.write { tx in
                let outcome = try move(Door(), MoveRequest("opening", note: "透气"), by: actor, in: tx) { _ in false }
                #expect(outcome.issues.map(\.key) == ["move.changed"])
            }
            #expect(try await database.read { tx in try tx.movements.list(of: "door", 7) }.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func refusesAnUnknownMove(driver: Driver) async throws {
        let (move, actor) = (MoveSubject(Door.workflow, in: environment), try actor(.officer))
        try await withCounty(driver) { database in
            try await database.write { tx in
                let outcome = try move(Door(), MoveRequest("painting"), by: actor, in: tx) { _ in true }
                #expect(outcome.issues.map(\.key) == ["move.notAllowed"])
            }
        }
    }
}
