import Core
import Database
import Files
import Foundation
import Indicators
import Ledgers
import Programmes
import Scores
import Tasks
import TestSupport
import Testing

/// The sample county at work, with a clock that tests move and a small scheme of its own.
struct ScoreCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let work: SampleWork
    let desk: ScoreDesk
    private let clock: MovedClock

    static let scheme = """
        key: small
        name: 小方案
        source: 讲话六
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 20}
          - {key: end, word: 年终考核, points: 10, at-end: yes}
        groups:
          - {key: weak, word: 薄弱乡镇, units: [清泉镇人民政府]}
        grades:
          - {word: 好, from: 80}
          - {word: 一般, from: 0}
        appeal: {days: 10, answer: 5, source: 讲话六}
        items:
          - {key: tasks, word: 任务按期销号, group: 任务, part: daily, points: 12, from: tasks, share: on_time / due, source: 讲话六}
          - {key: problems, word: 问题按期销号, group: 问题, part: daily, points: 8, from: problems, share: on_time / due, source: 讲话六}
          - {key: villagers, word: 群众满意度, group: 年终, part: end, points: 10, from: manual, share: mark / 100, source: 讲话六}

        """

    init(_ database: Database, _ sample: SampleCounty, _ work: SampleWork, _ vault: FileVault) {
        self.database = database
        self.sample = sample
        self.work = work
        let clock = MovedClock(maker: 9)
        self.clock = clock
        let environment = clock.environment
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: BookShelf(),
            sets: [],
            thresholds: Tasks.LightThresholds()
        )
        let file = WrittenFile(name: "small.yaml", bytes: Array(Self.scheme.utf8))
        desk = ScoreDesk(indicators: indicators, vault: vault, schemes: SchemeShelf(own: [file]) { _ in true })
    }

    var today: Day { desk.environment.today }
    var cloud: UnitID { sample.unit("云雾镇人民政府") }
    var spring: UnitID { sample.unit("清泉镇人民政府") }
    var pine: UnitID { sample.unit("松林乡人民政府") }

    func later(days: Int) { clock.advance(days: days) }

    func open() async throws -> PeriodID {
        try #require(
            await OpenPeriod(desk)(
                scheme: "small",
                name: "2026年度乡镇考核",
                from: Day("2026-01-01"),
                through: Day("2026-12-31"),
                peers: ["weak": [spring]],
                by: sample.supervisor
            ).value
        )
    }

    func reading(_ id: PeriodID) async throws -> ScoreReading {
        let (desk, county) = (desk, SampleCounty.county)
        return try await database.read { tx in try desk.reading(try tx.scores.find(id, in: county), tx) }
    }

    func version(_ id: PeriodID) async throws -> Int { try await reading(id).period.version }

    var file: GiveMark.KeepFile {
        let number = desk.environment.newNumber()
        return {
            NewScoreFile(
                id: number,
                digest: String(repeating: "ab", count: 32),
                name: "满意度汇总.txt",
                mediaType: "text/plain",
                size: 9
            )
        }
    }
}

func withScoreCounty(_ driver: Driver, _ body: (ScoreCounty) async throws -> Void) async throws {
    let root = NSTemporaryDirectory() + "luoshi-score-vault-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let vault = FileVault(root: root)
    try await withSampleCounty(driver) { database, sample in
        let work = try await sample.work(in: database, vault: vault)
        try await body(ScoreCounty(database, sample, work, vault))
    }
}

extension Outcome {
    /// The keys of what was refused.
    var keys: [String] { issues.map(\.key) }
}
