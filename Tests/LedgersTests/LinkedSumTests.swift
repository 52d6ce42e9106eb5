import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing

/// Sums and unique values that hang on what a thing leads to.
@Suite("Sums of linked things")
struct LinkedSumTests {
    private static let key = "sample-repairs"
    private static let item = "{word: 修缮, counter: 项, title: name, level: village}"

    private static let yaml = """
        \(OwnPlaybook.head(key, "样例修缮", clause: "农房改造", item: item))
        fields:
          - {key: name, label: 名称, type: text, required: yes}
          - {key: house, label: 修哪一处, type: link, to: sample-houses, unique: county}
        \(OwnPlaybook.repairs)
        measures:
          - {key: area, word: 修缮面积, unit: 平方米, value: house.area}
        indicators:
          - {key: rate, word: 修好率, unit: "%", formula: 100 * items(done) / items()}
          - {key: area, word: 修缮面积, unit: 平方米, formula: measure(area)}

        """

    private func withRepairs(_ driver: Driver, _ body: (LedgerCounty, LedgerBook) async throws -> Void) async throws {
        try await withLedgerCounty(driver) { county in
            let text = try OwnPlaybook.text(Self.yaml, beside: [SamplePlaybook.yaml()])
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let programme = try #require(await adopt(text, by: county.sample.supervisor).value)
            let shelf = county.desk.shelf
            let book = try await county.database.read { tx in try shelf.book(programme, in: tx) }
            try await body(county, book)
        }
    }

    private func repair(_ name: String, of house: String, _ county: LedgerCounty, _ book: LedgerBook)
        async throws -> Outcome<ItemID>
    {
        let answers = ["name": name, "house": house]
        let draft = ItemAnswers(place: LedgerCounty.village.digits, answers, of: book.playbook)
        return try await county.create(Self.key, draft, by: county.housing)
    }

    private func area(_ county: LedgerCounty, _ book: LedgerBook) async throws -> Double {
        try await county.database.read { tx in
            let sums = try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
            return Double(sums.values.reduce(0, +)) / MeasureAmounts.scale
        }
    }

    @Test(arguments: Driver.allCases)
    func whatTheLinkedThingSaysCountsFromTheEntryOn(driver: Driver) async throws {
        try await withRepairs(driver) { county, book in
            try await county.enter("王大山", in: LedgerCounty.village, ["area": "137"])
            #expect(try await repair("修一", of: "王大山", county, book).value != nil)
            #expect(try await area(county, book) == 137)
            #expect(try await county.differences() == [])
        }
    }

    /// What led to the duplicate leads to the survivor: with its sum, and as the only one that may.
    @Test(arguments: Driver.allCases)
    func afterAMergeTheSurvivorCountsAndIsLedToOnce(driver: Driver) async throws {
        try await withRepairs(driver) { county, book in
            let kept = try await county.enter("甲家老屋", in: LedgerCounty.village, ["area": "100"])
            let other = try await county.enter("乙家老屋", in: LedgerCounty.village, ["area": "60"])
            #expect(try await repair("修一", of: "乙家老屋", county, book).value != nil)
            _ = try #require(await county.merge(other, into: kept, by: county.housing).value)
            #expect(try await area(county, book) == 100)
            #expect(try await repair("修二", of: "甲家老屋", county, book).keys == ["item.taken"])
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func twoThatLedToWhatWasOneThingBothStay(driver: Driver) async throws {
        try await withRepairs(driver) { county, book in
            let kept = try await county.enter("甲家老屋", in: LedgerCounty.village, ["area": "100"])
            let other = try await county.enter("乙家老屋", in: LedgerCounty.village, ["area": "60"])
            #expect(try await repair("修一", of: "甲家老屋", county, book).value != nil)
            #expect(try await repair("修二", of: "乙家老屋", county, book).value != nil)
            _ = try #require(await county.merge(other, into: kept, by: county.housing).value)
            #expect(try await area(county, book) == 200)
            #expect(try await repair("修三", of: "甲家老屋", county, book).keys == ["item.taken"])
            #expect(try await county.differences() == [])
        }
    }
}
