import Core
import Database
import DemoCounty
import Foundation
import Synchronization
import Tasks
import TestSupport
import Testing
import Web

/// The server process dies while people write.
struct SurvivalTests {
    @Test(arguments: Driver.allCases)
    func everyAnsweredReportIsThereAfterAKill(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let desks = try await Desk.all(in: county)
            #expect(desks.count >= 4 && desks.allSatisfy { !$0.tasks.isEmpty })
            let before = try await Self.counts(county)
            let (server, port) = try await Program.serve(["serve"] + county.options)
            let reports = Reports()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for desk in desks {
                    let visitor = Visitor(at: port)
                    #expect(await visitor.signIn(desk.login, desk.password).status == 200)
                    group.addTask { await reports.send(from: desk, visitor) }
                }
                await reports.waitUntilAnswered(40)
                server.send(SIGKILL)
                try await group.waitForAll()
            }
            #expect(await server.ended().code == -SIGKILL)
            try await Self.check(county, reports, since: before)
            try await Self.serveAgain(county, reports, desks[0])
        }
    }

    /// Rows that one report adds to each of four tables.
    struct Counts: Equatable {
        let reports: Int
        let movements: Int
        let records: Int
        let attachments: Int
    }

    private static func counts(_ county: FilledCounty) async throws -> Counts {
        let database = try await open(county.address)
        let counts = try await database.read { tx in
            Counts(
                reports: try tx.count("FROM progress_report"),
                movements: try tx.count("FROM movement WHERE transition = 'progress'"),
                records: try tx.count("FROM record WHERE act = 'task.progress'"),
                attachments: try tx.count("FROM attachment")
            )
        }
        try await database.close()
        return counts
    }

    /// What was answered is there, what was not is there whole or not at all.
    private static func check(_ county: FilledCounty, _ reports: Reports, since before: Counts) async throws {
        let database = try await open(county.address)
        let words = try await database.read { tx in
            Set(try tx.values("SELECT words FROM progress_report", as: String.self))
        }
        try await database.close()
        #expect(reports.answered.subtracting(words) == [])
        let after = try await counts(county)
        let added = after.reports - before.reports
        #expect((reports.answered.count...reports.sent.count).contains(added))
        #expect(
            after
                == Counts(
                    reports: before.reports + added,
                    movements: before.movements + added,
                    records: before.records + added,
                    attachments: before.attachments + added
                )
        )
        let verdict = try await Program.run(["records", "verify"] + county.options)
        #expect(verdict.code == 0 && verdict.output.contains("留痕完好"), "\(verdict.words)")
    }

    /// The same database is served again: people read what they had sent, files included, and go on.
    private static func serveAgain(_ county: FilledCounty, _ reports: Reports, _ desk: Desk) async throws {
        let (server, port) = try await Program.serve(["serve"] + county.options)
        let visitor = Visitor(at: port)
        _ = await visitor.signIn(desk.login, desk.password)
        for (task, words) in reports.last(of: desk) {
            let page = await visitor.get("/tasks/\(task)")
            #expect(page.words.contains(words))
            let file = try #require(page.links.last { $0.address.hasPrefix("/files/") && $0.word.contains(words) })
            #expect(await visitor.get(file.address).text == words)
        }
        server.send(SIGTERM)
        #expect(await server.ended().code == 0)
    }
}
