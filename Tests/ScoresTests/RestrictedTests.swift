import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions
import Scores
import TestSupport
import Testing

/// Scores are shown to every township: what they tell of a ledger only few may read.
struct RestrictedTests {
    private static let scheme = """
        key: secret
        name: 小方案
        source: 讲话六
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 20}
        grades:
          - {word: 好, from: 80}
          - {word: 一般, from: 0}
        items:
          - {key: secret, word: 线索移交, group: 一, part: daily, points: 20, from: indicator, indicator: sample-secrets.listed, share: value / 10, source: 讲话六}

        """

    @Test func aScoreTellsNoNumberOfFewAndNothingButTheNumber() async throws {
        try await withScoreCounty(.sqlite) { county in
            let (sample, indicators) = (county.sample, county.desk.indicators)
            let text = try RestrictedPlaybook.text(readers: "officer/housing")
            let adopt = AdoptProgramme(database: county.database, environment: indicators.environment)
            _ = try #require(await adopt(text, by: sample.supervisor).value)
            let ledgers = LedgerDesk.ofTests(county.database, indicators.environment, shelf: indicators.shelf)
            let schemes = SchemeShelf(own: [WrittenFile(name: "secret.yaml", bytes: Array(Self.scheme.utf8))]) { _ in
                true
            }
            let desk = ScoreDesk(indicators: indicators, vault: county.desk.vault, schemes: schemes)
            let period = try #require(
                await OpenPeriod(desk)(
                    scheme: "secret",
                    name: "2026年度",
                    from: Day("2026-01-01"),
                    through: Day("2026-12-31"),
                    by: sample.supervisor
                ).value
            )
            func points() async throws -> [ScorePoint] {
                let reading = try await county.database.read { tx in
                    try desk.reading(try tx.scores.find(period, in: SampleCounty.county), tx)
                }
                return try [county.cloud, county.spring, county.pine].map {
                    try #require(reading.score($0)?.point("secret"))
                }
            }
            func enter(_ count: Int, _ township: String) async throws {
                let code = try #require(RegionCode(township))
                let village = try await county.database.read { tx in try tx.regions.villages(in: code)[0].code.digits }
                let entries = (1...count).map { ItemAnswers(place: village, ["number": "X\($0)"], of: text.playbook) }
                _ = try #require(await BulkCreate(ledgers)("sample-secrets", entries, by: sample.otherOfficer).value)
            }
            try await enter(6, "620799101")
            try await enter(2, "620799102")
            for point in try await points() {
                #expect(point.state == .unknown && point.words.contains("满 5 条才公开数字"), "\(point.words)")
                #expect(point.evidence.allSatisfy { $0.address == nil && $0.fact == "没有数" })
            }
            try await enter(3, "620799102")
            try await enter(5, "620799201")
            let told = try await points()
            #expect(told.map(\.points) == [12, 10, 10])
            #expect(told.map(\.evidence) == ["6", "5", "5"].map { [ScoreEvidence("未移交", $0 + "条", nil)] })
        }
    }
}
