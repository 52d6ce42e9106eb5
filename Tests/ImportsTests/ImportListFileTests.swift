import Core
import Database
import Documents
import Imports
import Ledgers
import TestSupport
import Testing
import Web

@Suite("The list of imports as a workbook")
struct ImportListFileTests {
    @Test(arguments: Driver.allCases)
    func takesWhatThePageShowsAndSaysWhen(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            for name in ["农房台账.csv", "农房台账（二）.csv"] {
                let text = ImportCounty.messy.replacing("张有福", with: name)
                let brought = await officer.post(
                    "/ledgers/\(ImportCounty.key)/imports",
                    files: [SentFile("file", name, text: text)]
                )
                #expect(brought.status == 200, "\(brought.words)")
            }
            let page = await officer.get("/imports")
            let file = await officer.get(try #require(page.links.first { $0.word == "导出表格" }).address)
            let rows = try file.sheet
            let day = county.desk.ledgers.environment.today
            #expect(file.status == 200 && file.fileName == "导入记录 \(day).xlsx", "\(file.fileName ?? "")")
            #expect(rows[0] == ["导入记录"] && rows[1][0].hasPrefix("截至 ") && rows[1][0].hasSuffix("，共 2 次"), "\(rows)")
            #expect(rows[2] == ["文件", "台账", "现在", "新登记", "修改", "经办人", "上传时间"], "\(rows)")
            // The newest first, as on the page.
            #expect(rows.dropFirst(3).map { $0[0] } == ["农房台账（二）.csv", "农房台账.csv"], "\(rows)")
            #expect(rows[3][1] == "样例农房" && rows[3][6].hasPrefix("\(day) "), "\(rows)")
            #expect(page.words.contains(rows[3][2]) && page.words.contains(rows[3][5]), "\(rows)")

            // Nobody has those of a place, or of a county, they do not reach.
            let village = try await site.visitor(as: county.sample.village).get("/imports?as=xlsx").sheet
            #expect(village.count == 3 && village[1][0].hasSuffix("，共 0 次"), "\(village)")
            #expect(await site.visitor(as: county.sample.leader).get("/imports?as=xlsx").status == 403)
        }
    }
}
