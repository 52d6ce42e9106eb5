import Core
import Database
import Indicators
import Ledgers
import Papers
import Programmes
import Rounds
import Tasks
import TestSupport
import Testing
import Web
import Workflow

/// What a pack tells of a place is what the wall tells of it.
@Suite("A pack and the wall")
struct PackWallTests {
    private static let key = "sample-lamps"
    private static let done = IndicatorKey(key, "done")
    private static let rate = IndicatorKey(key, "rate")
    private static let far = RoundCounty.code("620799102")

    /// 清泉镇 has a target for the share of lamps only; the county asks how many are lit.
    private func begin(
        _ county: RoundCounty,
        goal: Double,
        isLit: Bool = true,
        as yaml: String = PackWallTests.lamps
    ) async throws {
        let adopt = AdoptProgramme(database: county.database, environment: county.desk.environment)
        let programme = try #require(await adopt(OwnPlaybook.text(yaml), by: county.supervisor).value)
        let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
        for (spot, village) in [("桥头", RoundCounty.village), ("井边", RoundCounty.farVillage)] {
            let answers = ItemAnswers(place: village, ["spot": spot], of: book.playbook)
            let create = CreateItem(county.ledgers)
            let id = try #require(await create(Self.key, answers, by: county.sample.otherOfficer).value)
            guard isLit else { continue }
            let lighting = MoveRequest("lighting")
            let moved = try await MoveItem(county.ledgers)(id, version: 1, lighting, by: county.sample.otherOfficer)
            #expect(moved.issues.isEmpty)
        }
        let set = SetTarget(county.desk.indicators)
        for (key, place, value) in [(Self.done, SampleCounty.county, goal), (Self.rate, Self.far, 100)] {
            let draft = TargetDraft(
                value: value,
                startsOn: Day("2026-01-01"),
                dueOn: Day("2026-12-31"),
                source: "县委农村工作会议"
            )
            _ = try #require(await set(key, in: place, draft, named: "督查室").value)
        }
    }

