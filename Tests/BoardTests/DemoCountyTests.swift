import Accounts
import Core
import Database
import DemoCounty
import Directives
import Records
import Schema
import Tasks
import TestSupport
import Testing

@Suite("Demo county")
struct DemoCountyTests {
    @Test(arguments: Driver.allCases)
    func isAsLivelyAsARealOne(driver: Driver) async throws {
        try await withDemoCounty(driver) { county in
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
    }

    @Test
    func everySamplePersonFindsWorkAndEveryStageHasTasks() async throws {
        try await withDemoCounty(.sqlite) { county in
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
    }

    /// Month and year ends, leap days: the generator must not ask for what the rules refuse on any of them.
    @Test(arguments: ["2026-01-01", "2026-11-24", "2028-02-29", "2027-12-31"])
    func worksOnAnyDay(today: String) async throws {
        try await withDemoCounty(.sqlite, today: today) { county in
            let count = try await county.list("/tasks", for: county.reader)
            #expect(count > 80)
        }
    }

    @Test(arguments: Driver.allCases)
    func theSameSeedAndDayMakeTheSameCounty(driver: Driver) async throws {
        var made: [[String: String]] = []
        for _ in 1...2 {
            try await withDemoCounty(driver) { county in
                made.append(
                    try await county.database.read { tx in
                        var tables: [String: String] = [:]
                        for table in Schema.tables where table != "account" {
                            var rows: [String] = []
                            try tx.each(Query(trusted: "SELECT * FROM \"\(table)\"")) { rows.append("\($0.values)") }
                            tables[table] = rows.sorted().joined(separator: "\n")
                        }
                        return tables
                    }
                )
            }
        }
        #expect(made.count == 2)
        let differing = Schema.tables.filter { made[0][$0] != made[1][$0] }
        #expect(differing == [])
    }
}
