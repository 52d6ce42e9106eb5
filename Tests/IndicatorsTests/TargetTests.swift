import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records
import TestSupport
import Testing

@Suite("Targets and their handing down")
struct TargetTests {
    @Test(arguments: Driver.allCases)
    func aChangedTargetIsANewVersionAndOldDaysKeepTheirs(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let first = try #require(
                await county.setTarget(
                    IndicatorCounty.done,
                    in: SampleCounty.county,
                    county.draft(100),
                    by: county.sample.supervisor
                ).value
            )
            #expect(first.version == 1 && (first.base ?? 0) == 0)
            let day = county.today
            county.clock.advance(days: 5)
            let unreasoned = try await county.setTarget(
                IndicatorCounty.done,
                in: SampleCounty.county,
                county.draft(120),
                by: county.sample.supervisor
            )
            #expect(unreasoned.keys == ["target.reason"])
            let second = try #require(
                await county.setTarget(
                    IndicatorCounty.done,
                    in: SampleCounty.county,
                    county.draft(120, reason: "县委常委会调整"),
                    by: county.housing
                ).value
            )
            #expect(second.version == 2)
            let now = try await county.database.read { tx in try tx.targets.list(2026, in: SampleCounty.county) }
            #expect(now.map(\.value) == [120])
            let then = try await county.database.read { tx in
                try tx.targets.list(2026, in: SampleCounty.county, asOf: day)
            }
            #expect(then.map(\.value) == [100])
            let before = try await county.database.read { tx in
                try tx.targets.list(2026, in: SampleCounty.county, asOf: day.adding(days: -1))
            }
            #expect(before.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func everyTargetIsRecorded(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            _ = try #require(
                await county.setTarget(
                    IndicatorCounty.rate,
                    in: SampleCounty.county,
                    county.draft(90),
                    by: county.sample.supervisor
                ).value
            )
            let details = try await county.database.read { tx in
                try tx.values("SELECT detail FROM record WHERE act = 'target.setting'", as: String.self)
            }
            #expect(details.count == 1 && details.allSatisfy { $0.contains("拆除率") && $0.contains("90%") })
        }
    }

    @Test(arguments: Driver.allCases)
    func whoMaySetWhichTarget(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let sample = county.sample
            let cases: [(Actor, RegionCode, Bool)] = [
                (sample.supervisor, SampleCounty.county, true), (county.housing, IndicatorCounty.cloud, true),
                (sample.officer, SampleCounty.county, false), (sample.leader, SampleCounty.county, false),
                (sample.township, IndicatorCounty.cloud, false), (sample.township, IndicatorCounty.village, true),
                (sample.township, IndicatorCounty.farVillage, false), (sample.village, IndicatorCounty.village, false),
                (sample.supervisor, IndicatorCounty.village, false),
                (sample.otherSupervisor, SampleCounty.county, false),
            ]
            for (actor, region, may) in cases {
                let outcome = try? await county.setTarget(
                    IndicatorCounty.rate,
                    in: region,
                    county.draft(90, reason: "再定"),
                    by: actor
                )
                #expect((outcome?.value != nil) == may, "\(actor.name) \(region)")
            }
        }
    }

    static let senseless: [(TargetDraft, String)] = [
        (TargetDraft(value: nil, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31"), source: "会议"), "target.value"),
        (
            TargetDraft(value: .infinity, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31"), source: "会议"),
            "target.huge"
        ),
        (
            TargetDraft(value: 140, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31"), source: "会议"),
            "target.percent"
        ),
        (TargetDraft(value: 90, startsOn: Day("2026-01-01"), dueOn: nil, source: "会议"), "target.due"),
        (
            TargetDraft(value: 90, startsOn: Day("2026-06-01"), dueOn: Day("2026-05-01"), source: "会议"),
            "target.dueBeforeStart"
        ),
        (TargetDraft(value: 90, startsOn: Day("1820-06-01"), dueOn: Day("2026-05-01"), source: "会议"), "target.year"),
        (TargetDraft(value: 90, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31")), "target.source"),
        (
            TargetDraft(
                value: 90,
                startsOn: Day("2026-01-01"),
                dueOn: Day("2026-12-31"),
                trajectory: Trajectory("milestones 05-31=0.3,04-30=1") ?? .straight,
                source: "会议"
            ), "target.milestoneOrder"
        ),
        (
            TargetDraft(
                value: 90,
                startsOn: Day("2026-01-01"),
                dueOn: Day("2026-12-31"),
                trajectory: Trajectory("milestones 05-31=0.3") ?? .straight,
                source: "会议"
            ), "target.milestoneEnd"
        ),
    ]

    static let overNewYear: [(String, [String])] = [
        ("milestones 11-30=0.3,03-31=0.8,05-31=1", []), ("milestones 02-28=0.5,05-31=1", []),
        ("milestones 11-30=0.3,06-30=1", ["target.milestoneOrder"]),
        ("milestones 11-30=0.3,03-31=0.8,11-30=1", ["target.milestoneOrder"]),
        ("milestones 11-30=0.8,03-31=0.3,05-31=1", ["target.milestoneOrder"]),
        ("milestones 11-30=0.3,03-31=0.8", ["target.milestoneEnd"]),
    ]

    @Test(arguments: overNewYear)
    func milestonesOverNewYearGoOnUntilTheLastDay(written: String, keys: [String]) throws {
        let rate = try #require(try SampleProgramme.text().playbook.indicator("rate"))
        let draft = TargetDraft(
            value: 90,
            startsOn: Day("2026-10-01"),
            dueOn: Day("2027-05-31"),
            trajectory: try #require(Trajectory(written)),
            source: "会议"
        )
        #expect(TargetRules.issues(draft, rate, isChange: false).map(\.key) == keys)
    }

    @Test(arguments: senseless)
    func aTargetThatMakesNoSenseIsRefused(draft: TargetDraft, key: String) throws {
        let playbook = try SampleProgramme.text().playbook
        let rate = try #require(playbook.indicator("rate"))
        #expect(TargetRules.issues(draft, rate, isChange: false).map(\.key) == [key])
    }

    /// Nothing is reached below nought, and no place could be handed a part of it.
    @Test(
        arguments: [
            (-5, false, ["target.negative"]), (0, false, []), (-5, true, ["target.nothingAdded"]),
        ] as [(Double, Bool, [String])]
    )
    func aNumberToReachIsNotBelowNought(value: Double, isAdded: Bool, keys: [String]) throws {
        let done = try #require(try SampleProgramme.text().playbook.indicator("done"))
        var draft = TargetDraft(value: value, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31"), source: "会议")
        draft.isAdded = isAdded
        #expect(TargetRules.issues(draft, done, isChange: false).map(\.key) == keys)
    }

    /// More may be earned than was expected, and more may be asked too.
    @Test(
        arguments: [
            ("", 110, ["target.percent"]), ("exceeds: yes, ", 110, []), ("exceeds: yes, ", -1, ["target.negative"]),
        ] as [(String, Double, [String])]
    )
    func onlyAPartIsAskedForNoMoreThanItsWhole(written: String, value: Double, keys: [String]) throws {
        let plain = "{key: rate, word: 拆除率, unit: \"%\", "
        let yaml = try SampleProgramme.text().yaml.replacing(plain, with: plain + written)
        let rate = try #require(try OwnPlaybook.text(yaml).playbook.indicator("rate"))
        let draft = TargetDraft(value: value, startsOn: Day("2026-01-01"), dueOn: Day("2026-12-31"), source: "会议")
        #expect(TargetRules.issues(draft, rate, isChange: false).map(\.key) == keys)
    }

    @Test(arguments: Driver.allCases)
    func theSumOfTheTownshipsIsHeldAgainstTheTarget(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let supervisor = county.sample.supervisor
            func hand(_ draft: HandingDraft, by actor: Actor? = nil) async throws -> Outcome<Int> {
                try await county.handDown(
                    IndicatorCounty.done,
                    from: SampleCounty.county,
                    year: 2026,
                    draft,
                    by: actor ?? supervisor
                )
            }
            let (a, b, c) = (IndicatorCounty.cloud, IndicatorCounty.spring, IndicatorCounty.pine)
            #expect(try await hand(HandingDraft([a: 10])).keys == ["target.none"])
            _ = try #require(
                await county.setTarget(
                    IndicatorCounty.done,
                    in: SampleCounty.county,
                    county.draft(100),
                    by: supervisor
                ).value
            )
            let short = try await hand(HandingDraft([a: 40, b: 30, c: 20]))
            #expect(short.keys == ["handing.difference"])
            #expect(short.issues.first?.values["difference"] == "10")
            #expect(try await county.current(IndicatorCounty.done, in: a) == nil)
            #expect(
                try await hand(HandingDraft([a: 40, b: 30, c: 20], keepsDifference: true)).keys == ["handing.reason"]
            )
            #expect(try await hand(HandingDraft([a: 40, b: 40, c: 20])).value == 3)
            #expect(try await county.current(IndicatorCounty.done, in: b)?.value == 40)
            // Only what changes becomes a new version.
            let again = try await hand(HandingDraft([a: 30, b: 40, c: 20], keepsDifference: true, reason: "县本级留 10 户"))
            #expect(again.value == 1)
            #expect(try await county.current(IndicatorCounty.done, in: a)?.version == 2)
            #expect(try await county.current(IndicatorCounty.done, in: b)?.version == 1)
            #expect(try await hand(HandingDraft([a: 100]), by: county.sample.township).keys == ["handing.notAllowed"])
            let township = try await county.handDown(
                IndicatorCounty.done,
                from: a,
                year: 2026,
                HandingDraft([IndicatorCounty.village: 18, IndicatorCounty.code("620799101202"): 12]),
                by: county.sample.township
            )
            #expect(township.value == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func aPlaceLeftBlankKeepsItsTargetAndCountsInTheSum(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (a, b, c) = (IndicatorCounty.cloud, IndicatorCounty.spring, IndicatorCounty.pine)
            try await county.setDone(county.draft(100))
            #expect(try await county.handDone([a: 60, b: 30, c: 10]).value == 3)
            let over = try await county.handDone([b: 100])
            #expect(over.keys == ["handing.difference"])
            #expect(over.issues.first?.values["sum"] == "170" && over.issues.first?.values["difference"] == "70")
            #expect(try await county.handDone([b: 20, c: 20]).value == 2)
            #expect(try await county.current(IndicatorCounty.done, in: a)?.value == 60)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatChangedOfTheTargetIsHandedOnWithTheSameNumbers(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (a, b, c) = (IndicatorCounty.cloud, IndicatorCounty.spring, IndicatorCounty.pine)
            let numbers: [RegionCode: Double] = [a: 60, b: 30, c: 10]
            try await county.setDone(county.draft(100))
            #expect(try await county.handDone(numbers).value == 3)
            #expect(try await county.handDone(numbers).value == 0)
            var draft = county.draft(100, reason: "只算新拆的")
            draft.isAdded = true
            draft.startsOn = Day("2026-03-01")
            try await county.setDone(draft)
            #expect(try await county.handDone(numbers).value == 3)
            let own = try #require(await county.current(IndicatorCounty.done, in: a))
            #expect(own.isAdded && own.startsOn == Day("2026-03-01") && own.version == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func aTargetKnowsWhereTheNumberStoodBefore(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.finish(county.enter("甲"))
            try await county.enter("乙")
            county.clock.advance(days: 2)
            var draft = county.draft(10)
            draft.isAdded = true
            draft.startsOn = county.today
            let target = try #require(
                await county.setTarget(
                    IndicatorCounty.done,
                    in: SampleCounty.county,
                    draft,
                    by: county.sample.supervisor
                ).value
            )
            #expect(target.base == 1)
            #expect(target.course(.reach).goal == 11)
        }
    }

    @Test func countsAddUpAndRatesDoNot() throws {
        for text in [try SampleProgramme.text()] + PlaybookText.shipped.filter({ $0.playbook.key == "old-houses" }) {
            let playbook = text.playbook
            let book = LedgerBook(
                ledger: LedgerID(rawValue: 1),
                programme: ProgrammeID(rawValue: 1),
                county: SampleCounty.county,
                playbook: playbook,
                stages: Array(1...playbook.stages.count),
                measures: Array(1...max(1, playbook.measures.count)),
                fields: Array(1...playbook.fields.count)
            )
            for (key, adds) in [
                ("rate", false), ("done", true), ("freed", true), ("families", false), ("share", false),
                ("demolished", true), ("demolished_area", true), ("subsidy_per_house", false), ("places_gap", false),
            ] {
                guard let indicator = playbook.indicator(key) else { continue }
                #expect(book.isAdditive(indicator) == adds, "\(key)")
            }
        }
    }
}
