import Core
import Database
import Documents
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Regions

@Suite("Importing regions")
struct ImportRegionsTests {
    private let environment = Environment.fixed(at: SampleCounty.now)

    private func importing(_ database: Database) -> ImportRegions {
        ImportRegions(database: database, environment: environment)
    }

    private func file(_ text: String) throws -> RegionFile {
        try RegionFile(.bytes(Array(text.utf8)), name: "regions.csv")
    }

    @Test(arguments: Driver.allCases)
    func takesAFileAndASecondOneOnTop(driver: Driver) async throws {
        try await withCounty(driver) { database async throws in
            let first = try file("code,name\n620799,云岭县\n620799101,云雾镇\n620799101201,上坪\n")
            let plan = try await importing(database)(first, within: nil, by: "命令行").value
            #expect(plan?.inserts.count == 4)
            let second = try file("code,name,城乡分类\n6207,张掖市,\n620799,云岭县,\n620799101,云雾镇,\n620799101201,上坪村,220\n")
            let next = try await importing(database)(second, within: nil, by: "命令行").value
            #expect(next?.inserts.map(\.name) == ["张掖市"])
            #expect(next?.updates.map(\.name) == ["云岭县", "上坪村"])
            let county = try #require(RegionCode("620799"))
            try await database.read { tx throws in
                #expect(try tx.regions.find(county).parent?.digits == "6207")
                #expect(try tx.regions.villages(in: county).map(\.urbanClass) == [.village])
                #expect(try tx.regions.ancestors(of: county).map(\.name) == ["甘肃省", "张掖市"])
                // 上坪 became 上坪村: sheets go on saying the former name.
                #expect(try tx.regions.formerNames(in: county).map(\.name) == ["上坪"])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func writesNothingWhereARowIsWrong(driver: Driver) async throws {
        try await withCounty(driver) { database async throws in
            let bad = try file("code,name\n6207,张掖市\n620799,云岭县\n620798101,石河镇\n620799,云岭县\n62O799,云岭县\n")
            let outcome = try await importing(database)(bad, within: nil, by: "命令行")
            #expect(outcome.issues.count == 1)
            let rest = try file("code,name\n6207,张掖市\n620799,云岭县\n620798101,石河镇\n620799,云岭县\n")
            let doubled = try await importing(database)(rest, within: nil, by: "命令行")
            #expect(doubled.issues.map { $0.values["row"] } == ["5", "4"])
            #expect(try await database.read { try $0.regions.counts(in: nil) } == [:])
            #expect(try await database.read { try $0.count("FROM record") } == 0)
        }
    }

    @Test func anAdministratorImportsTheOwnCountyOnly() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let both = try file("code,name\n620798,石河县城\n620798102,北山乡\n620799,云岭县\n620799202,新林乡\n")
            let plan = try await importing(database)(both, by: county.administrator).value
            #expect(plan?.inserts.map(\.name) == ["新林乡"])
            #expect(plan?.outside == 2)
            #expect(try await database.read { try $0.regions.find(SampleCounty.otherCounty).name } == "石河县")
        }
    }

    @Test func checkingWritesNothing() async throws {
        try await withCounty(.sqlite) { database async throws in
            let good = try file("code,name\n620799,云岭县\n")
            #expect(try await importing(database).check(good, within: nil).value?.inserts.count == 2)
            #expect(try await database.read { try $0.regions.counts(in: nil) } == [:])
        }
    }

    /// The nation's 44,703 townships, and every village of a province, in seconds on both engines.
    @Test(.enabled(if: Shared.divisions != nil, "no shared region files here"), arguments: Driver.allCases)
    func takesTheRealFiles(driver: Driver) async throws {
        let folder = try #require(Shared.divisions)
        try await withCounty(driver) { database async throws in
            let told = Mutex((done: 0, total: 0))
            for name in ["cn_2023_province_to_township.csv", "villages_2022_62_with_urban_rural_class.csv"] {
                let file = try RegionFile(.file(path: "\(folder)/\(name)"), name: name)
                #expect(file.issues == [])
                let outcome = try await importing(database)(file, within: nil, by: "命令行") { done, total in
                    told.withLock { $0 = (done, total) }
                }
                #expect(outcome.issues == [])
                #expect(told.withLock { $0.done == $0.total && $0.total > 10_000 })
            }
            let counts = try await database.read { try $0.regions.counts(in: nil) }
            #expect(counts[.province] == 31)
            #expect(counts[.county] == 2978)
            #expect((counts[.village] ?? 0) > 15_000)
        }
    }

    @Test(.enabled(if: Shared.divisions != nil, "no shared region files here"))
    func takesOnePartOfAPackedFile() async throws {
        let folder = try #require(Shared.divisions)
        try await withCounty(.sqlite) { database async throws in
            let file = try RegionFile(.file(path: "\(folder)/villages_2020_46.csv.gz"), name: "villages_2020_46.csv.gz")
            let scope = try #require(RegionCode("4602"))
            let plan = try #require(try await importing(database)(file, within: scope, by: "命令行").value)
            #expect(plan.inserts.first?.name == "海南省")
            #expect(plan.inserts.allSatisfy { $0.code.digits.hasPrefix("4602") || $0.code.digits == "46" })
            #expect(plan.inserts.count > 100)
        }
    }
}

enum Shared {
    /// The folder of real region files; nil where the machine has none.
    static let divisions: String? = {
        let named = ProcessInfo.processInfo.environment["LUOSHI_SHARED"] ?? "../shared"
        let folder = named + "/data/divisions"
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()
}
