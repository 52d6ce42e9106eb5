import Core
import Database
import Files
import Foundation
import Indicators
import Ledgers
import Papers
import Programmes
import Tasks
import TestSupport
import Testing
import Web

/// The sample county with issued tasks that are behind, a programme with a target, and every act on documents.
struct PaperCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let work: SampleWork
    let desk: PaperDesk
    private let moment: MovedClock

    var environment: Core.Environment { moment.environment }
    func later(days: Int) { moment.advance(days: days) }

    /// Drafts a notice about the department's task on the page; answers where it stands.
    func draftNotice(by visitor: Visitor) async -> String {
        let fields: Fields = ["kind": "supervision-notice", "task": "\(work.department.task)", "reply": "2026-12-30"]
        return await visitor.post("/papers", fields).address
    }

    var draft: DraftPaper { DraftPaper(database: database, environment: environment) }
    var issue: IssuePaper { IssuePaper(desk) }

    func site() throws -> TestSite { try TestSite(PaperRoutes(desk: desk).all, environment: environment) }

    func paper(_ id: PaperID, for actor: Actor? = nil) async throws -> Paper {
        let actor = actor ?? sample.supervisor
        return try await database.read { tx in try tx.papers.find(id, for: actor) }
    }

    init(_ database: Database, _ sample: SampleCounty, _ folder: String) async throws {
        let clock = MovedClock(maker: 9)
        let environment = clock.environment
        moment = clock
        self.database = database
        self.sample = sample
        let vault = FileVault(root: folder)
        work = try await sample.work(in: database, vault: vault)
        // Most of the time of the tasks is over and nobody reported more.
        clock.advance(days: 150)
        let shelf = BookShelf()
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: shelf,
            sets: [],
            thresholds: Tasks.LightThresholds()
        )
        let toilets = try #require(PlaybookText.shipped.first { $0.playbook.key == "toilets" })
        let adopt = AdoptProgramme(database: database, environment: environment)
        _ = try #require(await adopt(toilets, by: sample.supervisor).value)
        let target = try #require(toilets.playbook.targets.first)
        let draft = TargetDraft(
            value: 90,
            startsOn: Day("2026-01-01"),
            dueOn: Day("2026-12-31"),
            source: "县委农村工作会议"
        )
        let key = IndicatorKey("toilets", target.indicator)
        _ = try await SetTarget(indicators)(key, in: SampleCounty.county, draft, by: sample.supervisor)
        desk = PaperDesk(database: database, environment: environment, vault: vault, indicators: indicators)
    }
}

func withPaperCounty(_ driver: Driver, _ body: (PaperCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        try await withFolder { folder in try await body(PaperCounty(database, sample, folder + "/vault")) }
    }
}

extension Outcome {
    var keys: [String] { issues.map(\.key) }
}
