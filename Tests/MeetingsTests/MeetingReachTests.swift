import Core
import Database
import Documents
import Files
import Indicators
import Inspections
import Ledgers
import Meetings
import PaperFormat
import Papers
import Programmes
import Rounds
import Scores
import TestSupport
import Testing
import Web

/// What of a meeting reaches others: its briefs, the ledgers few may read, promises that come late, limits on how often a
/// village is visited, and scores.
@Suite("What meetings reach")
struct MeetingReachTests {
    @Test(arguments: Driver.allCases)
    func aMeetingCountsWhereItShouldAndTellsOnlyWhatItMay(_ driver: Driver) async throws {
        try await withMeetingCounty(driver) { county in
            try await county.adoptRestricted()
            for name in ["王大山", "李二河"] {
                _ = try await county.enter(name, in: MeetingCounty.village)
                _ = try await county.enter(name, in: MeetingCounty.village, MeetingCounty.restricted)
            }
            _ = try await county.enter("赵三", in: MeetingCounty.farVillage)
            try await county.aim(at: [MeetingCounty.key, MeetingCounty.restricted])
            // The department of housing reads the restricted ledger itself; others present must not learn of it.
            let convener = county.sample.otherOfficer
            let id = try #require(await MakeMeeting(county.desk)(county.input(), by: convener).value)
            try await hidesTheRestricted(id, convener, county)
            try await choose(id, convener, county)
            try await countsAsAVisit(id, county)
            county.clock.advance(days: 2)
            let opened = try await MoveMeeting(county.desk).open(id, version: version(id, county), by: convener)
            #expect(opened.issues.isEmpty)
            try await printsItsBriefs(id, convener, county)
            try await handsBriefsToThoseItIsFor(id, county)
            try await pledges(id, convener, county)
            try await isScored(id, convener, county)
        }
    }

