import Core
import Database
import Documents
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import SheetShapes
import TestSupport
import Testing
import Web

/// A value in its own unit from the heading to the sums and back.
@Suite("Units of sheets and fields")
struct UnitTests {
    struct Case: CustomTestStringConvertible {
        let field: String
        /// Of the heading.
        let unit: String?
        let text: String
        /// What is stored, or how the refusal begins.
        let words: String

        init(_ field: String, _ unit: String?, _ text: String, _ words: String) {
            (self.field, self.unit, self.text, self.words) = (field, unit, text, words)
        }

        var testDescription: String { "\(field) \(unit ?? "–") \(text)" }
    }

    private static let unclear = "C17：“3.5万”和单位（万元）合起来看不出是多少"

    private static let cases = [
        // The field counts 万元.
        Case("invested", "万元", "3.5", "3.5"), Case("invested", "元", "35000", "3.5"),
        Case("invested", nil, "3.5", "3.5"), Case("invested", "亿元", "0.1", "1000"),
        Case("invested", nil, "35000", "35000"),
        Case("invested", "万元", "3.5万元", "3.5"), Case("invested", "元", "3.5万元", "3.5"),
        Case("invested", nil, "3.5万元", "3.5"), Case("invested", "万元", "35000元", "3.5"),
        Case("invested", nil, "35000元", "3.5"), Case("invested", "元", "3.5万", "3.5"),
        Case("invested", "万元", "3.5万", unclear), Case("invested", nil, "3.5万", unclear),
        // It counts 元.
        Case("paid", "万元", "3.5", "35000"), Case("paid", "元", "35000", "35000"),
        Case("paid", nil, "35000", "35000"),
        Case("paid", "亿元", "0.1", "10000000"), Case("paid", "万元", "3.5万元", "35000"),
        Case("paid", "元", "3.5万元", "35000"), Case("paid", nil, "3.5万元", "35000"), Case("paid", nil, "3.5万", "35000"),
        Case("paid", "万元", "35000元", "35000"), Case("paid", nil, "35000元", "35000"),
        Case("paid", "万元", "3.5万", "C17：“3.5万”和表头的单位（万元）说的不一样"),
        // Areas.
        Case("land", "亩", "0.2", "0.2"), Case("land", "平方米", "300", "0.45"), Case("land", "公顷", "0.2", "3"),
        Case("land", nil, "0.2亩", "0.2"), Case("land", "平方米", "1234", "1.85"), Case("land", "万亩", "0.2", "2000"),
        Case("land", "万亩", "3.5万", "C17：“3.5万”和单位（万亩）合起来看不出是多少"), Case("land", "亩", "3.5万", "35000"),
        Case("area", "亩", "0.3", "200"), Case("area", nil, "0.3亩", "200"), Case("area", "公顷", "0.02", "200"),
        Case("wood", "亩", "30", "2"), Case("wood", "平方米", "1500", "0.15"), Case("wood", nil, "30亩", "2"),
        Case("income", "万元", "3.6", "36000"),
    ]

