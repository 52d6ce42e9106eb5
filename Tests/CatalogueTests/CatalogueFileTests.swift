import Catalogue
import Core
import Database
import Documents
import Ledgers
import TestSupport
import Testing
import Web

@Suite("The catalogue of forms as a workbook")
struct CatalogueFileTests {
    private static let sheet = """
        云岭县宽带入户台账,,,,,
        序号,乡镇,行政村,户主姓名,网速（兆）,进度
        1,云雾镇,上坪村,张三,100,已完工
        2,云雾镇,下坪村,李四,50,在建
        3,清泉镇,泉头村,王五,50,未开工
        """

    @Test(arguments: Driver.allCases)
    func takesWhatThePageShowsAndSaysWhat(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let day = desk.environment.today
            let officer = site.visitor(as: sample.officer)
            let proposed = await officer.post(
                "/proposed-ledgers",
                files: [SentFile("file", "宽带入户.csv", text: Self.sheet)]
            )
            let compared = await officer.post(proposed.address, Fields(answering: proposed))
            #expect(compared.status == 200, "\(compared.transcript)")
            let saved = await officer.post(
                proposed.address + "/saving",
                ["approval": "云统制〔2026〕3号", "issuer": "云岭县农业农村局", "valid": "2030-06-30"]
            )
            #expect(saved.status == 200, "\(saved.transcript)")

            let supervisor = site.visitor(as: sample.supervisor)
            let page = await supervisor.get("/catalogue")
            let whole = await supervisor.get(try #require(page.links.first { $0.word == "导出表格" }).address)
            let rows = try whole.sheet
            #expect(whole.status == 200 && whole.fileName == "表单目录 \(day).xlsx", "\(whole.fileName ?? "")")
            #expect(rows[1][0].hasPrefix("截至 ") && rows[1][0].hasSuffix("，共 1 张"), "\(rows)")
            #expect(rows[2].prefix(2) == ["表单", "批准情况"] && rows.count == 4, "\(rows)")
            #expect(rows[3][3...5] == ["云岭县农业农村局", "云统制〔2026〕3号", "2030-06-30"], "\(rows)")

            // Another department sees none of it, and is not told that this is the whole county.
            #expect(page.text.contains("全县要人填的每一张表"))
            let partial = site.visitor(as: sample.otherOfficer)
            let own = await partial.get("/catalogue")
            #expect(own.text.contains("你能看到的每一张表") && !own.text.contains("全县要人填的"), "\(own.words)")
            #expect(await partial.get("/catalogue?q=网速").words.contains("你能看到的台账都不问这个"))

            // A village fills it, and is told of its own place alone.
            let village = site.visitor(as: sample.village)
            let mine = await village.get("/catalogue")
            #expect(mine.text.contains("填写次数和用时只算上坪村的") && !mine.text.contains("按全县算"), "\(mine.words)")
            #expect(mine.words.contains("你填的表") && !mine.words.contains("别人填、你能看到的表"), "\(mine.words)")

            // As the page is narrowed, and by words its fields.
            let none = await supervisor.get("/catalogue?standing=unapproved")
            let unapproved = await supervisor.get(try #require(none.links.first { $0.word == "导出表格" }).address)
            let left = try unapproved.sheet
            #expect(left[1][0].hasSuffix("，共 0 张") && left[2] == ["只列：没有批准文号"], "\(left)")
            #expect(unapproved.fileName == "表单目录 \(day)（没有批准文号）.xlsx", "\(unapproved.fileName ?? "")")
            let found = await supervisor.get("/catalogue?q=网速")
            let fields = try await supervisor.get(try #require(found.links.first { $0.word == "导出表格" }).address).sheet
            #expect(fields[1][0].hasSuffix("，共 1 个") && fields[2] == ["只列：含“网速”"], "\(fields)")
            #expect(fields[4][0].hasPrefix("网速") && fields[4][1] == rows[3][0], "\(fields)")

            // Another county has its own.
            let other = try await site.visitor(as: sample.otherSupervisor).get("/catalogue?as=xlsx").sheet
            #expect(other.count == 3 && other[1][0].hasSuffix("，共 0 张"), "\(other)")
        }
    }
}
