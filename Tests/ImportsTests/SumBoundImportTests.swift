import Core
import Database
import Imports
import Ledgers
import Programmes
import TestSupport
import Testing

/// A row that brings too much to a sum is left like others with something wrong.
@Suite("Imports and the bound of sums")
struct SumBoundImportTests {
    private static let key = "import-roads"
    private static let item = "{word: 道路, counter: 条, title: name, level: village}"

    private static let yaml = """
        \(OwnPlaybook.head(key, "样例道路", clause: "修路", item: item))
        fields:
          - {key: name, label: 路名, type: text, unique: county, required: yes}
          - {key: house, label: 关联的农房, type: link, to: import-houses}
          - {key: price, label: 单价, type: money}
        stages:
          - {key: planned, word: 已安排}
          - {key: done, word: 已修好, outcome: done}
        moves:
          - {key: repair, word: 修好, from: planned, to: done, who: [village, township, officer/housing]}
        measures:
          - {key: cost, word: 投资, unit: 元, value: house.area * price}
        indicators:
          - {key: cost, word: 投资, unit: 元, formula: measure(cost)}

        """

    private func written(_ rows: String, _ county: ImportCounty) async throws -> ImportResult {
        let path = try county.file("乡镇,村名,路名,关联的农房,单价\n" + rows, name: "道路.csv")
        let brought = try await BringSheet(county.desk)(
            Self.key,
            contentsOf: path,
            name: "道路.csv",
            by: county.housing
        )
        let id = try #require(brought.value)
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        let version = try await county.one(id).version
        let written = try await WriteImport(county.desk)(id, version: version, onlyGood: true, by: county.housing)
        return try #require(written.value, "\(written.sentences)")
    }

    @Test(arguments: Driver.allCases)
    func aChangeThatBringsTooMuchIsLeftAndTheOthersAreWritten(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let text = try OwnPlaybook.text(Self.yaml, beside: [ImportPlaybook.yaml])
            let programme = try #require(await adopt(text, by: county.sample.supervisor).value)
            _ = try await county.imported(ImportCounty.messy)
            let first = try await written("云雾镇,上坪村,东路,王建国,1\n云雾镇,上坪村,西路,王建国,1\n", county)
            #expect(first.new == 2)

            let second = try await written("云雾镇,上坪村,东路,王建国,90000000\n云雾镇,上坪村,西路,王建国,2\n", county)
            #expect(second.changed == 1 && second.refused == 1)
            #expect(second.problems.first?.sentence.contains("“东路”的投资会超过九十亿元") == true, "\(second.problems)")
            let shelf = county.desk.ledgers.shelf
            let cost = try await county.database.read { tx in
                let book = try shelf.book(programme, in: tx)
                return try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
            }
            #expect(cost.values.reduce(0, +) == (120 * 1 + 120 * 2) * 10_000)
            #expect(try await county.differences() == [])
        }
    }
}