    private func pack(_ county: RoundCounty) async throws -> (RoundID, DispatchPack) {
        let set = SetCadence(county.desk)
        let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
        let monday = try county.day("2026-06-15")
        let id = try #require(await OpenRound(county.desk)(cadence, on: monday, by: county.supervisor).value)
        return (id, try #require(await MakePack(county.desk)(id, by: county.supervisor).value))
    }

    /// The figures of a wall, by where they open to.
    private func figures(_ page: SeenPage) -> [String: String] {
        let own = page.links.filter { $0.address.hasPrefix("/programmes/\(Self.key)?region=") }
        return Dictionary(own.map { ($0.address, $0.word) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: Driver.allCases)
    func aPlaceWithAnotherTargetIsToldByTheNumberOfTheWall(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await begin(county, goal: 8)
            let (id, pack) = try await pack(county)
            let own = try #require(pack.township(Self.far.digits)).numbers.filter { $0.programme == Self.key }
            #expect(own.map(\.indicatorKey) == ["done"] && own.map(\.value) == ["1 盏"])
            #expect(own.map(\.light) == [nil] && own.map(\.goal) == ["未分解到乡镇"])
            let routes =
                RoundRoutes(desk: county.desk).all + IndicatorRoutes(desk: county.desk.indicators, shipped: []).all
            let site = try TestSite(routes, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            let board = await figures(supervisor.get("/board/programmes"))
            let sheet = await figures(supervisor.get("/rounds/\(id)/pack/wall"))
            // The wall leads to a township without lamps as well.
            #expect(sheet.count == 3 && sheet.allSatisfy { board[$0.key] == $0.value }, "\(sheet) \(board)")
            #expect(sheet["/programmes/\(Self.key)?region=\(Self.far)"] == "1 盏", "\(sheet)")
            let programme = await supervisor.get("/rounds/\(id)/pack/programmes/\(Self.key)")
            #expect(programme.words.contains("未分解到乡镇"), "\(programme.words)")
            // Nobody asks the townships: none of them is behind, and none is not.
            let all = await supervisor.get("/rounds/\(id)/pack/programmes")
            #expect(all.words.contains("样例路灯") && !all.words.contains("\n0\n"), "\(all.words)")
        }
    }

    /// The wall tells all places by the lamps that are lit; the share is what is asked of this one.
    @Test func aPlaceMayPromiseTheNumberThatIsAskedOfIt() async throws {
        try await withRoundCounty(.sqlite) { county in
            try await begin(county, goal: 8)
            let actor = Actor(
                account: county.supervisor.account,
                name: "清泉镇经办人",
                post: county.supervisor.post,
                role: .township,
                unit: county.supervisor.unit,
                unitName: "清泉镇",
                region: Self.far
            )
            let own = try await county.database.read { tx in
                try county.desk.indicators.programmes(for: actor, tx).first { $0.key == Self.key }
            }
            let programme = try #require(own)
            #expect(programme.whole?.key == Self.done && programme.whole?.hasTarget == false)
            #expect(programme.beside.map(\.key) == [Self.rate] && programme.beside.allSatisfy(\.hasTarget))
        }
    }

    /// The review asks of every number that is behind, not only of the one the wall tells a programme by.
    @Test(arguments: Driver.allCases)
    func aPlaceBehindWithANumberTheWallDoesNotTellIsAskedForIt(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await begin(county, goal: 8, isLit: false)
            let asked = try await review(county)
            #expect(asked.contains { $0.hasPrefix("清泉镇 样例路灯：安装率现在 0%，应达 4") }, "\(asked)")
            // Nobody asks anything of the lamp in the other township.
            #expect(!asked.contains { $0.hasPrefix("云雾镇") }, "\(asked)")
        }
    }

    /// What cannot be is no success: who has such a number is asked how it was counted.
    @Test func aShareOfMoreThanAllIsAskedAbout() async throws {
        try await withRoundCounty(.sqlite) { county in
            let much = Self.lamps.replacing("formula: 100 *", with: "formula: 130 *")
            try await begin(county, goal: 1, as: much)
            let asked = try await review(county)
            #expect(asked == ["清泉镇 样例路灯：安装率现在 130%，超过 100%，数要核对"], "\(asked)")
        }
    }

    /// A share of more than all keeps no promise and makes none needless: supervision says what became of it.
    @Test func aShareOfMoreThanAllDecidesNoPromise() async throws {
        try await withRoundCounty(.sqlite) { county in
            let much = Self.lamps.replacing("formula: 100 *", with: "formula: 130 *")
            try await begin(county, goal: 1, as: much)
            let (id, _) = try await pack(county)
            var said = RoundReport()
            said.words = "路灯都装了。"
            var counted = PromiseInput()
            (counted.words, counted.wanted) = ("安装率达到 90%", 90)
            (counted.key, counted.due) = (Self.rate, try county.day("2026-06-21"))
            said.promises = [counted]
            #expect(try await ReportToRound(county.desk)(id, said, by: county.sample.township).value == id)
            func line() async throws -> PromiseLine {
                try await county.database.read { tx in
                    let promises = try tx.promises.list(of: .round(id))
                    return try #require(try county.desk.lines(promises, in: SampleCounty.county, tx).first)
                }
            }
            #expect(try await line().standing == .open)
            county.clock.advance(days: 12)
            let due = try await line()
            #expect(due.standing == .awaiting && due.fact.contains("130%（超过 100%，数要核对）"), "\(due.fact)")
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let judging = "/rounds/\(id)/promises/\(due.promise.id)/judging"
            #expect(await site.visitor(as: county.supervisor).get("/rounds/\(id)").text.contains(judging))
            let judge = JudgePromise(county.desk)
            let judged = try await judge(due.promise.id, of: .round(id), .broken, reason: "多登记", by: county.supervisor)
            #expect(judged.value == due.promise.id)
            // Whoever comes second hears that it is decided, not that a ledger decides it.
            let again = try await judge(due.promise.id, of: .round(id), .kept, reason: "看过", by: county.supervisor)
            #expect(again.keys == ["promise.judged"])
            #expect(try await line().standing == .broken)
            let page = await site.visitor(as: county.supervisor).get("/rounds/\(id)")
            #expect(page.words.contains("；多登记（") && !page.text.contains(judging), "\(page.words)")
        }
    }

    /// What a monthly review asks of whom.
    private func review(_ county: RoundCounty) async throws -> [String] {
        var draft = CadenceDraft("指标分析", .indicators, .asked)
        draft.owing = .both
        let review = try #require(await SetCadence(county.desk).add(draft, by: county.supervisor).value)
        let open = OpenRound(county.desk)
        let id = try #require(await open(review, on: county.desk.today, by: county.supervisor).value)
        let supervisor = county.supervisor
        return try await county.database.read { tx in
            let dues = try county.desk.dues(of: tx.rounds.find(id, for: supervisor), tx)
            return dues.owners.flatMap { owner in
                (dues.asked[owner.unit] ?? []).map { "\(owner.name) \($0.title)" }
            }
        }
    }

    /// What nobody asks of a place cannot be behind: it is no example for others.
    @Test func aPlaceWithoutATargetIsNotPraisedForHavingNothingBehind() async throws {
        try await withRoundCounty(.sqlite) { county in
            try await begin(county, goal: 8)
            var pack = try await pack(county).1
            var unasked = try #require(pack.township(Self.far.digits))
            unasked.numbers = unasked.numbers.filter { $0.light == nil }
            #expect(!unasked.numbers.isEmpty)
            var behind = unasked
            (behind.region, behind.name) = ("620799101", "云雾镇")
            behind.numbers[0].light = .behind
            pack.townships = [behind, unasked]
            let said = TalkingPoints.points(pack).map(\.words).joined()
            #expect(said.contains("云雾镇滞后的专项最多，有 1 个。") && !said.contains("最少"), "\(said)")
        }
    }

    /// The slow list of the wall and the page of a place speak of one difference.
    @Test(arguments: Driver.allCases)
    func whatAPlaceLacksIsOneNumberInTheSlowListAndOnItsPage(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await begin(county, goal: 8)
            let draft = TargetDraft(
                value: 4,
                startsOn: Day("2026-01-01"),
                dueOn: Day("2026-12-31"),
                source: "县委农村工作会议"
            )
            let set = SetTarget(county.desk.indicators)
            _ = try #require(await set(Self.done, in: Self.far, draft, named: "督查室").value)
            let routes = IndicatorRoutes(desk: county.desk.indicators, shipped: []).all
            let supervisor = try TestSite(routes, environment: county.desk.environment).visitor(as: county.supervisor)
            let page = await supervisor.get("/programmes/\(Self.key)?region=\(Self.far)").words
            let missing = try #require(page.firstMatch(of: /差 ([0-9.]+ 盏)/), "\(page)").1
            let list = try #require(await supervisor.get("/board/programmes").words.split(separator: "慢榜").last)
            #expect(list.contains(missing), "\(list)")
        }
    }

    @Test(arguments: Driver.allCases)
    func whatIsBeyondItsTargetIsSaidInTheWordOfTheWall(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await begin(county, goal: 1)
            let pack = try await pack(county).1
            let whole = try #require(pack.programme(Self.key)?.whole)
            #expect(whole.figure == "超额" && whole.value == "2 盏")
        }
    }

    private static let lamps = """
        \(OwnPlaybook.lamps(key))
          - {key: done, word: 已安装, unit: 盏, decimals: 0, formula: items(lit)}
          - {key: rate, word: 安装率, unit: "%", formula: 100 * items(lit) / items()}
        """
}
