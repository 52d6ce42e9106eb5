import Core
import Database
import PolicyText
import TestSupport
import Testing

@testable import Accounts

@Suite("Units")
struct UnitTests {
    static let names: [(String, String?)] = [
        ("云岭县农业农村局", "云岭县农业农村局"), ("农业农村局", "云岭县农业农村局"), ("县农业农村局", "云岭县农业农村局"),
        ("县农业局", "云岭县农业农村局"), ("乡村振兴局", "云岭县农业农村局"), ("住建局", "云岭县住房和城乡建设局"),
        ("县住房和城乡建设局", "云岭县住房和城乡建设局"), ("县 住建局", "云岭县住房和城乡建设局"), ("县委办", "中共云岭县委办公室"),
        ("县委督查室", "中共云岭县委办公室"), ("云雾镇", "云雾镇人民政府"), ("上坪村", "云雾镇上坪村村民委员会"),
        ("石河县人民政府办公室", nil), ("教育局", nil), ("", nil), ("县", nil),
    ]

    @Test(arguments: Driver.allCases)
    func areFoundByEveryNameTheyHave(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            for (written, name) in Self.names {
                let unit = try await database.read { try $0.units.resolve(written, county: SampleCounty.county) }
                #expect(unit?.name == name, "\(written)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aNameOfSeveralUnitsMeansNone(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let save = SaveUnit(database: database, environment: .fixed(at: SampleCounty.now))
            let steward = try #require(Steward(county.administrator))
            for (name, region) in [("清泉镇上坪村村民委员会", "620799102201"), ("松林乡上坪村村民委员会", "620799201201")] {
                let input = UnitInput(name: name, shortName: "上坪村", kind: .village, region: RegionCode(region))
                #expect(try await save.add(input, by: steward).value != nil)
            }
            try await database.read { tx throws in
                #expect(try tx.units.resolve("上坪村", county: SampleCounty.county) == nil)
                #expect(try tx.units.resolve("清泉镇上坪村村民委员会", county: SampleCounty.county) != nil)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func giveTheReaderTheirNamesAndFunctions(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            try await database.write {
                try $0.units.remember(alias: "农牧局", of: county.officer.unit, county: SampleCounty.county)
            }
            let lexicon = try await database.read { try $0.units.lexicon(county: SampleCounty.county) }
            #expect(lexicon.entries.count == 17)
            let entry = try #require(lexicon.entries.first { $0.id == county.officer.unit.description })
            #expect(entry.name == "云岭县农业农村局")
            #expect(entry.aliases == ["农业农村局", "乡村振兴局", "农牧局", "县农业局"])
            #expect(entry.functions == ["agriculture", "revitalisation"])
        }
    }

    static let bad: [(UnitInput, String)] = [
        (UnitInput(name: "", kind: .department, region: SampleCounty.county), "填写单位名称，例如 云岭县农业农村局。"),
        (
            UnitInput(name: "云岭县财政局", kind: .department, region: SampleCounty.county),
            "“云岭县财政局”已经是云岭县财政局的名称或别名。"
        ),
        (
            UnitInput(name: "云岭县教育局", kind: .department, region: SampleCounty.county, aliases: ["乡村振兴局"]),
            "别名“乡村振兴局”已经是云岭县农业农村局的名称或别名。一个别名只能指一个单位。"
        ),
        (UnitInput(name: "云岭县教育局", kind: nil, region: SampleCounty.county), "选择类别：县直部门、乡镇街道，或村和社区。"),
        (UnitInput(name: "云岭县教育局", kind: .department, region: nil), "选择所在区划，例如 云雾镇。"),
        (
            UnitInput(name: "云岭县教育局", kind: .department, region: RegionCode("620799101")),
            "云雾镇不是县级区划。县直部门选本县。"
        ),
        (
            UnitInput(name: "北山乡人民政府", kind: .township, region: RegionCode("620798101")),
            "本县没有代码为 620798101 的区划。先在“行政区划”里导入。"
        ),
        (
            UnitInput(name: "云岭县教育局", kind: .department, region: SampleCounty.county, functions: ["magic"]),
            "没有“magic”这项职能。从单位页面的职能清单里选一个词，例如 农业农村。"
        ),
    ]

    @Test(arguments: bad)
    func areRefusedWithAReason(input: UnitInput, sentence: String) async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let save = SaveUnit(database: database, environment: .fixed(at: SampleCounty.now))
            let outcome = try await save.add(input, by: try #require(Steward(county.administrator)))
            #expect(outcome.issues.map(accountWords.sentence) == [sentence])
        }
    }

    @Test(arguments: Driver.allCases)
    func keepTheirOwnNamesWhenEdited(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let save = SaveUnit(database: database, environment: .fixed(at: SampleCounty.now))
            let input = UnitInput(
                name: "云岭县农业农村局",
                shortName: "农业农村局",
                kind: .department,
                region: SampleCounty.county,
                functions: ["agriculture"],
                aliases: ["县农业局", "农牧局", "农业农村局"]
            )
            let steward = try #require(Steward(county.administrator))
            #expect(try await save.edit(county.officer.unit, input, by: steward).issues == [])
            try await database.read { tx throws in
                #expect(try tx.units.aliases(of: county.officer.unit) == ["农牧局", "县农业局"])
                #expect(try tx.units.functions(of: county.officer.unit) == ["agriculture"])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func areListedPageAfterPage(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            var seen: [String] = []
            var last: UnitID?
            while true {
                let page = try await database.read { [last] in
                    try $0.units.list(UnitFilter(), county: SampleCounty.county, after: last, limit: 4)
                }
                seen += page.map(\.unit.name)
                guard page.count == 4 else { break }
                last = page.last?.unit.id
            }
            #expect(seen.count == 17)
            #expect(Set(seen).count == 17)
            #expect(seen.first == "云岭县人民政府办公室")
            let found = try await database.read {
                try $0.units.list(UnitFilter(words: "振兴"), county: SampleCounty.county, after: nil, limit: 4)
            }
            #expect(found.map(\.unit.name) == ["云岭县农业农村局"])
            #expect(found[0].aliases == "乡村振兴局、县农业局")
            #expect(found[0].posts == 1)
        }
    }
}
