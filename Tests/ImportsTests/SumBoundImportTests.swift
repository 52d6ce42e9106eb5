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

    /// Brought and checked.
    private func checked(_ rows: String, _ county: ImportCounty) async throws -> SheetImport {
        let path = try county.file("乡镇,村名,路名,关联的农房,单价\n" + rows, name: "道路.csv")
        let brought = try await BringSheet(county.desk)(
            Self.key,
            contentsOf: path,
            name: "道路.csv",
            by: county.housing
        )
        let id = try #require(brought.value)
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        return try await county.one(id)
    }

    private func written(_ one: SheetImport, _ county: ImportCounty) async throws -> ImportResult {
        let written = try await WriteImport(county.desk)(
            one.id,
            version: one.version,
            onlyGood: true,
            by: county.housing
        )
        return try #require(written.value, "\(written.sentences)")
    }

    private func withRoads(_ driver: Driver, _ body: (ImportCounty, ProgrammeID) async throws -> Void) async throws {
        try await withImportCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let text = try OwnPlaybook.text(Self.yaml, beside: [ImportPlaybook.yaml])
            let programme = try #require(await adopt(text, by: county.sample.supervisor).value)
            _ = try await county.imported(ImportCounty.messy)
            try await body(county, programme)
            #expect(try await county.differences() == [])
        }
    }

    /// In whole units.
    private func cost(_ programme: ProgrammeID, _ county: ImportCounty) async throws -> Int64 {
        let shelf = county.desk.ledgers.shelf
        let sums = try await county.database.read { tx in
            let book = try shelf.book(programme, in: tx)
            return try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
        }
        return sums.values.reduce(0, +) / 10_000
    }

    @Test(arguments: Driver.allCases)
    func aNewRowThatBringsTooMuchIsForetoldAndLeft(driver: Driver) async throws {
        try await withRoads(driver) { county, programme in
            let one = try await checked("云雾镇,上坪村,东路,王建国,90000000\n云雾镇,上坪村,西路,王建国,1\n", county)
            let foretold = try #require(one.result)
            #expect(foretold.new == 1 && foretold.refused == 1)
            let sentence = foretold.problems.first?.sentence ?? ""
            #expect(sentence.contains("“东路”的投资会超过九十亿元") && !sentence.contains("没有办成"), "\(sentence)")
            let result = try await written(one, county)
            #expect(result.new == 1 && result.refused == 1)
            #expect(try await cost(programme, county) == 120)
        }
    }

    @Test(arguments: Driver.allCases)
    func aChangeThatBringsTooMuchIsForetoldAndLeftAndTheOthersAreWritten(driver: Driver) async throws {
        try await withRoads(driver) { county, programme in
            let first = try await checked("云雾镇,上坪村,东路,王建国,1\n云雾镇,上坪村,西路,王建国,1\n", county)
            #expect(try await written(first, county).new == 2)

            // A row that leaves its link out keeps the one it has.
            let rows = "云雾镇,上坪村,东路,,90000000\n云雾镇,上坪村,西路,王建国,2\n"
            let second = try await checked(rows, county)
            let foretold = try #require(second.result)
            #expect(foretold.changed == 1 && foretold.refused == 1)
            let result = try await written(second, county)
            #expect(result.changed == 1 && result.refused == 1)
            for told in [foretold, result] {
                #expect(told.problems.first?.sentence.contains("“东路”的投资会超过九十亿元") == true, "\(told.problems)")
            }
            #expect(try await cost(programme, county) == 120 * 1 + 120 * 2)
        }
    }
}
