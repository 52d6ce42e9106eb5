import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// A sheet bears the name its person gave it, and where that says something else than it is, the page says so.
@Suite("Names of sheets")
struct SheetNameTests {
    @Test(
        arguments: [
            ("台账.xlsx.txt", "台账.xlsx", true), ("台账.XLS.txt", "台账.XLS", true), ("台账.txt", "台账.txt", false),
            ("台账.csv", "台账.csv", false), ("台账.xlsx", "台账.xlsx", false),
        ]
    )
    func theEndingTheVaultPutBehindANameIsNotShown(kept: String, own: String, isText: Bool) {
        let name = SheetName(kept: kept)
        #expect(name.own == own && name.isText == isText)
        #expect(name.told == (isText ? own + "（其实是文本文件）" : own))
    }

    @Test(arguments: Driver.allCases)
    func textNamedAsAWorkbookKeepsItsNameOnEveryPage(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try #require(await county.bring(ImportCounty.messy, name: "农房.xlsx").value)
            let matching = await officer.get("/imports/\(id)")
            #expect(matching.title == "对应列：农房.xlsx", "\(matching.transcript)")
            #expect(matching.words.contains("文件名是 .xlsx，里面却是文字"), "\(matching.words)")
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let checked = await officer.get("/imports/\(id)")
            #expect(checked.title == "核对结果：农房.xlsx" && !checked.words.contains(".txt"), "\(checked.words)")
            #expect(checked.words.contains("文件：农房.xlsx（其实是文本文件）"), "\(checked.words)")
            let list = await officer.get("/imports")
            #expect(list.words.contains("农房.xlsx（其实是文本文件）"), "\(list.words)")
            // It is read again by what it is.
            _ = try #require(await county.one(id).result)
            #expect(try await CheckImport(county.desk)(id, by: county.housing).value?.new == 3)
        }
    }
}
