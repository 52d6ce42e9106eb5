import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing
import Workflow

/// What other things bring to a sum has the bound of what is entered: beyond it the act is refused and named, and nothing is
/// written.
@Suite("Bounds of sums that hang on other things")
struct LinkedSumBoundTests {
    private static let prices = """
        \(OwnPlaybook.head("sample-prices", "样例造价", item: "{word: 标准, counter: 项, title: name, level: village}"))
        fields:
          - {key: name, label: 名称, type: text, required: yes}
          - {key: price, label: 每米造价, type: money}
        stages:
          - {key: kept, word: 在用}
          - {key: done, word: 停用, outcome: done}
        moves:
          - {key: ending, word: 停用, from: kept, to: done, who: [village, township, officer/housing]}
        indicators:
          - {key: rate, word: 停用率, unit: "%", formula: 100 * items(done) / items()}

        """

    private static let roads = """
        \(OwnPlaybook.head("sample-roads", "样例道路", item: "{word: 道路, counter: 条, title: name, level: village}"))
        fields:
          - {key: name, label: 名称, type: text, required: yes}
          - {key: standard, label: 造价标准, type: link, to: sample-prices}
          - {key: metres, label: 长度, type: number, unit: 米}
          - {key: raised, label: 自筹, type: money}
          - {key: owed, label: 欠款, type: money}
        twins:
          - {key: same, word: 同名的道路, same: [name], within: county}
        \(OwnPlaybook.repairs)
        measures:
          - {key: cost, word: 投资, unit: 元, value: standard.price * metres}
          - {key: together, word: 同名道路的自筹, unit: 元, value: raised + sum(same.raised)}
          - {key: earth, word: 土方, unit: 方, value: metres * 1000000}
          - {key: debt, word: 同名道路的欠款, unit: 元, value: 2 * owed + sum(same.owed)}
        indicators:
          - {key: cost, word: 投资, unit: 元, formula: measure(cost)}
          - {key: together, word: 自筹, unit: 元, formula: measure(together)}
          - {key: earth, word: 土方, unit: 方, formula: measure(earth)}
          - {key: debt, word: 欠款, unit: 元, formula: measure(debt)}

        """

    private struct Roads {
        let county: LedgerCounty
        let prices: LedgerBook
        let book: LedgerBook

        func price(_ name: String, _ price: String) async throws -> ItemID {
            let answers = answers(["name": name, "price": price], prices)
            return try #require(await county.create("sample-prices", answers, by: county.housing).value)
        }

        func change(_ id: ItemID, _ name: String, price: String) async throws {
            let answers = answers(["name": name, "price": price], prices)
            _ = try #require(await county.edit(id, version: 1, answers, by: county.housing).value)
        }

        func create(_ said: [String: String]) async throws -> Outcome<ItemID> {
            try await county.create("sample-roads", answers(said, book), by: county.housing)
        }

        func road(_ said: [String: String]) async throws -> ItemID { try #require(await create(said).value) }

        func edit(_ id: ItemID, _ said: [String: String]) async throws -> Outcome<ItemID> {
            try await county.edit(id, version: 1, answers(said, book), by: county.housing)
        }

        /// As a program without a bound stored it: what is too much is missing from the sums. It was entered with 1.
        func storeUnbounded(_ ids: [ItemID], _ field: String, _ number: Int64) async throws {
            let (entered, large, today) = ("\"\(field)\":1", "\"\(field)\":\(number)", county.environment.today)
            try await county.database.write { tx in
                for id in ids {
                    try tx.run(
                        """
                        UPDATE ledger_item SET fields = replace(fields, \(entered), \(large)), measures = ''
                        WHERE id = \(id)
                        """
                    )
                }
                try tx.rollUps.rebuild(on: today)
            }
        }

        func trash(_ id: ItemID) async throws {
            let trashed = try await county.trash(id, version: 1, reason: "误登", by: county.housing)
            _ = try #require(trashed.value)
        }

        /// In whole units, of one measure.
        func sum(_ measure: Int) async throws -> Int64 {
            let sums = try await county.database.read { [book] tx in
                try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[measure], in: SampleCounty.county)
            }
            return sums.values.reduce(0, +) / 10_000
        }

        func answers(_ said: [String: String], _ book: LedgerBook) -> ItemAnswers {
            ItemAnswers(place: LedgerCounty.village.digits, said, of: book.playbook)
        }
    }

    private func withRoads(_ driver: Driver, _ body: (Roads) async throws -> Void) async throws {
        try await withLedgerCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            for text in try OwnPlaybook.texts([Self.prices, Self.roads]) {
                _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            }
            let shelf = county.desk.shelf
            let books = try await county.database.read { tx in
                try ["sample-prices", "sample-roads"].map { try shelf.current($0, in: SampleCounty.county, tx) }
            }
            try await body(Roads(county: county, prices: books[0], book: books[1]))
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func anEntryThatReadsTooMuchThroughALinkIsRefusedAndTellsWhereItComesFrom(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            _ = try await roads.price("水泥路", "4000000000")
            let refused = try await roads.create(["name": "东路", "standard": "水泥路", "metres": "3"])
            #expect(refused.keys == ["item.sumTooMuch"])
            let sentence = refused.issues.first.map(ledgerWords.sentence) ?? ""
            #expect(sentence.contains("“东路”的投资会超过九十亿元") && sentence.contains("造价标准、长度"), "\(sentence)")
            _ = try await roads.road(["name": "西路", "standard": "水泥路", "metres": "2"])
            #expect(try await roads.sum(0) == 8_000_000_000)
        }
    }

