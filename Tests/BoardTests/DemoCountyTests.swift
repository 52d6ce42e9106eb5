import Accounts
import Core
import Database
import DemoCounty
import Directives
import Pages
import Records
import Schema
import Tasks
import TestSupport
import Testing

@testable import Board

@Suite("Demo county")
struct DemoCountyTests {
    /// Filling it is the dear part: made once on each engine, looked at from every side, and the two held together.
    @Test
    func theSameSeedAndDayMakeTheSameLivelyCounty() async throws {
        let drivers = Driver.allCases.count > 1 ? Driver.allCases : [.sqlite, .sqlite]
        try await withDemoCounty(drivers[0]) { first in
            try await withDemoCounty(drivers[1]) { second in
                for county in [first, second] {
                    try await isAsLivelyAsARealOne(county)
                    try await everyCountOfTheWallIsItsList(county)
                }
                try await everySamplePersonFindsWorkAndEveryStageHasTasks(first)
                let tables = try await DatabaseCopy(from: first.database, to: second.database).compare()
                // Passwords and the codes of anonymous complaints are drawn anew; how sums lie in lanes is the engine's business, what they come to is not.
                let differing = Set(tables.filter { !$0.isEqual }.map(\.name))
                #expect(differing.subtracting(["account", "complaint", "rollup", "ledger_write"]) == [])
                #expect(Set(Schema.tables).isSubset(of: tables.map(\.name)))
            }
        }
    }

    /// Month and year ends, leap days: the generator must not ask for what the rules refuse on any of them.
    @Test(arguments: ["2026-01-01", "2026-11-24", "2028-02-29", "2027-12-31"])
    func worksOnAnyDay(today: String) async throws {
        try await withDemoCounty(.sqlite, today: today) { county in
            let count = try await county.list("/tasks", for: county.reader)
            #expect(count > 80)
        }
    }

    private func isAsLivelyAsARealOne(_ county: DemoBoard) async throws {
        #expect(county.accounts.samples.count == 12)
        #expect(Set(county.accounts.samples.map(\.password)).count == 12)
        let (reader, light) = (county.reader, county.light)
        let lights = try await county.database.read { tx in
            try tx.tasks.lights(TaskFilter(), TaskScope(reader), light)
        }
        let total = lights.values.reduce(0, +)
        #expect(total > 100)
        #expect((9...22).contains((lights[.behind] ?? 0) * 100 / total), "\(lights)")
        #expect((13...28).contains((lights[.slow] ?? 0) * 100 / total), "\(lights)")
        #expect((30...52).contains((lights[.onTrack] ?? 0) * 100 / total), "\(lights)")
        #expect((lights[.closed] ?? 0) > 5 && (lights[.notDue] ?? 0) > 1, "\(lights)")
        let counts = try await county.database.read { tx in
            [
                "townships": try tx.count("FROM region WHERE level = 9"),
                "villages": try tx.count("FROM region WHERE level = 12"),
                "departments": try tx.count("FROM unit WHERE kind = 'department'"),
                "records": try tx.count("FROM record"), "files": try tx.count("FROM attachment"),
                "visits": try tx.count("FROM inspection_visit"),
                "findings": try tx.count("FROM inspection_finding"),
                "matches": try tx.count("FROM photo_match"),
            ]
        }
        #expect(counts["townships"] == 18)
        #expect((200...280).contains(counts["villages"] ?? 0))
        #expect((28...34).contains(counts["departments"] ?? 0))
        #expect(counts["visits"] == 13 && (counts["findings"] ?? 0) > 6)
        // The photo somebody used twice; the corner photographed before and after is none.
        #expect(counts["matches"] == 1)
        #expect((counts["records"] ?? 0) > 300 && (counts["files"] ?? 0) > 5)
        #expect(try await county.database.read { tx in try tx.records.verify().isWhole })
    }

    private func everySamplePersonFindsWorkAndEveryStageHasTasks(_ county: DemoBoard) async throws {
        let light = county.light
        for sample in county.accounts.samples where ![.administrator, .leader].contains(sample.role) {
            let found = try await county.database.read { tx in
                try tx.accounts.first(loginName: sample.loginName).flatMap { account in
                    try tx.posts.list(of: account.id).first?.actor(named: account.name)
                }
            }
            let actor = try #require(found)
            let groups = try await county.database.read { tx in try tx.tasks.waiting(for: actor, light, limit: 3) }
            if sample.role != .village { #expect(!groups.isEmpty, "\(sample.loginName)") }
            let tasks = try await county.database.read { tx in
                try tx.tasks.list(TaskFilter(), TaskScope(actor), light, after: nil, limit: 5).count
            }
            #expect(tasks > 0, "\(sample.loginName)")
        }
        for stage in TaskStage.allCases {
            #expect(try await county.list("/tasks?stage=\(stage.rawValue)", for: county.reader) > 0, "\(stage)")
        }
        let waiting = try await county.database.read { [reader = county.reader] tx in
            try tx.drafts.waiting(county: reader.county).map(\.title)
        }
        #expect(waiting == [county.accounts.documentToReview])
    }

    private func everyCountOfTheWallIsItsList(_ county: DemoBoard) async throws {
        for directive in try await county.directives() + [nil] {
            let (tables, reader) = (try await county.tables(directive), county.reader)
            let counts = Array(tables.flatMap { $0.matrix(in: "").rows }.flatMap(\.cells).joined())
            #expect(!counts.isEmpty)
            var lists: [String: Int] = [:]
            for count in counts where lists[count.address] == nil {
                lists[count.address] = try await county.list(count.address, for: reader)
            }
            for count in counts { #expect(count.count == lists[count.address], "\(count.address)") }
            // Rows add up to their last cell, and the wall to everything the reader may see.
            for table in tables {
                for row in table.matrix(in: "").rows {
                    let sums = row.cells.map { $0.map(\.count).reduce(0, +) }
                    #expect(sums.dropLast().reduce(0, +) == sums.last)
                }
            }
            let total = tables.flatMap { $0.matrix(in: "").rows }.compactMap(\.cells.last).joined().map(\.count)
                .reduce(
                    0,
                    +
                )
            let all = directive.map { "/tasks?directive=\($0)" } ?? "/tasks"
            #expect(try await county.list(all, for: reader) == total)
        }
    }
}
