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

    /// Why this year's is changed was written before the last day went over New Year: it is there when it comes back.
    @Test func whyATargetIsChangedOutlivesAnotherYear() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            try await county.setDone(county.draft(5))
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let answers: Fields = [
                "value": "6", "start": "2026-01-01", "due": "2027-10-31", "trajectory": "straight", "source": "县委会议",
                "reason": "县委常委会 6 月调整", "year": "2026",
            ]
            let told = await supervisor.post(base + "/targets/done", answers)
            #expect(told.status == 422 && told.words.contains("2027 年还没有定过目标"), "\(told.words)")
            // The first day of this year stands in the form still.
            let begins = "起算日期是 2026-01-01，从那天起就要有进度。2027 年才开始的，改成 2027-01-01。"
            #expect(told.errors.contains(begins) && told.words.contains("保存前请确认"), "\(told.transcript)")
            let moved = await supervisor.post(base + "/targets/done", answers.replacing("start", with: "2027-01-01"))
            #expect(moved.errors.count == 1, "\(moved.transcript)")
            let far = answers.replacing("start", with: "2027-01-01").replacing("due", with: "2028-10-31")
            let farTold = await supervisor.post(base + "/targets/done", far)
            #expect(farTold.errors.count == 1, "\(farTold.transcript)")
            let back = told.visibleFormValues.first { $0.name == "reason" }?.value ?? ""
            #expect(back == "县委常委会 6 月调整", "\(told.transcript)")
            let set = await supervisor.post(
                base + "/targets/done",
                answers.replacing("due", with: "2026-10-31").replacing("reason", with: back)
            )
            #expect(set.notice == "目标已调整为第 2 版，原目标留作旧版。", "\(set.transcript)")
        }
    }

    /// What was handed down of this year is nothing of the next: its own target is proposed to the places, and told so.
    @Test(arguments: Driver.allCases)
    func theTargetOfNextYearIsHandedDownAsThatYears(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            for owner in ["甲", "乙", "丙", "丁"] { try await county.enter(owner) }
            try await county.enter("戊", in: IndicatorCounty.farVillage)
            try await county.setDone(county.draft(9))
            #expect(try await county.handDone([IndicatorCounty.cloud: 9]).value == 1)
            let supervisor = try county.site().visitor(as: county.sample.supervisor)
            let address = base + "/targets/done/handing-down"
            let none = await supervisor.get(address + "?year=2027")
            #expect(none.notice == "先定本级 2027 年的目标，再往下分解。" && none.address == base + "/targets?year=2027")
            var draft = county.draft(5, due: "2027-12-31")
            draft.startsOn = Day("2027-01-01")
            try await county.setDone(draft)
            let page = await supervisor.get(address + "?year=2027")
            #expect(page.words.contains("2027 年的目标还没有分解。下面填的是建议"), "\(page.words)")
            #expect(page.words.contains("，2027 年达到 5 户，2027-12-31 前。"), "\(page.words)")
            #expect(page.words.contains("2027 年现行目标") && page.words.contains("2027 年目标"), "\(page.words)")
            let (near, far) = ("value-620799101", "value-620799102")
            #expect(page.visibleFormValues.contains { $0 == (near, "4") }, "\(page.transcript)")
            #expect(page.links.contains { $0 == ("返回目标", base + "/targets?year=2027") })
            let handed = await supervisor.post(address, ["year": "2027", near: "4", far: "1"])
            #expect(handed.notice == "2027 年的目标已分解到 2 个地方。", "\(handed.transcript)")
            #expect(handed.address == base + "/targets?year=2027" && handed.words.contains("合计 5 户，与本级相等"))
            #expect(await !supervisor.get(address + "?year=2027").words.contains("建议"))
            #expect(await supervisor.get(address).visibleFormValues.contains { $0 == (near, "9") })
        }
    }
}
