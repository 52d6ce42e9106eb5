import Core
import Database
import Indicators
import Ledgers
import Programmes
import TestSupport
import Testing
import Web
import Workflow

/// Which number a programme is told by, and what stands beside one that has no way behind it.
@Suite("The number a programme is told by")
struct ToldNumberTests {
    /// The wall and the page of the programme go by what is asked; the list of numbers names the same one.
    @Test(arguments: Driver.allCases)
    func theListOfNumbersTellsAProgrammeByTheNumberOfItsPage(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.enter("甲")
            let leader = try county.site().visitor(as: county.sample.leader)
            func told() async -> [String] {
                let addresses = await leader.get("/indicators").links.map(\.address)
                return addresses.filter { $0.hasPrefix("/indicators/sample-houses/") }
            }
            #expect(await told() == ["/indicators/sample-houses/rate"])
            try await county.setDone(county.draft(4))
            #expect(await told() == ["/indicators/sample-houses/done"])
            #expect(await leader.get("/programmes/sample-houses").words.contains("已拆除 达到 4 户"))
        }
    }

    /// The slow list of the wall is sorted by things, whatever the number counts: they stand in every line.
    @Test(arguments: Driver.allCases)
    func theSlowListShowsWhatItIsSortedBy(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            for owner in ["甲", "乙", "丙"] { try await county.enter(owner) }
            try await county.setDone(county.draft(3))
            #expect(try await county.handDone([IndicatorCounty.cloud: 3]).value == 1)
            let board = try await county.site().visitor(as: county.sample.leader).get("/board/programmes")
            #expect(board.words.contains("1.3 户\n1.3 户\n1 户"), "\(board.words)")
        }
    }

    /// Of what is to be none there is no way behind it: the bar is of the things, and says of which.
    @Test(arguments: Driver.allCases)
    func aBarOfThingsSaysWhatItIsAShareOf(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            let text = try OwnPlaybook.text(Self.lamps)
            let programme = try #require(await adopt(text, by: county.sample.supervisor).value)
            let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
            var lamps: [ItemID] = []
            for spot in ["桥头", "井边"] {
                let answers = ItemAnswers(place: IndicatorCounty.village.digits, ["spot": spot], of: book.playbook)
                let create = CreateItem(county.ledgers)
                lamps.append(try #require(await create("sample-lamps", answers, by: county.housing).value))
            }
            let lighting = MoveRequest("lighting")
            let moved = try await MoveItem(county.ledgers)(lamps[0], version: 1, lighting, by: county.housing)
            #expect(moved.issues.isEmpty)
            let leader = try county.site().visitor(as: county.sample.leader)
            for path in ["/programmes/sample-lamps", "/programmes"] {
                let page = await leader.get(path)
                #expect(page.words.contains("已安装的占 50"), "\(page.words)")
            }
        }
    }

    private static let lamps = """
        \(OwnPlaybook.lamps())
          - {key: dark, word: 没有安装, unit: 盏, decimals: 0, direction: stay-within, formula: items(found)}
        targets:
          - {indicator: dark, value: 0, by: 12-31, source: 讲话二（一）}
        """
}
