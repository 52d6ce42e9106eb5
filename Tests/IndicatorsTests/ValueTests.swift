import Core
import Database
import Indicators
import Ledgers
import Programmes
import TestSupport
import Testing
import Workflow

@Suite("Entered numbers")
struct ValueTests {
    @Test(arguments: Driver.allCases)
    func oneEntersAndAnotherChecks(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (key, place) = (IndicatorCounty.families, SampleCounty.county)
            func value() async throws -> Double? {
                try await county.database.read { tx in
                    try tx.indicatorValues.latest([key], in: place)[place]?[key]?.value
                }
            }
            let draft = ValueDraft(period: "2025", value: 400, source: "统计年报")
            let id = try #require(await EnterValue(county.desk)(key, in: place, draft, by: county.housing).value)
            #expect(try await value() == nil)
            let check = CheckValue(county.desk)
            #expect(try await check(id, MoveRequest("checking"), by: county.housing).keys == ["value.ownEntry"])
            #expect(try await check(id, MoveRequest("returning"), by: county.sample.supervisor).keys == ["move.words"])
            _ = try #require(await check(id, MoveRequest("checking"), by: county.sample.supervisor).value)
            #expect(try await value() == 400)
            let day = county.today
            county.clock.advance(days: 1)
            // A correction counts once it is checked too; the report of yesterday keeps its number.
            let better = ValueDraft(period: "2025", value: 410, source: "统计年报（修订）")
            let second = try #require(
                await EnterValue(county.desk)(key, in: place, better, by: county.sample.supervisor).value
            )
            #expect(try await value() == 400)
            _ = try #require(await check(second, MoveRequest("checking"), by: county.housing).value)
            #expect(try await value() == 410)
            let then = try await county.database.read { tx in
                try tx.indicatorValues.latest([key], in: place, asOf: day)[place]?[key]?.value
            }
            #expect(then == 400)
            #expect(
                try await check(second, MoveRequest("returning", note: "再看"), by: county.housing).keys == ["move.stage"]
            )
        }
    }

    static let entries: [(String, Double?, String, String?)] = [
        ("2025", 400.0, "年报", nil), ("2026", 400, "年报", "value.future"),
        ("2026-Q1", 400, "年报", nil), ("2026-Q2", 1, "年报", "value.future"), ("2026-05", 1, "年报", nil),
        ("去年", 400, "年报", "value.period"), ("2025", nil, "年报", "value.number"), ("2025", .nan, "年报", "value.number"),
        ("2025", 1e308, "年报", "value.number"), ("2025", 400, "", "value.source"),
    ]

    @Test(arguments: entries)
    func whatIsEnteredMakesSense(period: String, value: Double?, source: String, key: String?) async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let draft = ValueDraft(period: period, value: value, source: source)
            let outcome = try await EnterValue(county.desk)(
                IndicatorCounty.families,
                in: SampleCounty.county,
                draft,
                by: county.housing
            )
            #expect(outcome.keys == (key.map { [$0] } ?? []))
        }
    }

    @Test(arguments: Driver.allCases)
    func whoMayEnterWhat(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let sample = county.sample
            func enter(_ key: IndicatorKey, in region: RegionCode, by actor: Actor) async throws -> [String] {
                let draft = ValueDraft(period: "2025", value: 400, source: "年报")
                return try await EnterValue(county.desk)(key, in: region, draft, by: actor).keys
            }
            let gdp = IndicatorKey("moderately-prosperous", "gdp_per_head")
            let toilets = IndicatorKey("moderately-prosperous", "toilets")
            let cases: [(IndicatorKey, RegionCode, Actor, [String])] = [
                (IndicatorCounty.families, SampleCounty.county, sample.officer, ["value.notAllowed"]),
                (IndicatorCounty.families, SampleCounty.county, sample.leader, ["value.notAllowed"]),
                (IndicatorCounty.families, IndicatorCounty.cloud, sample.township, []),
                (IndicatorCounty.families, IndicatorCounty.spring, sample.township, ["value.notAllowed"]),
                (IndicatorCounty.rate, SampleCounty.county, county.housing, ["value.computed"]),
                (gdp, SampleCounty.county, sample.supervisor, []),
                (toilets, SampleCounty.county, sample.supervisor, ["value.computed"]),
            ]
            for (key, region, actor, expected) in cases {
                let found = try await enter(key, in: region, by: actor)
                #expect(found == expected, "\(key) \(actor.name)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aRatioIsOneOfSumsAtEveryLevel(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            for owner in ["甲", "乙", "丙"] { try await county.enter(owner) }
            try await county.finish(county.enter("丁", in: IndicatorCounty.farVillage))
            let books = [county.book]
            let plan = SumPlan(books, for: [IndicatorCounty.rate, IndicatorKey(IndicatorCounty.key, "share")])
            let (today, places) = (county.today, [SampleCounty.county, IndicatorCounty.cloud, IndicatorCounty.spring])
            let sums = try await county.database.read { tx in try tx.sums.read(plan, in: places.map(\.number)) }
            func rate(_ place: RegionCode, _ entered: [IndicatorKey: Double] = [:]) -> PlaceNumbers {
                PlaceNumbers(books: plan.books, sums: sums[place.number] ?? PlaceSums(), entered: entered, today: today)
            }
            // 0 of 3 and 1 of 1 are 25 %, not 50 %.
            #expect(rate(IndicatorCounty.cloud).value(IndicatorCounty.rate) == 0)
            #expect(rate(IndicatorCounty.spring).value(IndicatorCounty.rate) == 100)
            #expect(rate(SampleCounty.county).value(IndicatorCounty.rate) == 25)
            #expect(rate(IndicatorCounty.pine).value(IndicatorCounty.rate) == nil)
            #expect(plan.entered == [IndicatorCounty.families])
            let share = IndicatorKey(IndicatorCounty.key, "share")
            #expect(rate(SampleCounty.county).value(share) == nil)
            #expect(rate(SampleCounty.county, [IndicatorCounty.families: 50]).value(share) == 2)
        }
    }

    /// What the last weeks were is what the days since took away, and agrees with asking for that day.
    @Test(arguments: Driver.allCases)
    func earlierWeeksComeFromTheSameRows(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            var ids = [try await county.enter("甲"), try await county.enter("乙"), try await county.enter("丙")]
            for _ in 0..<3 {
                county.clock.advance(days: 7)
                try await county.finish(ids.removeFirst())
            }
            let plan = SumPlan([county.book], for: [IndicatorCounty.rate, IndicatorKey(IndicatorCounty.key, "freed")])
            let (today, number) = (county.today, SampleCounty.county.number)
            let (now, weeks) = try await county.database.read { tx in
                let now = try tx.sums.read(plan, in: [number])[number] ?? PlaceSums()
                let changes = try tx.sums.changes(plan, in: number, after: today.adding(days: -35))
                return (now, now.weeks(6, back: changes, from: today))
            }
            let done = weeks.map { $0.state(of: county.book).done }
            #expect(done == [0, 0, 0, 1, 2, 3] && weeks.last == now)
            for (place, week) in weeks.enumerated() {
                let day = today.adding(days: -7 * (5 - place))
                let asked = try await county.database.read { tx in
                    try tx.sums.read(plan, in: [number], asOf: day)[number]
                }
                #expect(asked?.state(of: county.book).counts ?? [0, 0] == week.state(of: county.book).counts)
            }
            let ancient = try #require(Day("1820-01-01"))
            let nothing = try await county.database.read { tx in
                try tx.sums.read(plan, in: [number], asOf: ancient)[number]
            }
            #expect((nothing?.state(of: county.book).counts ?? []).allSatisfy { $0 == 0 })
        }
    }
}