    @Test(arguments: Driver.allCases)
    func aMoveIsRefusedWhereTheLinkedThingGrewMeanwhileAndOthersGoOn(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            let (county, price) = (roads.county, try await roads.price("水泥路", "4000000000"))
            let large = try await roads.road(["name": "东路", "standard": "水泥路", "metres": "2"])
            let small = try await roads.road(["name": "西路", "standard": "水泥路", "metres": "1"])
            try await roads.change(price, "水泥路", price: "5000000000")
            #expect(try await county.make("repair", large).keys == ["item.sumTooMuch"])
            #expect(try await county.item(large).version == 1)
            #expect(try await roads.sum(0) == 12_000_000_000)

            let moves = [large, small].map { MoveMany.Move($0, MoveRequest("repair"), by: county.housing) }
            let issues = try await MoveMany(county.desk)(moves)
            #expect(issues.map { $0.map(\.key) } == [["item.sumTooMuch"], []])
            #expect(try await county.item(large).version == 1)
            #expect(try await county.item(small).version == 2)
            #expect(try await roads.sum(0) == 13_000_000_000)
        }
    }

    /// Whoever may not see the road of another township does not learn from a road of their own that there is one.
    @Test(arguments: Driver.allCases)
    func whatStandsBesideAnActIsNamedToWhoMaySeeIt(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            let county = roads.county
            let near = try await roads.road(["name": "东路", "owed": "1"])
            let far = ItemAnswers(
                place: LedgerCounty.farVillage.digits,
                ["name": "东路", "owed": "4000000000"],
                of: roads.book.playbook
            )
            _ = try #require(await county.create("sample-roads", far, by: county.housing).value)
            let before = try await roads.sum(3)
            let more = roads.answers(["name": "东路", "owed": "1200000000"], roads.book)
            let township = try await county.edit(near, version: 1, more, by: county.sample.township)
            #expect(township.keys == ["item.sumTooMuchApart"])
            let officer = try await county.edit(near, version: 1, more, by: county.housing)
            #expect(officer.keys == ["item.sumTooMuch"])
            #expect(officer.issues.first?.values["title"] == "东路")
            #expect(before == 12_000_000_003)
            #expect(try await roads.sum(3) == before)
        }
    }

    @Test(arguments: Driver.allCases)
    func aTwinThatBringsTooMuchDoesNotComeInNorComeBack(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            let first = try await roads.road(["name": "东路", "raised": "5000000000"])
            #expect(try await roads.create(["name": "东路", "raised": "4000000001"]).keys == ["item.sumTooMuch"])
            #expect(try await roads.sum(1) == 5_000_000_000)
            try await roads.trash(first)
            _ = try await roads.road(["name": "东路", "raised": "4000000001"])
            let restored = try await roads.county.trash.restore(first, by: roads.county.housing)
            #expect(restored.keys == ["item.sumTooMuch"])
            #expect(try await roads.county.item(first).trashedAt != nil)
            #expect(try await roads.sum(1) == 4_000_000_001)
        }
    }

    @Test(arguments: Driver.allCases)
    func twoThatAreTooMuchTogetherAreNotMerged(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            _ = try await roads.price("水泥路", "4000000000")
            let kept = try await roads.road(["name": "东路", "metres": "3"])
            let other = try await roads.road(["name": "东边的路", "standard": "水泥路"])
            let merged = try await roads.county.merge(other, into: kept, by: roads.county.housing)
            #expect(merged.keys == ["item.sumTooMuch"])
            #expect(try await roads.county.item(other).trashedAt == nil)
            #expect(try await roads.sum(0) == 0)
        }
    }

    /// One act cannot put right three: each of them is put right by itself, and what is beside it goes on meanwhile.
    @Test(arguments: Driver.allCases)
    func ofSeveralThatWereTooMuchTogetherBeforeThereWasABoundEachIsPutRightByItself(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            var ids: [ItemID] = []
            for _ in 1...3 { ids.append(try await roads.road(["name": "东路", "raised": "1"])) }
            try await roads.storeUnbounded(ids, "raised", 6_000_000_000)
            #expect(try await roads.sum(1) == 0)
            let moved = try await roads.county.make("repair", ids[2])
            #expect(moved.value == ids[2], "\(moved.issues)")
            for (id, sum) in [(ids[0], Int64(0)), (ids[1], 3 * 6_000_000_002)] {
                let edited = try await roads.edit(id, ["name": "东路", "raised": "1"])
                #expect(edited.value == id, "\(edited.issues)")
                #expect(try await roads.sum(1) == sum)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func oneThatWasTooMuchByItselfBeforeThereWasABoundGoesOn(driver: Driver) async throws {
        try await withRoads(driver) { roads in
            let id = try await roads.road(["name": "东路", "metres": "1"])
            try await roads.storeUnbounded([id], "metres", 9_001)
            try await roads.trash(id)
            let restored = try await roads.county.trash.restore(id, by: roads.county.housing)
            #expect(restored.value == id, "\(restored.issues)")
            let moved = try await roads.county.make("repair", id)
            #expect(moved.value == id, "\(moved.issues)")
        }
    }
}
