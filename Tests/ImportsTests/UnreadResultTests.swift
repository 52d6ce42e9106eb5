import Core
import Database
import Documents
import Files
import Imports
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// What people see of an import whose kept result says more than they may know, or nothing any more.
@Suite("Results of imports before other eyes")
struct UnreadResultTests {
    private func site(_ county: ImportCounty) throws -> TestSite {
        try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
    }

    private func tear(_ id: ImportID, _ county: ImportCounty) async throws {
        let torn = #"{"new":3,"chan"#
        _ = try await county.database.write { tx in
            try tx.run("UPDATE sheet_import SET result = \(torn) WHERE id = \(id)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aResultNobodyCanReadIsSaidToBeSoAndTheSheetStaysWithThoseWhoMaySeeIt(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try site(county)
            let id = try await county.imported(ImportCounty.messy)
            try await tear(id, county)
            let told = await site.visitor(as: county.sample.supervisor).get("/imports/\(id)")
            #expect(told.status == 200 && told.title == "已写入：农房台账.csv", "\(told.transcript)")
            #expect(told.words.contains("这次导入的结果读不出来了，不能显示写了哪些。写进台账的内容都在。"))
            #expect(told.words.contains("问上传的人：云岭县住房和城乡建设局周住建。"), "\(told.words)")
            for cell in ["王建国", "620702196001010010", "序号", "合计"] { #expect(!told.words.contains(cell), "\(cell)") }
            #expect(told.buttons.isEmpty, "\(told.buttons)")

            let officer = site.visitor(as: county.housing)
            let seen = await officer.get("/imports/\(id)")
            #expect(seen.status == 200 && seen.title == "已写入：农房台账.csv", "\(seen.transcript)")
            #expect(seen.words.contains("对照下面上传的表看写进去的内容，不对就撤回这次导入，改好再导入。"), "\(seen.words)")
            #expect(seen.words.contains("王建国") && seen.words.contains("合计") && seen.buttons == ["撤回导入"])
            // The same file brought again is not said to have written nothing.
            let again = try #require(await county.bring(ImportCounty.messy).value)
            let twin = await officer.get("/imports/\(again)")
            #expect(twin.words.contains("已经导入过这本台账。再导入时"), "\(twin.words)")

            let version = "\(try await county.one(id).version)"
            let undone = await officer.post("/imports/\(id)/undoing", ["version": version])
            #expect(undone.title == "已撤回：农房台账.csv" && undone.words.contains("移入回收站 3 条"), "\(undone.words)")
            try await tear(id, county)
            let after = await officer.get("/imports/\(id)")
            #expect(after.words.contains("撤回的结果读不出来了") && after.buttons.isEmpty, "\(after.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aCheckNobodyCanReadIsMadeAnew(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try site(county)
            let id = try #require(await county.bring(ImportCounty.messy).value)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            try await tear(id, county)
            let seen = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(seen.title == "对应列：农房台账.csv" && seen.buttons.contains("核对全部行"), "\(seen.transcript)")
            #expect(seen.words.contains("上次的核对结果读不出来，不能显示。台账没有动过"), "\(seen.words)")
            #expect(await site.visitor(as: county.sample.supervisor).get("/imports/\(id)").status == 404)
        }
    }

    /// Earlier imports kept what they said of other ledgers among their remarks.
    @Test(arguments: Driver.allCases)
    func aRemarkDoesNotNameALedgerItsReaderMayNotRead(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try site(county)
            let visits = try OwnPlaybook.text(
                OwnPlaybook.restricted(ImportPlaybook.visits().yaml, to: "supervisor"),
                beside: [ImportPlaybook.yaml]
            )
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let adopted = try await adopt(visits, by: county.sample.supervisor)
            #expect(adopted.value != nil, "\(adopted.keys)")
            var one = try await county.one(county.imported(ImportCounty.messy))
            one.result?.remarks = ["3 行在“样例走访”里没有对上同地同名的（先看第 4 行）。", "三行都看过了。"]
            let kept = one
            let isKept = try await county.database.write { tx in try tx.imports(county.desk.vault).update(kept) }
            #expect(isKept)
            let seen = await site.visitor(as: county.housing).get("/imports/\(one.id)")
            #expect(seen.words.contains("三行都看过了。") && !seen.words.contains("样例走访"), "\(seen.words)")
            let supervisor = await site.visitor(as: county.sample.supervisor).get("/imports/\(one.id)")
            #expect(supervisor.words.contains("“样例走访”里没有对上"), "\(supervisor.words)")
        }
    }
}
