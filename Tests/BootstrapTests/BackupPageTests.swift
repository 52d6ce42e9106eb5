import Accounts
import Core
import Database
import DemoCounty
import Foundation
import Logging
import Pages
import Records
import Regions
import TestSupport
import Testing
import Web

@testable import Bootstrap

struct BackupPageTests {
    @Test(arguments: Driver.allCases)
    func anAdministratorMakesChecksAndTakesABackup(driver: Driver) async throws {
        try await withAdministrator(driver) { county, database, visitor, _ in
            #expect(await visitor.get("/admin/backups").words.contains("还没有备份"))
            let begun = await visitor.post("/admin/backups")
            #expect(begun.notice?.contains("可以离开本页") == true, "\(begun.transcript)")
            let made = try await whenDone(visitor)
            let name = try #require(made.links.map(\.word).first { $0.hasSuffix(".tar") })
            #expect(made.notice?.hasPrefix("已备份：\(name)") == true)
            _ = await visitor.post("/admin/backups/\(name)/check")
            let checked = try await whenDone(visitor)
            #expect(checked.notice?.contains("\(name) 能恢复：附件 ") == true, "\(checked.transcript)")
            let file = await visitor.get("/admin/backups/\(name)")
            let path = county.folder + "/backups/" + name
            #expect(try file.body == Array(Data(contentsOf: URL(fileURLWithPath: path))))
            let acts = try await database.read { tx in
                try tx.values("SELECT act FROM record WHERE act LIKE 'backup.%' ORDER BY id", as: String.self)
            }
            #expect(acts == ["backup.making", "backup.check", "backup.download"])
            let words = await visitor.get("/admin/records").words
            #expect(["备份", "检查备份", "下载备份"].allSatisfy(words.contains))
            #expect(await visitor.get("/admin/backups/..%2Fluoshi.sqlite").status == 404)
        }
    }

    @Test
    func aSpoiltBackupIsFoundOut() async throws {
        try await withAdministrator(.sqlite) { county, _, visitor, _ in
            let folder = county.folder + "/backups"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("不是备份".utf8).write(to: URL(fileURLWithPath: folder + "/old.tar"))
            _ = await visitor.post("/admin/backups/old.tar/check")
            let page = try await whenDone(visitor)
            #expect(page.notice?.contains("old.tar 不是落实的备份文件") == true, "\(page.transcript)")
        }
    }

    /// A backup holds the whole database, so one county's administrator may not have it where another county works.
    @Test(arguments: Driver.allCases)
    func whereAnotherCountyWorksThePageGivesNothingAway(driver: Driver) async throws {
        try await withAdministrator(driver) { county, database, visitor, _ in
            let folder = county.folder + "/backups"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("备份".utf8).write(to: URL(fileURLWithPath: folder + "/old.tar"))
            try await Self.addOtherCounty(to: database)
            let page = await visitor.get("/admin/backups")
            #expect(page.words.contains("还存着别的县的数据") && page.links.allSatisfy { !$0.word.hasSuffix(".tar") })
            for answer in [
                await visitor.get("/admin/backups/old.tar"), await visitor.post("/admin/backups"),
                await visitor.post("/admin/backups/old.tar/check"),
                await visitor.post("/admin/backups/old.tar/comparison"),
                await visitor.get("/admin/backups/old.tar/restoration"),
                await visitor.post("/admin/backups/old.tar/restoration", ["county": "云岭县"]),
                await visitor.post("/admin/backups/uploads", files: [SentFile("file", "new.tar", text: "备份")]),
            ] {
                #expect(answer.notice?.contains("不能从网页备份、下载或恢复") == true, "\(answer.transcript)")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["old.tar"])
        }
    }

    @Test
    func oneWorkAtATimeAndItsProgressIsSeen() async throws {
        let desk = BackupDesk()
        let (gates, gate) = AsyncStream.makeStream(of: Void.self)
        let (told, tell) = AsyncStream.makeStream(of: Void.self)
        let hasBegun = desk.begin(.making, by: "赵管理", in: .live()) { progress in
            progress(WorkProgress(words: "打包附件", done: 3, total: 8))
            tell.finish()
            for await _ in gates {}
            return "已备份"
        }
        for await _ in told {}
        #expect(hasBegun && !desk.begin(.checking("a.tar"), by: "赵管理", in: .live()) { _ in "" })
        let running = BackupPage(backups: [], isShared: false, running: desk.running, ending: nil)
        let context = PageContext(token: "t", path: "/admin/backups", today: Environment.live().today)
        let html = String(decoding: running.render(context), as: UTF8.self)
        #expect(html.contains("打包附件 3 / 8") && html.contains("赵管理") && !html.contains("立即备份"))
        gate.finish()
        while desk.running != nil { await Task.yield() }
        #expect((try? desk.ending?.result.get()) == "已备份")
    }

    static func addOtherCounty(to database: Database) async throws {
        let environment = Core.Environment.live()
        let code = try #require(RegionCode("620798"))
        try await database.write { tx in
            let at = environment.now()
            try tx.regions.insert([Region(code: code, parent: code.parent, name: "石河县")], at: at)
            let unit = Unit(
                id: environment.newID(),
                county: code,
                region: code,
                kind: .department,
                name: "石河县人民政府办公室",
                shortName: "政府办",
                position: 1
            )
            try tx.units.insert(unit, at: at)
            let account = Account(
                id: environment.newID(),
                loginName: "shihe",
                name: "王石河",
                mustChangePassword: false,
                createdAt: at
            )
            try tx.accounts.insert(account, passwordHash: "none")
            try tx.posts.insert(
                Post(
                    id: environment.newID(),
                    account: account.id,
                    unit: unit.id,
                    unitName: unit.name,
                    region: code,
                    role: .administrator,
                    createdAt: at
                )
            )
        }
    }
}