    @Test(arguments: cases)
    func aCellIsStoredInTheUnitOfItsField(_ one: Case) throws {
        let playbook = try UnitsPlaybook.text().playbook
        let field = playbook.fields[try #require(playbook.field(one.field))]
        let answer = CellAnswer(field, unit: one.unit, places: ImportPlaybook.places, year: 2026)
        switch answer.read(WrittenCell(one.text, address: "C17")) {
        case .success(let words): #expect(words == one.words)
        case .failure(let refusal): #expect(refusal.sentence.hasPrefix(one.words), "\(refusal.sentence)")
        }
    }

    private static let sheet = """
        2026年项目台账,,,,,
        乡镇,村名,项目名称,总投资（元）,补助金额（万元）,耕地面积（平方米）
        云雾镇,上坪村,水渠,35000,1.5,300
        云雾镇,下坪村,道路,2万元,20000元,0.2亩
        """

    /// Exported and brought back nothing is changed, also where the ledger counts otherwise than the first sheet did.
    @Test(arguments: Driver.allCases)
    func whatLeavesTheLedgerComesBackUnchanged(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let book = try await adopted(county)
            let id = try await brought(Self.sheet, "项目.csv", county)
            let first = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(first.new == 2 && first.refused == 0, "\(first.problems)")
            let version = try await county.one(id).version
            let written = try await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing)
            #expect(written.value?.new == 2, "\(written.sentences)")

            let invested = try await county.database.read { tx in
                try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
            }
            #expect(invested.values.reduce(0, +) == 55_000)

            let ledgers = LedgerRoutes(
                desk: county.desk.ledgers,
                files: FileVault(root: county.folder + "/vault"),
                shipped: []
            )
            let officer = try TestSite(ledgers.all, environment: county.desk.ledgers.environment)
                .visitor(as: county.housing)
            let list = await officer.get("/ledgers/\(UnitsPlaybook.key)/items.csv").text
            #expect(list.contains("总投资（万元）,补助金额（元）,耕地面积（亩）"), "\(list)")
            #expect(list.contains("水渠,3.5,15000,0.45") && list.contains("道路,2,20000,0.2"), "\(list)")
            for format in ["csv", "xlsx"] {
                let sheet = await officer.get("/ledgers/\(UnitsPlaybook.key)/items.\(format)").body
                let back = try await brought(sheet, "回来.\(format)", county)
                let same = try #require(await CheckImport(county.desk)(back, by: county.housing).value)
                #expect(same.unchanged == 2 && same.rows == 2, "\(format): \(same.changedLines) \(same.problems)")
            }
        }
    }

    /// The heading, the numbers under it, and the unit they may be written in.
    private static let doubtful: [(String, [String], String?)] = [
        ("总投资", ["35000", "128000", "9000"], "元"), ("总投资", ["3.5", "128", "0.9"], nil),
        ("总投资（元）", ["35000", "128000", "9000"], nil), ("总投资（万元）", ["35000", "128000", "9000"], nil),
        ("总投资", ["35000元", "128000元", "9000元"], nil), ("总投资", ["35000", "128000", ""], nil),
        ("补助金额", ["3.5", "2", "0.8"], "万元"), ("补助金额", ["35000", "2000.5", "800"], nil),
        ("补助金额", ["300", "200", "80.5"], nil), ("补助金额（元）", ["3.5", "2", "0.8"], nil),
    ]

    @Test(arguments: doubtful)
    func sumsThatLookLikeAnotherUnitAreAskedAbout(heading: String, numbers: [String], other: String?) async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await adopted(county)
            let rows = numbers.enumerated().map { "云雾镇,上坪村,项目\($0),\($1)" }
            let sheet = (["乡镇,村名,项目名称,\(heading)"] + rows).joined(separator: "\n")
            let id = try await brought(sheet, "项目.csv", county)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 3, "\(result.problems)")
            let asked = result.remarks.filter { $0.hasPrefix("D列没有写单位") }
            #expect(asked.count == (other == nil ? 0 : 1), "\(result.remarks)")
            if let other { #expect(asked.first?.contains("像是按\(other)写的") == true) }
        }
    }

    /// The numbers under 补助金额（元）, and how the question goes on.
    private static let mixed: [([String], String?)] = [
        (["1.9", "3.5万元", "2.2"], "D3 写的是 3.5万元：1.9 元是不是 1.9 万元？看清楚再写入。"),
        (["1.9", "35000", "3.5万"], "D4 写的是 3.5万："),
        (["19000", "3.5万元", "22000"], nil),
        (["1.9", "35000", "22000"], nil), (["1.9", "2.2", "3.5"], nil),
    ]
    private static let question = "“补助金额（元）”里 D2 写的是 1.9，"

    /// A bare number beside one that says 万 may mean 万 too, whatever the heading says.
    @Test(arguments: mixed)
    func aSmallSumBesideTenThousandsIsAskedAbout(numbers: [String], said: String?) async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await adopted(county)
            let id = try await brought(Self.sums(numbers), "项目.csv", county)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 3 && result.refused == 0, "\(result.problems)")
            let asked = result.remarks.filter { $0.contains("看清楚再写入") }
            #expect(asked.count == (said == nil ? 0 : 1), "\(result.remarks)")
            if let said { #expect(asked.first?.hasPrefix(Self.question + said) == true, "\(asked)") }
        }
    }

    /// What a ledger of thousands is to take as less than a hundred is asked about.
    @Test(arguments: Driver.allCases)
    func sumsFarBelowThoseOfTheLedgerAreAskedAbout(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await adopted(county)
            let first = try await brought(Self.sums(["35000", "20000", "8000"]), "原有.csv", county)
            _ = try #require(await CheckImport(county.desk)(first, by: county.housing).value)
            let version = try await county.one(first).version
            _ = try #require(
                await WriteImport(county.desk)(first, version: version, onlyGood: false, by: county.housing).value
            )
            let cases = [(["1.9", "2.2", "3"], true), (["1.9", "2200", "3"], false), (["19", "22", "3"], false)]
            for (numbers, isAsked) in cases {
                let id = try await brought(Self.sums(numbers, named: "新项目"), "新的.csv", county)
                let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
                let said = result.remarks.contains { $0.hasPrefix(Self.question + "这一列都不到一百") }
                #expect(said == isAsked, "\(numbers): \(result.remarks)")
            }
        }
    }

    /// The form sends every unit: one that is as it was shown says nothing, one that was changed is a person's word.
    @Test func aUnitThatWasChangedByHandIsNotAskedAboutAgain() async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await adopted(county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            for (heading, isAsked) in [("元", true), ("万元", false)] {
                let sheet = Self.sums(["1.9", "3.5万元", "2.2"]).replacing("（元）", with: "（\(heading)）")
                let id = try await brought(sheet, "\(heading).csv", county)
                // Sent twice, as by somebody who looks at the columns once more.
                for _ in 1...2 {
                    let one = try await county.one(id)
                    var fields = Fields(one.mapping.columns.map { (name: "column-\($0.key)", value: $0.value) })
                    for (name, value) in [("unit-4", "元"), ("act", "check"), ("version", "\(one.version)")] {
                        fields.append(name, value)
                    }
                    _ = await officer.post("/imports/\(id)/mapping", fields)
                    let remarks = try #require(await county.one(id).result).remarks
                    #expect(remarks.contains { $0.hasPrefix(Self.question) } == isAsked, "\(heading): \(remarks)")
                }
            }
        }
    }

    private static func sums(_ numbers: [String], named name: String = "项目") -> String {
        let rows = numbers.enumerated().map { "云雾镇,上坪村,\(name)\($0),\($1)" }
        return (["乡镇,村名,项目名称,补助金额（元）"] + rows).joined(separator: "\n")
    }

    private func adopted(_ county: ImportCounty) async throws -> LedgerBook {
        let desk = county.desk.ledgers
        let adopt = AdoptProgramme(database: county.database, environment: desk.environment)
        let programme = try #require(await adopt(UnitsPlaybook.text(), by: county.sample.supervisor).value)
        return try await county.database.read { tx in try desk.shelf.book(programme, in: tx) }
    }

    private func brought(_ text: String, _ name: String, _ county: ImportCounty) async throws -> ImportID {
        try await brought(Array(text.utf8), name, county)
    }

    private func brought(_ bytes: [UInt8], _ name: String, _ county: ImportCounty) async throws -> ImportID {
        let path = county.folder + "/\(UInt64.random(in: 0...UInt64.max))-\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let bring = BringSheet(county.desk)
        let outcome = try await bring(UnitsPlaybook.key, contentsOf: path, name: name, by: county.housing)
        return try #require(outcome.value, "\(outcome.sentences)")
    }
}
