import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions
import Scores
import TestSupport
import Testing

/// What a score makes of a number that cannot be, and of a target that has not begun.
struct TargetFactsTests {
    private static let scheme = """
        key: shares
        name: 小方案
        source: 讲话六
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 30}
        grades:
          - {word: 好, from: 80}
          - {word: 一般, from: 0}
        items:
          - {key: reached, word: 拆除率, group: 一, part: daily, points: 12, from: target, indicator: sample-houses.rate, share: reached, source: 讲话六}
          - {key: value, word: 拆除率的数, group: 一, part: daily, points: 8, from: indicator, indicator: sample-houses.rate, share: value / 100, source: 讲话六}
          - {key: done, word: 已拆除, group: 一, part: daily, points: 10, from: target, indicator: sample-houses.done, share: reached, source: 讲话六}

        """

    /// 65 % of each house, and twice that of an empty one.
    private static let yaml = HousesPlaybook.yaml.replacing(
        "indicators:\n",
        with: """
            measures:
              - {key: much, word: 件数, unit: 件, value: 'if(known(empty) and empty, 2, 1)'}
            indicators:
              - {key: rate, word: 拆除率, unit: "%", formula: 65 * measure(much) / items()}

            """
    ).replacing(
        "targets:\n",
        with: "targets:\n  - {indicator: rate, value: 100, by: 10-31, source: 讲话二（一）}\n"
    )

    @Test func aShareOfMoreThanAllIsUnknownAndSaysThatItIsToBeChecked() async throws {
        try await withScoreCounty(.sqlite) { county in
            let reading = try await scored(county)
            for item in ["reached", "value"] {
                let doubted = try #require(reading.score(county.cloud)?.point(item))
                #expect(doubted.state == .unknown && doubted.points == 0, "\(item): \(doubted)")
                #expect(doubted.words == "超过 100%，数要核对", "\(item)")
                #expect(doubted.evidence.first?.fact == "130%，超过 100%，数要核对", "\(item)")
            }
            let sound = try #require(reading.score(county.spring)).points.prefix(2)
            #expect(sound.map(\.state) == [.known, .known], "\(sound)")
            #expect(sound.map { ($0.points * 10).rounded() } == [78, 52])
        }
    }

    /// Nobody has reached nothing of a target of next year.
    @Test func aTargetThatBeginsAfterTheDayOfTheScoreIsLeftOut() async throws {
        try await withScoreCounty(.sqlite) { county in
            let draft = TargetDraft(
                value: 10,
                startsOn: Day("2026-12-01"),
                dueOn: Day("2027-11-30"),
                source: "县委农村工作会议"
            )
            let reading = try await scored(county) {
                let (key, place) = (IndicatorKey(HousesPlaybook.key, "done"), try #require(RegionCode("620799101")))
                let set = SetTarget(county.desk.indicators)
                _ = try #require(await set(key, in: place, draft, by: county.sample.supervisor).value)
            }
            let later = try #require(reading.score(county.cloud)?.point("done"))
            #expect(later.state == .notApplicable && later.words == "目标从 2026-12-01 才开始", "\(later)")
        }
    }

    /// Whoever was asked nothing on the last day of a period is not measured by what was asked afterwards.
    @Test(arguments: Driver.allCases)
    func aPastDayIsScoredByTheTargetsOfThatDay(driver: Driver) async throws {
        for (days, state) in [(0, ScorePoint.State.notApplicable), (3, ScorePoint.State.known)] {
            try await withScoreCounty(driver) { county in
                let last = county.today.adding(days: days)
                let draft = TargetDraft(
                    value: 10,
                    startsOn: Day("2026-01-01"),
                    dueOn: Day("2026-12-31"),
                    source: "县委农村工作会议"
                )
                let reading = try await scored(county, through: last) {
                    county.later(days: 3)
                    let (key, place) = (IndicatorKey(HousesPlaybook.key, "done"), try #require(RegionCode("620799101")))
                    let set = SetTarget(county.desk.indicators)
                    _ = try #require(await set(key, in: place, draft, by: county.sample.supervisor).value)
                    county.later(days: 4)
                }
                let point = try #require(reading.score(county.cloud)?.point("done"))
                #expect(reading.asOf == last && point.state == state, "\(days): \(point)")
            }
        }
    }

    /// Two townships with a house each, the first with twice its share.
    private func scored(
        _ county: ScoreCounty,
        through last: Day? = Day("2026-12-31"),
        _ prepare: () async throws -> Void = {}
    ) async throws -> ScoreReading {
        let (sample, indicators) = (county.sample, county.desk.indicators)
        let text = try OwnPlaybook.text(Self.yaml)
        let adopt = AdoptProgramme(database: county.database, environment: indicators.environment)
        _ = try #require(await adopt(text, by: sample.supervisor).value)
        let ledgers = LedgerDesk.ofTests(county.database, indicators.environment, shelf: indicators.shelf)
        for (township, empty) in [("620799101", "是"), ("620799102", "否")] {
            let code = try #require(RegionCode(township))
            let village = try await county.database.read { tx in try tx.regions.villages(in: code)[0].code.digits }
            let answers = ItemAnswers(place: village, ["owner": "甲", "empty": empty], of: text.playbook)
            _ = try #require(
                await BulkCreate(ledgers)(HousesPlaybook.key, [answers], by: sample.otherOfficer).value
            )
        }
        try await prepare()
        let schemes = SchemeShelf(own: [WrittenFile(name: "shares.yaml", bytes: Array(Self.scheme.utf8))]) { _ in
            true
        }
        let desk = ScoreDesk(indicators: indicators, vault: county.desk.vault, schemes: schemes)
        let period = try #require(
            await OpenPeriod(desk)(
                scheme: "shares",
                name: "2026年度",
                from: Day("2026-01-01"),
                through: last,
                by: sample.supervisor
            ).value
        )
        return try await county.database.read { tx in
            try desk.reading(try tx.scores.find(period, in: SampleCounty.county), tx)
        }
    }
}
