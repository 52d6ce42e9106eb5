import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing

/// What a thing brings to the sums is in them, or the thing is not taken.
@Suite("Bounds of sums")
struct SumBoundTests {
    private static let key = "sample-roads"

    private static let yaml = """
        \(OwnPlaybook.head(key, "样例道路", item: "{word: 道路, counter: 条, title: name, level: village}"))
        fields:
          - {key: name, label: 名称, type: text, required: yes}
          - {key: metres, label: 长度, type: number, unit: 米}
          - {key: price, label: 每米造价, type: money}
        \(OwnPlaybook.repairs)
        measures:
          - {key: cost, word: 投资, unit: 元, value: metres * price}
        indicators:
          - {key: cost, word: 投资, unit: 元, formula: measure(cost)}

        """

    private struct Case: Sendable {
        let metres: String
        let price: String
        /// Nil where the thing is not taken.
        let cost: Int64?
    }

    private static let cases = [
        Case(metres: "30000", price: "40000", cost: 1_200_000_000),
        Case(metres: "1", price: "9000000000", cost: 9_000_000_000),
        Case(metres: "2", price: "4500000001", cost: nil),
        Case(metres: "-30000000", price: "30000000", cost: nil),
        Case(metres: "500", price: "", cost: 0),
    ]

    @Test(arguments: Driver.allCases)
    func anAmountCountsWholeOrTheThingIsNotTaken(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let book = try await adopted(Self.yaml, in: county)
            var total: Int64 = 0
            for (number, one) in Self.cases.enumerated() {
                let answers = ["name": "路\(number)", "metres": one.metres, "price": one.price]
                let draft = ItemAnswers(place: LedgerCounty.village.digits, answers, of: book.playbook)
                let outcome = try await county.create(Self.key, draft, by: county.housing)
                #expect(outcome.keys == (one.cost == nil ? ["item.tooMuch"] : []), "\(one)")
                total += one.cost ?? 0
                let sums = try await county.database.read { tx in
                    try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
                }
                #expect(sums.values.reduce(0, +) == total * 10_000, "\(one)")
            }
            #expect(try await county.differences() == [])
        }
    }

    /// Nobody is asked for a number when a thing is moved on.
    @Test(arguments: Driver.allCases)
    func whatComesWithALaterStageIsBoundedFromTheEntryOn(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let value = #"value: 'if(stage == "done", metres * price, 0)'"#
            let book = try await adopted(Self.yaml.replacing("value: metres * price", with: value), in: county)
            for (price, keys) in [("4500000000", [String]()), ("4500000001", ["item.tooMuch"])] {
                let answers = ["name": "路\(price)", "metres": "2", "price": price]
                let draft = ItemAnswers(place: LedgerCounty.village.digits, answers, of: book.playbook)
                #expect(try await county.create(Self.key, draft, by: county.housing).keys == keys, "\(price)")
            }
        }
    }

    private func adopted(_ yaml: String, in county: LedgerCounty) async throws -> LedgerBook {
        let adopt = AdoptProgramme(database: county.database, environment: county.environment)
        let programme = try #require(await adopt(OwnPlaybook.text(yaml), by: county.sample.supervisor).value)
        let shelf = county.desk.shelf
        return try await county.database.read { tx in try shelf.book(programme, in: tx) }
    }
}
