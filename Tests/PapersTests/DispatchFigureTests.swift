import Core
import Database
import Indicators
import Ledgers
import PaperFormat
import Papers
import Programmes
import Tasks
import TestSupport
import Testing
import Web

/// What a bulletin of many programmes says beside their numbers comes from the records too.
@Suite("Figures of a dispatch bulletin")
struct DispatchFigureTests {
    @Test func everyQueryIsReadAsItIsWritten() throws {
        let (county, key) = (SampleCounty.county, IndicatorKey("sample-houses", "done"))
        let queries: [FigureQuery] = [
            .programmes(.behind, county, .asked, .count), .programmes(.slow, county, .lit, .names),
            .programmes(.behind, county, .beside, .names),
            .places(programme: "sample-houses", .behind, .names), .standing(key, county, .expected),
            .standing(key, county, .light), .indicator(key, county), .day,
        ]
        for query in queries { #expect(FigureQuery("\(query)") == query) }
        let wrong = [
            "programmes red 620799 asked count", "places sample-houses behind", "standing a b 620799 gap", "day 1",
        ]
        for text in wrong { #expect(FigureQuery(text) == nil, "\(text)") }
    }

    /// Nothing is planned for a day of a number that is to stay between two others.
    @Test func whatHasNoPlanForTheDayIsToldWithoutOne() throws {
        let programmes = ["甲", "乙", "丙", "丁", "戊"].map { name in
            let whole = DispatchBulletin.Number(
                key: IndicatorKey("fund-\(name)", "mean"),
                indicator: "每笔平均",
                region: SampleCounty.county,
                place: "云岭县",
                goal: "3,000 到 5,000 元，2026-12-31 前",
                value: "9,000 元",
                expected: name == "甲" ? "—" : "4,000 元",
                light: .behind
            )
            return DispatchBulletin.Programme(name: "资金\(name)", whole: whole, places: [])
        }
        var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
        let text = DispatchBulletin(programmes: programmes, office: "督查室").draft(&figures).content.text
        #expect(text.contains("资金甲。每笔平均现为〔资金甲·云岭县〕。"), "\(text)")
        #expect(text.contains("资金乙。每笔平均现为〔资金乙·云岭县〕，应达〔资金乙·云岭县·应达〕。"), "\(text)")
    }

    /// A target nobody handed down makes no township lag, and none not.
    @Test func townshipsNobodyAskedAreNotCountedAsNone() throws {
        func number(_ set: String, _ place: String, _ region: String, _ light: Light?) throws -> DispatchBulletin.Number
        {
            DispatchBulletin.Number(
                key: IndicatorKey(set, "left"),
                indicator: "危房",
                region: try #require(RegionCode(region)),
                place: place,
                goal: "不超过 0 户，2026-12-31 前",
                value: "4 户",
                expected: "0 户",
                light: light
            )
        }
        let asked: [(String, Light?, String)] = [
            ("甲", nil, "—"), ("乙", .onTrack, "0"), ("丙", .behind, "1"), ("丁", .slow, "0"), ("戊", .notDue, "0"),
        ]
        let programmes = try asked.map { name, light, _ in
            DispatchBulletin.Programme(
                name: name,
                whole: try number("houses-\(name)", "云岭县", "620799", .behind),
                places: [try number("houses-\(name)", "云雾镇", "620799101", light)]
            )
        }
        var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
        let content = DispatchBulletin(programmes: programmes, office: "督查室").draft(&figures).content
        for (name, _, words) in asked {
            #expect(content.figures.first { $0.key == "\(name)·滞后乡镇数" }?.words == words, "\(name)")
        }
    }

    /// 已拆除 8 of 8 is in order, while 拆除率 is at 4%: the table has the one, the line below it names the other.
    @Test func whatIsBehindWithAnotherNumberIsNamedBelowTheTable() throws {
        func number(_ set: String, _ indicator: String, _ light: Light?) -> DispatchBulletin.Number {
            DispatchBulletin.Number(
                key: IndicatorKey(set, indicator),
                indicator: indicator,
                region: SampleCounty.county,
                place: "云岭县",
                goal: "达到 8 户，2026-12-31 前",
                value: "8 户",
                expected: "6 户",
                light: light
            )
        }
        let lights: [(String, Light?, Light?)] = [
            ("甲", .onTrack, .behind), ("乙", .behind, .behind), ("丙", .slow, .slow), ("丁", .slow, .behind),
            ("戊", nil, .behind),
        ]
        func draft(_ lights: [(String, Light?, Light?)]) throws -> PaperContent {
            let programmes = lights.map { name, told, other in
                let set = "houses-\(name)"
                return DispatchBulletin.Programme(
                    name: name,
                    whole: number(set, "done", told),
                    places: [],
                    beside: [number(set, "rate", other)]
                )
            }
            var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
            return DispatchBulletin(programmes: programmes, office: "督查室").draft(&figures).content
        }
        let content = try draft(lights)
        #expect(content.text.contains("\n表中没有滞后、但有别的目标滞后的：〔别的目标滞后的专项〕。\n"), "\(content.text)")
        let named = try #require(content.figures.first { $0.key == "别的目标滞后的专项" })
        #expect(named.words == "甲、丁")
        let few = try draft(Array(lights.prefix(2)))
        #expect(few.text.contains("\n下面各专项只说一个指标，没有滞后、但有别的目标滞后的：〔别的目标滞后的专项〕。\n"), "\(few.text)")
        #expect(few.figures.first { $0.key == "别的目标滞后的专项" }?.words == "甲")
        let fine = try draft(lights.map { name, told, _ -> (String, Light?, Light?) in (name, told, .onTrack) })
        #expect(!fine.text.contains("别的目标"), "\(fine.text)")
    }

    private static let goals: [(String, String, String?)] = [
        ("达到 28 个，2026-12-31 前", "达到 28 个", "2026-12-31"), ("达到 8 项，2026-12-31 前（文件提出）", "达到 8 项（文件提出）", "2026-12-31"),
        ("3,000 到 5,000 元，2026-10-31 前（上级目标）", "3,000 到 5,000 元（上级目标）", "2026-10-31"),
        ("未分解到乡镇", "未分解到乡镇", nil), ("达到 8 项，年底前", "达到 8 项，年底前", nil),
    ]

    /// A date reads as a date in a sentence, whoever asks for it.
    @Test(arguments: goals)
    func aGoalIsReadApartFromItsDay(words: String, what: String, day: String?) {
        let goal = DispatchBulletin.goal(words)
        #expect(goal.what == what && goal.day == day.flatMap { Day($0) })
    }

    @Test func aGoalADocumentAsksForIsASentence() throws {
        let number = DispatchBulletin.Number(
            key: IndicatorKey("rural-tourism", "aspects"),
            indicator: "八个可平均项数",
            region: SampleCounty.county,
            place: "云岭县",
            goal: "达到 8 项，2026-12-31 前（文件提出）",
            value: "5 项",
            expected: "—",
            light: nil
        )
        let programme = DispatchBulletin.Programme(name: "乡村旅游", whole: number, places: [])
        var figures = FigureList(asOf: Instant(startOf: try #require(Day("2026-06-10"))))
        let text = DispatchBulletin(programmes: [programme], office: "督查室").draft(&figures).content.text
        #expect(text.contains("目标为2026年12月31日前达到8项（文件提出），现为〔"), "\(text)")
    }

    private func words(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

    /// Figures of today under a date of last week would be untrue; a date somebody wrote at the foot is kept.
    @Test func theDayOfABulletinMovesWithItsFigures() async throws {
        try await withPaperCounty(.sqlite) { county in
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            let address = await visitor.post("/papers", ["kind": "dispatch-bulletin"]).address
            let id = try #require(PaperID(String(address.dropFirst("/papers/".count))))
            let day = county.environment.today
            #expect(try await county.paper(id).content.dated == day)
            #expect(await visitor.get(address).words.contains("截至\(words(day))，对"))
            county.later(days: 3)
            let next = day.adding(days: 3)
            let fresh = await visitor.post(address + "/figures", ["version": "1"])
            #expect(fresh.words.contains("\(words(day)) → \(words(next))"), "\(fresh.words)")
            let page = await visitor.get(address).words
            #expect(page.contains("截至\(words(next))，对") && !page.contains("截至\(words(day))"), "\(page)")
            #expect(try await county.paper(id).content.dated == next)
        }
    }

    @Test func aDateSomebodyWroteAtTheFootIsKept() async throws {
        try await withPaperCounty(.sqlite) { county in
            let supervisor = county.sample.supervisor
            let today = county.environment.today
            var figures = FigureList(asOf: county.environment.now())
            var draft = DispatchBulletin(programmes: [], office: "督查室").draft(&figures)
            draft.content.dated = today.adding(days: 1)
            let id = try #require(await county.draft(draft, by: supervisor).value)
            county.later(days: 5)
            let visitor = try county.site().visitor(as: supervisor)
            _ = await visitor.post("/papers/\(id)/figures", ["version": "1"])
            let content = try await county.paper(id).content
            #expect(content.figures.map(\.words) == [words(today.adding(days: 5))])
            #expect(content.dated == today.adding(days: 1))
        }
    }

    /// Four programmes beside the one of the county, asked of two townships from today to the end of the year.
    private func askFourMore(_ county: PaperCounty) async throws {
        let (sample, indicators) = (county.sample, county.desk.indicators)
        let (cloud, spring) = (try #require(RegionCode("620799101")), try #require(RegionCode("620799102")))
        let adopt = AdoptProgramme(database: county.database, environment: county.environment)
        for (letter, name) in [("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁")] {
            let set = "\(HousesPlaybook.key)-\(letter)"
            let yaml = HousesPlaybook.yaml.replacing(HousesPlaybook.key, with: set).replacing("样例拆旧", with: "拆旧\(name)")
            _ = try #require(await adopt(OwnPlaybook.text(yaml), by: sample.supervisor).value)
            let key = IndicatorKey(set, "done")
            let draft = TargetDraft(
                value: 10,
                startsOn: county.environment.today,
                dueOn: Day("2026-12-31"),
                source: "县委农村工作会议"
            )
            _ = try #require(await SetTarget(indicators)(key, in: SampleCounty.county, draft, named: "督查室").value)
            let parts = HandingDraft([cloud: 6, spring: 4])
            let hand = HandDownTargets(indicators)
            let handed = try await hand(key, from: SampleCounty.county, year: 2026, parts, named: "督查室")
            #expect(handed.issues.isEmpty)
        }
    }

    /// What the records say, by the names of the figures.
    private func told(_ county: PaperCounty) async throws -> [String: String] {
        let reader = county.sample.supervisor
        let programmes = try await county.database.read { tx in
            try county.desk.indicators.programmes(for: reader, tx).compactMap(\.asked)
        }
        let behind = programmes.filter { $0.whole?.light == .behind }.map(\.name)
        let cloud = programmes.count { $0.places.contains { $0.place == "云雾镇" && $0.light == .behind } }
        let first = try #require(programmes.first { $0.name == "拆旧甲" })
        let late = first.places.filter { $0.light == .behind }.map(\.place)
        return [
            "滞后专项数": "\(behind.count)", "滞后专项名单": behind.isEmpty ? "无" : behind.joined(separator: "、"),
            "云雾镇·滞后专项数": "\(cloud)", "拆旧甲·滞后乡镇数": "\(late.count)",
            "拆旧甲·\(first.whole?.place ?? "")·应达": first.whole?.expected ?? "",
        ]
    }

    private func said(_ content: PaperContent, _ names: [String]) -> [String: String] {
        var said: [String: String] = [:]
        for figure in content.figures where names.contains(figure.key) { said[figure.key] = figure.words }
        return said
    }

    @Test(arguments: Driver.allCases)
    func refreshTellsWhichProgrammesAndTownshipsLagNow(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            try await askFourMore(county)
            let visitor = try county.site().visitor(as: county.sample.supervisor)
            let page = await visitor.post("/papers", ["kind": "dispatch-bulletin"])
            let address = page.address
            let id = try #require(PaperID(String(address.dropFirst("/papers/".count))), "\(page.transcript)")
            let draft = try await county.paper(id).content
            let before = try await told(county)
            #expect(said(draft, Array(before.keys)) == before)
            #expect(draft.text.contains("滞后的〔滞后专项数〕个"))
            let townships = try #require(draft.tables.first { $0.name == "各乡镇滞后专项" })
            #expect(townships.rows.contains { $0.first == "云雾镇" })
            for row in townships.rows { #expect(row.dropFirst().allSatisfy { $0.hasPrefix("〔") }, "\(row)") }
            // Nothing moved yet.
            #expect(await visitor.get(address + "/figures").words.contains("和现在的数都一致"))
            county.later(days: 45)
            let now = try await told(county)
            let fresh = await visitor.post(address + "/figures", ["version": "1"])
            for (name, words) in now {
                let old = try #require(before[name])
                #expect(old != words, "\(name)")
                #expect(fresh.words.contains("〔\(name)〕\n\(old) → \(words)"), "\(fresh.transcript)")
            }
            let kept = try await county.paper(id).content
            #expect(said(kept, Array(now.keys)) == now)
            // Those that lag by now have their paragraphs.
            let names = try #require(now["滞后专项名单"])
            for name in names.split(separator: "、") { #expect(kept.text.contains("（一）\(name)。"), "\(kept.text)") }
            #expect(!fresh.words.contains("核对正文"), "\(fresh.words)")
            let late = try #require(now["滞后专项数"])
            #expect(await visitor.get(address).words.contains("滞后的\(late)个"))
            #expect(await visitor.get(address + "/figures").words.contains("和现在的数都一致"))
        }
    }
}