    /// A share of more than all is said to be one where people go to look.
    @Test func aBriefDoubtsAShareOfMoreThanAll() async throws {
        try await withMeetingCounty(.sqlite) { county in
            let (shares, done) = ("sample-shares", "word: 已拆除, unit: 户, decimals: 0, formula: items(demolished)")
            let yaml = HousesPlaybook.yaml.replacing("key: \(MeetingCounty.key)", with: "key: \(shares)")
                .replacing("name: 样例拆旧", with: "name: 样例登记")
                .replacing(done, with: "word: 登记率, unit: \"%\", formula: 130 * items(found) / items()")
                .replacing("value: ~", with: "value: 100")
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.environment)
            _ = try #require(await adopt(OwnPlaybook.text(yaml), by: county.supervisor).value)
            let house = try await county.enter("王大山", in: MeetingCounty.village, shares)
            let id = try await county.arrange()
            let named = PointSearch(.named, programme: shares, text: "王大山")
            #expect(try await county.add(named, ["item-\(house)"], to: id).value == 1)
            let page = try await site(county).visitor(as: county.supervisor).get("/meetings/\(id)/briefs")
            #expect(page.words.contains("130%") && page.words.contains("数要核对"), "\(page.words)")
        }
    }

    private func version(_ id: MeetingID, _ county: MeetingCounty) async throws -> Int { try await county.version(id) }

    private func hidesTheRestricted(_ id: MeetingID, _ convener: Actor, _ county: MeetingCounty) async throws {
        let desk = county.desk
        for choice in [PointChoice.slowest, .fastest, .stuck, .named] {
            let search = PointSearch(choice, programme: MeetingCounty.restricted, text: "王大山")
            let found = try await county.database.read { tx in try desk.candidates(search, for: convener, tx) }
            #expect(found.isEmpty, "\(choice)")
        }
        let drawn = try await ChoosePoints(desk).draw(
            id,
            version: version(id, county),
            programme: MeetingCounty.restricted,
            count: 1,
            seed: 7,
            witnesses: "",
            by: convener
        )
        #expect(drawn.keys == ["draw.empty"])
        let page = try await site(county).visitor(as: convener).get("/meetings/\(id)/points")
        #expect(page.status == 200 && page.words.contains("样例拆旧") && !page.words.contains("样例线索"))
    }

    private func site(_ county: MeetingCounty) throws -> TestSite {
        let routes = MeetingRoutes(desk: county.desk).all + RoundRoutes(desk: county.desk.rounds).all
        return try TestSite(routes, environment: county.desk.environment)
    }

    private func choose(_ id: MeetingID, _ convener: Actor, _ county: MeetingCounty) async throws {
        let search = PointSearch(.slowest, programme: MeetingCounty.key)
        let picks = ["region-\(MeetingCounty.village)"]
        let choosing = ChoosePoints(county.desk)
        let added = try await choosing(
            id,
            version: version(id, county),
            search,
            picks: picks,
            reason: "",
            by: convener
        )
        #expect(added.value == 1)
        let drawn = try await choosing.draw(
            id,
            version: version(id, county),
            programme: MeetingCounty.key,
            count: 1,
            seed: 7,
            witnesses: "",
            by: convener
        )
        #expect(drawn.issues.isEmpty)
    }

    private func plan(_ county: MeetingCounty, at place: String, in days: Int) -> PlanInput {
        var input = PlanInput()
        (input.title, input.content) = ("拆旧专项督查", "看拆除和安置")
        (input.document, input.approvedBy) = ("云督发〔2026〕3号", "县政府")
        (input.yearItem, input.checklist) = (county.item, "old-houses")
        (input.first, input.last) = (county.desk.today.adding(days: days), county.desk.today.adding(days: days))
        input.places = [MeetingCounty.code(place)]
        (input.members, input.head) = ([county.supervisor.account], county.supervisor.account)
        return input
    }

    /// A village people come to on a meeting is visited: no inspection on that day, nor in the days the county keeps free.
    private func countsAsAVisit(_ id: MeetingID, _ county: MeetingCounty) async throws {
        let make = MakePlan(county.inspections)
        let before = try await county.rows()
        let same = try await make(plan(county, at: MeetingCounty.village, in: 2), by: county.supervisor)
        #expect(same.keys == ["plan.repeats"] && same.issues.first?.values["number"] == "现场推进会“拆旧现场推进会”")
        let soon = try await make(plan(county, at: MeetingCounty.farVillage, in: 4), by: county.supervisor)
        #expect(soon.keys == ["plan.soon"])
        // Points are nobody's to know beforehand: another department is not told by a refusal.
        let officer = county.sample.officer
        let seen = try await county.database.read { tx in
            try OtherVisits.meetings.planned(
                [MeetingCounty.code(MeetingCounty.village)],
                county.desk.today,
                officer,
                tx
            )
        }
        #expect(seen.isEmpty)
        // The line of the yearly plan has two places: one is the meeting's.
        let used = try await county.database.read { tx in
            try county.inspections.yearItems(of: SampleCounty.county, tx).map(\.used)
        }
        #expect(used == [1])
        let other = try await make(plan(county, at: "620799201201", in: 2), by: county.supervisor)
        #expect(other.issues.isEmpty)
        let over = try await make(plan(county, at: "620799201202", in: 2), by: county.supervisor)
        #expect(over.keys == ["plan.used"])
        #expect(try await county.rows()["meeting"] == before["meeting"])
    }

    private func printsItsBriefs(_ id: MeetingID, _ convener: Actor, _ county: MeetingCounty) async throws {
        let visitor = try site(county).visitor(as: convener)
        let answer = await visitor.get("/meetings/\(id)/materials.docx")
        let text = try readDocument(.bytes(answer.body), name: "材料.docx").text
        for point in try await county.points(id) {
            #expect(text.contains(point.title) && text.contains("第\(point.ordinal)站"))
        }
        for part in ["观摩路线", "时间和路线", "专项进度", "没有销号的问题", "最近的检查", "已登记 2 户", "数字截至", "3 段路不知道长短"] {
            #expect(text.contains(part), "\(part)")
        }
        for secret in ["王大山", "样例线索"] { #expect(!text.contains(secret), "\(secret)") }
        for point in try await county.points(id) {
            let brief = try #require(point.brief)
            #expect(brief.programme == "样例拆旧")
        }
        // Both ledgers have a goal in the township: only the open one is told.
        let near = try await county.points(id).first { $0.region.digits == MeetingCounty.village }?.brief
        #expect(
            near?.numbers.map(\.programme) == [MeetingCounty.key] && near?.numbers.first?.goal.contains("40") == true
        )
    }

    /// A village that is not present reads the brief about itself, not those of others.
    private func handsBriefsToThoseItIsFor(_ id: MeetingID, _ county: MeetingCounty) async throws {
        let (points, site) = (try await county.points(id), try site(county))
        let own = try #require(points.first { $0.region.digits == MeetingCounty.village })
        let other = try #require(points.first { $0.region.digits == MeetingCounty.farVillage })
        let village = site.visitor(as: county.sample.village)
        #expect(await village.get("/meetings/\(id)/briefs/\(own.id)").status == 200)
        #expect(await village.get("/meetings/\(id)/briefs/\(other.id)").status == 404)
        let all = await village.get("/meetings/\(id)/briefs")
        #expect(all.words.contains(own.title) && !all.words.contains(other.title))
        let present = site.visitor(as: county.sample.township)
        #expect(await present.get("/meetings/\(id)/briefs/\(other.id)").status == 200)
    }

    /// What was promised on the day stands; what is promised later is added to it, by the numbers of the later day.
    private func pledges(_ id: MeetingID, _ convener: Actor, _ county: MeetingCounty) async throws {
        let (give, township, desk) = (GivePledge(county.desk), county.sample.township, county.desk)
        func input(_ words: String, _ wanted: Double, _ key: String = MeetingCounty.key) -> PledgeInput {
            var input = PledgeInput()
            input.words = words
            var promise = PromiseInput()
            (promise.words, promise.key) = (words, IndicatorKey(key, "done"))
            (promise.wanted, promise.due) = (wanted, county.desk.today.adding(days: 20))
            input.promises = [promise]
            return input
        }
        #expect(
            try await give(id, input("查 1 条", 1, MeetingCounty.restricted), by: convener).keys == ["promise.indicator"]
        )
        #expect(try await give(id, input("拆 1 户", 1), by: township).issues.isEmpty)
        // On the day a unit may say it again: only the last counts.
        #expect(try await give(id, input("拆 2 户", 2), by: township).issues.isEmpty)
        county.clock.advance(days: 1)
        let house = try await county.enter("周六", in: MeetingCounty.village)
        try await county.finish(house)
        #expect(try await give(id, input("再拆 1 户", 3), by: township).issues.isEmpty)
        #expect(try await give(id, input("补一条", 4), by: township).issues.isEmpty)
        #expect(try await give(id, input("又补一条", 5), by: township).keys == ["pledge.many"])
        let promised = try await county.database.read { tx in
            try tx.promises.list(of: .meeting(id)).map { ($0.words, $0.base) }
        }
        #expect(promised.map(\.0) == ["拆 2 户", "再拆 1 户", "补一条"] && promised.map(\.1) == [0, 1, 1])
        let standing = try await county.database.read { tx in
            try desk.rounds.lines(try tx.promises.list(of: .meeting(id)), in: SampleCounty.county, tx).map(\.standing)
        }
        #expect(standing == [.open, .open, .open])
    }

    private static let scheme = """
        key: looked
        name: 现场推进会评分
        source: 讲话六
        subject: townships
        parts:
          - {key: daily, word: 日常考核, points: 20}
        grades:
          - {word: 好, from: 80}
          - {word: 一般, from: 0}
        appeal: {days: 10, answer: 5, source: 讲话六}
        items:
          - {key: points, word: 现场推进会, group: 观摩, part: daily, points: 20, from: meetings, share: mean, source: 讲话六}

        """

    /// Marks of a meeting that is over count for the township of the point, each opening to where it was given.
    private func isScored(_ id: MeetingID, _ convener: Actor, _ county: MeetingCounty) async throws {
        let (sample, desk) = (county.sample, county.desk)
        let points = try await county.points(id)
        let far = try #require(points.first { $0.region.digits == MeetingCounty.farVillage })
        let half = MeetingCriterion.usual.map { $0.full / 2 as Double? }
        for actor in [sample.township, convener] {
            #expect(try await GiveMarks(desk)(id, far.id, half, by: actor).issues.isEmpty)
        }
        let file = WrittenFile(name: "looked.yaml", bytes: Array(Self.scheme.utf8))
        let scores = ScoreDesk(
            indicators: desk.indicators,
            vault: desk.papers.vault,
            schemes: SchemeShelf(own: [file]) { _ in true }
        )
        let period = try #require(
            await OpenPeriod(scores)(
                scheme: "looked",
                name: "2026年度",
                from: Day("2026-01-01"),
                through: Day("2026-12-31"),
                by: county.supervisor
            ).value
        )
        func point(of unit: UnitID) async throws -> ScorePoint? {
            try await county.database.read { tx in
                let reading = try scores.reading(try tx.scores.find(period, in: SampleCounty.county), tx)
                return reading.score(unit)?.points.first
            }
        }
        let spring = county.otherTownship.unit
        // Under way it is nobody's score yet.
        #expect(try await point(of: spring)?.state == .notApplicable)
        let closed = try await MoveMeeting(desk).close(id, version: version(id, county), words: "看完了。", by: convener)
        #expect(closed.issues.isEmpty)
        let scored = try #require(try await point(of: spring))
        #expect(scored.state == .known && scored.points == 10)
        #expect(scored.evidence.map(\.address) == ["/meetings/\(id)/scores#point-\(far.id)"])
        #expect(scored.evidence.first?.fact.hasSuffix("得 50 分，只有 2 份") == true)
        #expect(try await point(of: sample.township.unit)?.state == .notApplicable)
        let page = try await site(county).visitor(as: county.otherTownship).get("/meetings/\(id)/scores")
        #expect(page.status == 200 && page.text.contains("id=\"point-\(far.id)\""))
        let most = try await county.database.read { tx in
            try tx.meetings.mostTroubled(in: SampleCounty.county, year: 2026, through: desk.today)
        }
        #expect(most?.times == 1)
    }
}
