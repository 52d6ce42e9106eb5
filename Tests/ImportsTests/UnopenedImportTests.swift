import Core
import Database
import Files
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// An import nobody can open any more says why on its own page, and can be let go of there.
@Suite("Imports that cannot be opened")
struct UnopenedImportTests {
    private static let sheet =
        "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n"

    private func officer(_ desk: ImportDesk, _ county: ImportCounty) throws -> Visitor {
        try TestSite(ImportRoutes(desk: desk).all, environment: desk.ledgers.environment).visitor(as: county.housing)
    }

    /// Before its rows were looked at, and after.
    @Test(arguments: [false, true], Driver.allCases)
    func oneOfAnotherKeyIsDiscarded(isChecked: Bool, driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try #require(await county.bring(Self.sheet).value)
            if isChecked { _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value) }
            let officer = try officer(county.deskOfAnotherKey, county)
            let page = await officer.get("/imports/\(id)")
            #expect(page.status == 200 && page.title == "打不开：农房台账.csv", "\(page.transcript)")
            #expect(page.words.contains("用现在的密钥打不开") && page.buttons == ["放弃导入"], "\(page.words)")
            #expect(page.words.contains("以后打得开了也不能再接着办"), "\(page.words)")
            #expect(!page.text.contains("620702196001010010") && !page.words.contains("王建国"))
            let version = try await county.one(id).version
            let gone = await officer.post("/imports/\(id)/discarding", ["version": "\(version)"])
            #expect(gone.notice == "已放弃打不开的“农房台账.csv”，台账不受影响。", "\(gone.words)")
            #expect(await officer.get("/imports/\(id)").status == 404)
        }
    }

    @Test(arguments: Driver.allCases)
    func oneWhoseFileIsLostIsDiscarded(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try #require(await county.bring(Self.sheet).value)
            let kept = try await county.one(id)
            let digest = try #require(FileDigest(kept.digest))
            try FileManager.default.removeItem(atPath: county.desk.files.path(of: digest))
            let officer = try officer(county.desk, county)
            for address in ["/imports/\(id)", "/imports/\(id)/columns"] {
                let page = await officer.get(address)
                #expect(page.status == 200 && page.title == "打不开：农房台账.csv", "\(page.transcript)")
                #expect(page.words.contains("联系管理员") && page.buttons == ["放弃导入"], "\(page.words)")
            }
            let gone = await officer.post("/imports/\(id)/discarding", ["version": "\(kept.version)"])
            #expect(gone.notice == "已放弃导入“农房台账.csv”，台账没有动过。", "\(gone.words)")
            #expect(await officer.get("/imports/\(id)").status == 404)
            #expect(try await county.list().isEmpty)
        }
    }

    /// What was written stands in the ledger: another key takes nothing of it away.
    @Test(arguments: Driver.allCases)
    func whatWasWrittenIsNot(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await county.imported(Self.sheet)
            let version = try await county.one(id).version
            let discard = DiscardImport(county.deskOfAnotherKey)
            #expect(try await discard(id, version: version, by: county.housing).keys == ["import.stage"])
            let waiting = try #require(await county.bring(Self.sheet + "云雾镇,上坪村,李秀兰,,一般户,90\n").value)
            await #expect(throws: NotFound.self) {
                _ = try await discard(waiting, version: 1, by: county.sample.village)
            }
        }
    }
}
