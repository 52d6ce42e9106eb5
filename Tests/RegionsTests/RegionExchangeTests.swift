import Core
import Database
import TestSupport
import Testing
import Web

@testable import Regions

@Suite("Exchanges of regions")
struct RegionExchangeTests {
    private func site(_ database: Database) throws -> TestSite {
        let environment = Environment.fixed(at: SampleCounty.now)
        return try TestSite(RegionRoutes(database: database, environment: environment).all, environment: environment)
    }

    @Test(arguments: Driver.allCases)
    func theTreeShowsTheOwnCountyAndIsSearched(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let tree = await admin.get("/admin/regions")
            #expect(tree.words.contains("云岭县"))
            #expect(tree.words.contains("620799101201"))
            #expect(!tree.words.contains("石河"))
            let found = await admin.get("/admin/regions?q=坪")
            #expect(found.words.contains("下坪村"))
            #expect(!found.words.contains("松坡村"))
            #expect(!found.words.contains("石河"))
            #expect(await admin.get("/admin/regions?q=620799201").words.contains("石磨村"))
            #expect(await admin.get("/admin/regions?q=没有").words.contains("没有这样的区划"))
        }
    }

    @Test func aFileIsCheckedThenTaken() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let bad = SentFile("file", "区划.csv", text: "code,name\n620799101203,新村\n620799303201,孤村\n")
            let refused = await admin.post("/admin/regions/import", files: [bad])
            #expect(refused.status == 422)
            #expect(refused.words.contains("第 3 行：孤村（620799303201）的上级 620799303000 不在文件里"))
            #expect(refused.words.contains("没有写入任何内容"))
            let good = SentFile("file", "区划.csv", text: "code,name\n620799101203,新村\n")
            let checked = await admin.post("/admin/regions/import", ["check": "1"], files: [good])
            #expect(checked.notice == "文件没有要改的地方。导入会新增 1 个区划，更新 0 个。1 个算从今天起设立：看以前的日子时不列出。")
            let done = await admin.post("/admin/regions/import", files: [good])
            #expect(done.steps.last == "303 /admin/regions")
            #expect(done.notice == "已经新增 1 个区划，更新 0 个。1 个算从今天起设立：看以前的日子时不列出。")
            #expect(done.words.contains("620799101203 · \(SampleCounty.now.day) 设立"))
            #expect(await admin.get("/admin/regions?q=新村").words.contains("\(SampleCounty.now.day) 设立"))
        }
    }

    @Test(arguments: [
        (SentFile("file", "照片.csv", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46]), "图片"),
        (SentFile("file", "", []), "选择要导入的文件，例如 行政区划.csv。"), (SentFile("file", "空.csv", []), "空"),
    ])
    func aFileThatIsNoListIsExplained(file: SentFile, words: String) async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let page = await admin.post("/admin/regions/import", files: [file])
            #expect(page.status == 422)
            #expect(page.errors.joined().contains(words), "\(page.errors)")
        }
    }
}
