import Core
import Database
import Records
import TestSupport
import Testing

@Suite("RecordStore")
struct RecordStoreTests {
    private let environment = Environment.fixed(at: Instant(milliseconds: 1_790_000_000_000))

    private func author(_ county: String = "620799") throws -> RecordAuthor {
        RecordAuthor(named: "维护命令", county: try #require(RegionCode(county)))
    }

    private func entries(_ count: Int) -> [RecordEntry] {
        (1...count).map { RecordEntry("task.signing", on: "task", Int64($0) * 4096, "第 \($0) 条") }
    }

    @Test(arguments: Driver.allCases)
    func chainsHoldAfterManyAppends(driver: Driver) async throws {
        let (author, environment) = (try author(), environment)
        try await withCounty(driver) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for entry in entries(60) {
                    group.addTask {
                        try await database.write { try $0.records.append([entry], by: author, in: environment) }
                    }
                }
                try await group.waitForAll()
            }
            let verdict = try await database.read { try $0.records.verify() }
            #expect(verdict.isWhole)
            #expect(verdict.count == 60)
        }
    }

    @Test(arguments: Driver.allCases)
    func nobodyCanChangeOrRemoveARecord(driver: Driver) async throws {
        let (author, environment) = (try author(), environment)
        try await withCounty(driver) { database in
            try await database.write { try $0.records.append(entries(3), by: author, in: environment) }
            for statement in ["UPDATE record SET person = 'x'", "DELETE FROM record"] {
                await #expect(throws: DatabaseFault.self) {
                    try await database.write { try $0.execute(statement) }
                }
            }
            #expect(try await database.read { try $0.records.verify() }.isWhole)
        }
    }

    @Test(
        arguments: Driver.allCases,
        ["UPDATE record_chain SET length = length + 1", "UPDATE record_chain SET digest = ''"]
    )
    func noticesALostTail(driver: Driver, tampering: String) async throws {
        let (author, environment) = (try author(), environment)
        try await withCounty(driver) { database in
            try await database.write { try $0.records.append(entries(3), by: author, in: environment) }
            try await database.write { try $0.execute(tampering) }
            #expect(try await !database.read { try $0.records.verify() }.isWhole)
        }
    }

    @Test(arguments: Driver.allCases)
    func noticesARecordThatWasSlippedIn(driver: Driver) async throws {
        let (author, environment) = (try author(), environment)
        try await withCounty(driver) { database in
            try await database.write { try $0.records.append(entries(3), by: author, in: environment) }
            try await database.write { tx in
                try tx.execute(
                    """
                    INSERT INTO record (id, chain, place, at, person, unit_name, county, act, subject_kind, subject_id,
                        detail, previous, digest)
                    SELECT 99, chain, 99, at, person, unit_name, county, act, subject_kind, subject_id, detail,
                        previous, digest
                    FROM record ORDER BY id LIMIT 1
                    """
                )
            }
            #expect(try await !database.read { try $0.records.verify() }.isWhole)
        }
    }

    @Test(arguments: Driver.allCases)
    func listsOnlyTheCountysOwnNewestFirst(driver: Driver) async throws {
        let (mine, other, environment) = (try author(), try author("620798"), environment)
        try await withCounty(driver) { database in
            try await database.write { tx in
                try tx.records.append(entries(5), by: mine, in: environment)
                try tx.records.append([RecordEntry("unit.import", on: "unit", 5)], by: other, in: environment)
            }
            let county = mine.county
            let (all, some) = try await database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "task."
                filter.subjectID = 3 * 4096
                return (
                    try tx.records.list(RecordFilter(), in: county, before: nil, limit: 3),
                    try tx.records.list(filter, in: county, before: nil, limit: 10)
                )
            }
            #expect(all.count == 3)
            #expect(all.map(\.id) == all.map(\.id).sorted(by: >))
            #expect(some.map(\.detail) == ["第 3 条"])
        }
    }
}
