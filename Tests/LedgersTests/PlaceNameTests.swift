import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// What a playbook may ask about where a thing is.
@Suite("Formulas that name a place")
struct PlaceNameTests {
    private static let upper = "place.name == \"上坪村\""

    private func text() throws -> PlaybookText {
        let parts = [
            ("gates:\n", "  - {key: where, before: demolished, holds: '\(Self.upper)', says: 只拆上坪村的, fix: 核对所在地}\n"),
            ("rules:\n", "  - {key: small, holds: '\(Self.upper) or area < 500', says: 别的村没有这么大的}\n"),
            ("warnings:\n", "  - {key: here, when: '\(Self.upper)', says: 在上坪村, to: township}\n"),
            ("measures:\n", "  - {key: here, word: 上坪村的, unit: 户, value: 'if(\(Self.upper), 1, 0)'}\n"),
        ]
        return try SamplePlaybook.text(
            of: parts.reduce(SamplePlaybook.yaml()) { $0.replacing($1.0, with: $1.0 + $1.1, maxReplacements: 1) }
        )
    }

    @Test(arguments: Driver.allCases)
    func everyFormulaAboutAThingKnowsWhatItsPlaceIsCalled(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let programme = try #require(await adopt(text(), by: county.sample.supervisor).value)
            let here = try await county.enter("甲", in: LedgerCounty.village, ["area": "600"])
            let there = try await county.enter("乙", in: LedgerCounty.otherVillage)
            let large = county.answers("丙", in: LedgerCounty.otherVillage, ["area": "600"])
            let refused = try await county.create(LedgerCounty.key, large, by: county.housing)
            #expect(refused.issues.first?.values["sentence"] == "别的村没有这么大的。", "\(refused.keys)")

            let list = await site.visitor(as: county.housing).get("/ledgers/\(SamplePlaybook.key)?warning=here")
            #expect(list.words.contains("甲") && !list.words.contains("乙"))
            let shelf = county.desk.shelf
            let sum = try await county.database.read { tx in
                let book = try shelf.book(programme, in: tx)
                let place = try #require(book.playbook.measures.firstIndex { $0.key == "here" })
                let sums = try tx.rollUps.sums(
                    book.ledger,
                    measure: book.measureNumbers[place],
                    in: SampleCounty.county
                )
                return Double(sums.values.reduce(0, +)) / MeasureAmounts.scale
            }
            #expect(sum == 1)

            for id in [here, there] { #expect(try await county.make("agreement", id).value == id) }
            #expect(try await county.make("demolition", there).keys == ["item.gate"])
            #expect(try await county.make("demolition", here).value == here)
            #expect(try await county.differences() == [])
        }
    }
}
