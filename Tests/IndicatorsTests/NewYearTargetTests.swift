import Core
import Database
import Ledgers
import Programmes
import Tasks
import TestSupport
import Testing
import Web

@testable import Indicators

/// A target that runs over New Year is followed in both years.
@Suite("Targets over New Year")
struct NewYearTargetTests {
    private let base = "/programmes/sample-houses"

    /// One of the year, one over New Year, and the next winter's.
    private static func target(
        _ start: String,
        _ due: String,
        _ value: Double,
        of key: IndicatorKey = IndicatorCounty.done
    ) throws -> Target {
        let (first, last) = (try #require(Day(start)), try #require(Day(due)))
        return Target(
            id: TargetID(rawValue: Int64(value)),
            key: key,
            region: SampleCounty.county,
            year: last.year,
            version: 1,
            value: value,
            low: nil,
            isAdded: false,
            base: 0,
            startsOn: first,
            dueOn: last,
            trajectory: .straight,
            source: "会议",
            reason: "",
            account: nil,
            person: "",
            unitName: "",
            setAt: SampleCounty.now,
            endedAt: nil
        )
    }

    private static let year = ("2026-01-01", "2026-12-31", 8.0)
    private static let winter = ("2026-10-01", "2027-03-31", 60.0)
    private static let next = ("2027-10-01", "2028-03-31", 90.0)

    /// What stands, the year and its day, and the target that is followed.
    static let days: [([(String, String, Double)], Int, String?, Double)] = [
        ([winter], 2026, "2026-06-10", 60), ([winter], 2026, "2026-11-15", 60), ([winter], 2026, nil, 60),
        ([winter, year], 2026, "2026-11-15", 8), ([year, winter], 2026, nil, 8),
        ([next, winter], 2027, "2027-02-01", 60), ([next, winter], 2027, "2027-06-01", 60),
        ([winter, next], 2027, "2027-11-01", 90), ([winter, next], 2027, nil, 60), ([next], 2027, nil, 90),
    ]

    @Test(arguments: days.indices)
    func theOneThatRunsOnTheDayIsFollowed(place: Int) throws {
        let (standing, year, day, followed) = Self.days[place]
        let targets = try standing.map { try Self.target($0.0, $0.1, $0.2) }
        let book = TargetBook(targets, [], year: year, on: day.flatMap { Day($0) })
        #expect(book.target(IndicatorCounty.done, in: SampleCounty.county)?.value == followed)
    }

    @Test(arguments: Driver.allCases)
    func itHasPlanAndLightInEachYearItRunsThrough(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.enter("甲")
            var draft = county.draft(10, due: "2027-03-31")
            draft.startsOn = Day("2026-10-01")
            try await county.setDone(draft)
            for (days, expected, light) in [(158, "2.5 户", Light.slow), (61, "5.9 户", Light.behind)] {
                county.clock.advance(days: days)
                let programmes = try await county.database.read { tx in
                    try county.desk.programmes(for: county.sample.leader, tx)
                }
                let whole = try #require(programmes.first { $0.key == IndicatorCounty.key }?.whole)
                #expect(whole.key == IndicatorCounty.done && whole.goal == "达到 10 户，2027-03-31 前")
                #expect(whole.expected == expected && whole.light == light, "\(county.today)")
                let leader = try county.site().visitor(as: county.sample.leader)
                let page = await leader.get(base)
                #expect(page.words.contains("应达 \(expected)"), "\(page.words)")
            }
        }
    }

    /// A playbook asks something of every winter: until its last day the one that began last year is followed.
    @Test func aProposalOverNewYearIsFollowedUntilItsLastDay() throws {
        let yaml = try SampleProgramme.text().yaml.replacing(
            "{indicator: rate, value: 100, by: 10-31,",
            with: "{indicator: rate, value: 100, from: 11-01, by: 03-31,"
        )
        let ledger = try Self.ledger(yaml)
        for (day, due) in [
            ("2026-12-01", "2027-03-31"), ("2027-02-01", "2027-03-31"), ("2027-03-31", "2027-03-31"),
            ("2027-04-01", "2028-03-31"),
        ] {
            let today = try #require(Day(day))
            let book = TargetBook([], [ledger], year: today.year, on: today)
            let course = try #require(book.course(IndicatorCounty.rate, in: SampleCounty.county))
            #expect(course.dueOn == Day(due), "\(day)")
        }
    }

    private static func ledger(_ yaml: String) throws -> LedgerBook {
        let playbook = try OwnPlaybook.text(yaml).playbook
        return LedgerBook(
            ledger: LedgerID(rawValue: 1),
            programme: ProgrammeID(rawValue: 1),
            county: SampleCounty.county,
            playbook: playbook,
            stages: Array(1...playbook.stages.count),
            measures: Array(1...playbook.measures.count),
            fields: Array(1...playbook.fields.count)
        )
    }

    /// What is asked of this year stands until the next thing begins: a share's proposal, in the county and below it.
    @Test func aTargetThatBeginsLaterHidesNothingOfTheYear() throws {
        let ledger = try Self.ledger(SampleProgramme.text().yaml)
        let (rate, county) = (IndicatorCounty.rate, SampleCounty.county)
        let next = try Self.target("2026-12-01", "2027-11-30", 60, of: rate)
        for (day, goal) in [("2026-06-10", 100.0), ("2026-10-31", 100), ("2026-12-01", 60), ("2027-02-01", 60)] {
            let today = try #require(Day(day))
            let book = TargetBook([next], [ledger], year: today.year, on: today)
            #expect(book.course(rate, in: county)?.goal == goal, "\(day)")
            #expect(book.course(rate, in: IndicatorCounty.village)?.goal == goal, "\(day)")
            #expect((book.target(rate, in: county) == nil) == (goal == 100), "\(day)")
            #expect((book.remark(rate, in: IndicatorCounty.village) == "上级目标") == (goal == 60), "\(day)")
        }
    }

    @Test(arguments: Driver.allCases)
    func theButtonsOpenTheFormsOfTheYearTheyStandIn(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let list = await supervisor.get(base + "/targets?year=2027")
            let first = try #require(list.links.first { $0.address.hasPrefix(base + "/targets/done") })
            #expect(first.address == base + "/targets/done?year=2027")
            let form = await supervisor.get(first.address)
            #expect(form.words.contains("2027 年"), "\(form.words)")
            // One over New Year is changed where it stands: in the form of the year it is due in.
            var draft = county.draft(60, due: "2027-03-31")
            draft.startsOn = Day("2026-10-01")
            try await county.setDone(draft)
            for address in [base + "/targets", base + "/targets?year=2027"] {
                let page = await supervisor.get(address)
                let acts = page.links.filter { $0.address.hasPrefix(base + "/targets/done") }
                #expect(
                    acts.map(\.address) == [
                        base + "/targets/done?year=2027", base + "/targets/done/handing-down?year=2027",
                    ],
                    "\(address)"
                )
                #expect(!page.words.contains("以后年度的目标"), "\(address)")
                let change = await supervisor.get(base + "/targets/done?year=2027")
                #expect(change.visibleFormValues.contains { $0 == ("value", "60") })
            }
        }
    }
}
