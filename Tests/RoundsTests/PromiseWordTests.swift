import Core
import Database
import Indicators
import Ledgers
import Programmes
import Rounds
import TestSupport
import Testing
import Workflow

/// A verdict and the figures beside it say the same.
@Suite("Promises in words")
struct PromiseWordTests {
    private static let key = "sample-ponds"
    private static let area = IndicatorKey(key, "area")

    /// A pond counts 0.9 亩, told without decimals.
    private static let ponds = """
        \(OwnPlaybook.head(key, "样例涝池", item: "{word: 涝池, counter: 座, title: spot, level: village}"))
        fields:
          - {key: spot, label: 位置, type: text, required: yes}
        \(OwnPlaybook.repairs)
        indicators:
          - {key: area, word: 整治面积, unit: 亩, decimals: 0, formula: 0.9 * items(done)}
        """

    private func pond(_ county: RoundCounty, as yaml: String = PromiseWordTests.ponds) async throws -> ItemID {
        let adopt = AdoptProgramme(database: county.database, environment: county.desk.environment)
        let programme = try #require(await adopt(OwnPlaybook.text(yaml), by: county.supervisor).value)
        let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
        let answers = ItemAnswers(place: RoundCounty.village, ["spot": "村东"], of: book.playbook)
        let create = CreateItem(county.ledgers)
        return try #require(await create(Self.key, answers, by: county.sample.otherOfficer).value)
    }

    private func said(_ county: RoundCounty, _ wanted: Double) throws -> RoundReport {
        var (report, promise) = (RoundReport(), PromiseInput())
        (promise.words, promise.key, promise.wanted) = ("整治 \(wanted) 亩", Self.area, wanted)
        promise.due = try county.day("2026-06-21")
        (report.words, report.promises) = ("机械已经进村。", [promise])
        return report
    }

    private func round(_ county: RoundCounty) async throws -> RoundID {
        let set = SetCadence(county.desk)
        let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
        let monday = try county.day("2026-06-15")
        return try #require(await OpenRound(county.desk)(cadence, on: monday, by: county.supervisor).value)
    }

    private func line(_ county: RoundCounty, _ id: RoundID) async throws -> PromiseLine {
        try await county.database.read { tx in
            let promises = try tx.promises.list(of: .round(id))
            return try #require(try county.desk.lines(promises, in: SampleCounty.county, tx).first)
        }
    }

    /// 51 亩 read as 0.005 万亩 on every page: whoever promises 0.01 万亩 promises twice as much.
    @Test func aSmallNumberInTenThousandsIsNotWhatItWouldRoundTo() async throws {
        try await withRoundCounty(.sqlite) { county in
            let unit = "unit: 万亩, decimals: 2, formula: 0.0051"
            let small = Self.ponds.replacing("unit: 亩, decimals: 0, formula: 0.9", with: unit)
            let pond = try await pond(county, as: small)
            let repair = MoveRequest("repair")
            let moved = try await MoveItem(county.ledgers)(pond, version: 1, repair, by: county.sample.otherOfficer)
            #expect(moved.issues.isEmpty)
            let id = try await round(county)
            let saying = try said(county, 0.01)
            #expect(try await ReportToRound(county.desk)(id, saying, by: county.sample.township).value == id)
            #expect(try await line(county, id).fact == "整治面积：承诺 0.01 万亩，现在 0.005 万亩，承诺时 0.005 万亩")
        }
    }

    @Test(arguments: Driver.allCases)
    func aBrokenPromiseNeverShowsTwoEqualFigures(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let pond = try await pond(county)
            let id = try await round(county)
            let report = ReportToRound(county.desk)
            #expect(try await report(id, said(county, 1), by: county.sample.township).value == id)
            func line() async throws -> PromiseLine { try await self.line(county, id) }
            #expect(try await line().fact == "整治面积：承诺 1 亩，现在 0 亩，承诺时 0 亩")
            let repair = MoveRequest("repair")
            let moved = try await MoveItem(county.ledgers)(pond, version: 1, repair, by: county.sample.otherOfficer)
            #expect(moved.issues.isEmpty)
            // Pages tell 1 亩 by now: promising it again would be none.
            let again = try await report(id, said(county, 1), by: county.sample.township)
            #expect(again.keys == ["promise.reached"])
            #expect(try await line().fact == "整治面积：承诺 1 亩，现在 0.9 亩，承诺时 0 亩")
            county.clock.advance(days: 12)
            let over = try await line()
            #expect(over.standing == .broken && over.fact == "整治面积：承诺 1 亩，现在 0.9 亩，承诺时 0 亩", "\(over.fact)")
        }
    }
}
