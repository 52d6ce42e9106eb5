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
        \(OwnPlaybook.repairs)
        measures:
          - {key: cost, word: 投资, unit: 元, value: house.area * price}
        indicators:
          - {key: cost, word: 投资, unit: 元, formula: measure(cost)}

        """

    /// Brought and checked.
    private func checked(_ rows: String, _ county: ImportCounty) async throws -> SheetImport {
        try await checked("乡镇,村名,路名,关联的农房,单价\n" + rows, in: Self.key, county)
    }

    private func checked(_ sheet: String, in ledger: String, _ county: ImportCounty) async throws -> SheetImport {
        let path = try county.file(sheet, name: "道路.csv")
        let brought = try await BringSheet(county.desk)(
            ledger,
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
            #expect(try await cost(programme, county) == 360)
        }
    }

    private static let gifts = "import-gifts"
    private static let twinYaml = """
        \(OwnPlaybook.head(gifts, "样例筹资", clause: "修路", item: "{word: 筹资, counter: 笔, title: name, level: village}"))
        fields:
          - {key: name, label: 名目, type: text, unique: county, required: yes}
          - {key: team, label: 施工队, type: text}
          - {key: raised, label: 自筹, type: money}
        twins:
          - {key: same, word: 同队的筹资, same: [team], within: county}
        stages:
          - {key: planned, word: 已安排}
          - {key: done, word: 已到账, outcome: done}
        moves:
          - {key: pay, word: 到账, from: planned, to: done, who: [village, township, officer/housing]}
        measures:
          - {key: together, word: 同队的自筹, unit: 元, value: raised + sum(same.raised)}
          - {key: times, word: 按笔数的自筹, unit: 元, value: raised * (1 + count(same))}
        indicators:
          - {key: together, word: 自筹, unit: 元, formula: measure(together)}
          - {key: times, word: 按笔数, unit: 元, formula: measure(times)}

        """

    private static let head = "乡镇,村名,名目,施工队,自筹\n"
    private static let gift = "云雾镇,上坪村,东路,甲队,5000000000\n"

    /// What is in the ledger, the sheet, how many rows of it are written and which sum of what is too much.
    static let twinCases: [(stored: String, rows: String, good: Int, told: String)] = [
        // Beside a thing of the ledger, and beside a row above.
        (gift, "云雾镇,上坪村,西路,甲队,5000000000\n云雾镇,上坪村,南路,乙队,1\n", 1, "“西路”的同队的自筹"),
        ("", gift + "云雾镇,上坪村,西路,甲队,5000000000\n云雾镇,上坪村,南路,乙队,1\n", 2, "“西路”的同队的自筹"),
        // A small row makes its twin too much.
        (gift, "云雾镇,上坪村,西路,甲队,1\n云雾镇,上坪村,南路,乙队,1\n", 1, "“东路”的按笔数的自筹"),
    ]

    @Test(arguments: Driver.allCases, twinCases.indices)
    func aNewRowThatIsTooMuchBesideItsTwinIsForetoldAndLeft(driver: Driver, place: Int) async throws {
        let (stored, rows, good, told) = Self.twinCases[place]
        try await withImportCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            _ = try #require(await adopt(OwnPlaybook.text(Self.twinYaml), by: county.sample.supervisor).value)
            if !stored.isEmpty {
                let first = try await checked(Self.head + stored, in: Self.gifts, county)
                #expect(try await written(first, county).new == 1)
            }
            let one = try await checked(Self.head + rows, in: Self.gifts, county)
            let foretold = try #require(one.result)
            let result = try await written(one, county)
            for one in [foretold, result] {
                #expect(one.new == good, "\(one.problems)")
                #expect(one.problems.contains { $0.sentence.contains(told + "会超过九十亿元") }, "\(one.problems)")
            }
            #expect(foretold.refused == result.refused)
            #expect(try await county.differences() == [])
        }
    }
}
