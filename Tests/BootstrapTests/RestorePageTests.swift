import Core
import Database
import DemoCounty
import Foundation
import Records
import TestSupport
import Testing
import Web

@testable import Bootstrap

struct RestorePageTests {
    @Test(arguments: Driver.allCases)
    func aBackupTakesThePlaceOfEverything(driver: Driver) async throws {
        try await withAdministrator(driver) { county, database, visitor, site in
            let supervisor = try await Self.signedIn(.supervisor, county, site)
            let (name, before) = try await Self.backUp(visitor, database)
            _ = await visitor.post("/admin/units", Self.unit("云岭县粮食储备中心"))
            #expect(try await Self.unitNames(database).contains("云岭县粮食储备中心"))
            #expect(try await Self.compare(name, visitor).words.contains("单位"))
            let done = try await Self.restore(name, county, visitor)
            #expect(done.notice?.hasPrefix("已恢复 \(name)：附件 ") == true, "\(done.transcript)")
            #expect(try await Self.unitNames(database) == before)
            // Who restored goes on in the same session; the others sign in again.
            #expect(await supervisor.get("/tasks", following: false).location?.hasPrefix("/login") == true)
            #expect(await visitor.get("/admin/records").words.contains("恢复备份"))
            let (verdict, last) = try await database.read { tx in
                (
                    try tx.records.verify(),
                    try tx.value("SELECT detail FROM record WHERE act = 'backup.restoring'", as: String.self)
                )
            }
            #expect(verdict.isWhole && last.hasPrefix(name))
            // The state before can be had back the same way.
            let safety = try #require(done.links.map(\.word).first { $0.hasSuffix("-before-restore.tar") })
            #expect(last.contains(safety))
            _ = try await Self.compare(safety, visitor)
            _ = try await Self.restore(safety, county, visitor)
            #expect(try await Self.unitNames(database).contains("云岭县粮食储备中心"))
        }
    }

    @Test
    func nothingIsReplacedWithoutPasswordAndName() async throws {
        try await withAdministrator(.sqlite) { county, database, visitor, _ in
            let (name, _) = try await Self.backUp(visitor, database)
            let address = "/admin/backups/\(name)/restoration"
            let unseen = await visitor.post(address, ["county": "云岭县", "password": county.administratorPassword])
            #expect(unseen.notice?.contains("还没有核对") == true)
            _ = try await Self.compare(name, visitor)
            #expect(await visitor.post(address).errors == ["填写本县的全称：云岭县。"])
            let other = await visitor.post(address, ["county": "石河县", "password": county.administratorPassword])
            #expect(other.errors == ["县名要写全称：云岭县。"])
            #expect(other.visibleFormValues.contains { $0.name == "county" && $0.value == "石河县" })
            #expect(await visitor.post(address, ["county": "云岭县"]).errors == ["填写你的登录密码。"])
            for left in [4, 3, 2, 1] {
                let page = await visitor.post(address, ["county": "云岭县", "password": "x"])
                #expect(page.errors == ["密码不对。再错 \(left) 次，要等 1 分钟才能再试。"])
            }
            _ = await visitor.post(address, ["county": "云岭县", "password": "x"])
            let locked = await visitor.post(address, ["county": "云岭县", "password": county.administratorPassword])
            #expect(locked.errors.first?.contains("1 分钟后才能再试") == true, "\(locked.transcript)")
            let acts = try await database.read { tx in
                try tx.count("FROM record WHERE act = 'account.confirmation-failure'")
            }
            #expect(acts == 5)
            #expect(try FileManager.default.contentsOfDirectory(atPath: county.folder + "/backups") == [name])
        }
    }

    @Test
    func aFileFromAnotherMachineIsTakenIn() async throws {
        try await withAdministrator(.sqlite) { county, database, visitor, _ in
            let (name, before) = try await Self.backUp(visitor, database)
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: county.folder + "/backups/" + name)))
            _ = await visitor.post("/admin/units", Self.unit("云岭县粮食储备中心"))
            let sent = await visitor.post(
                "/admin/backups/uploads",
                files: [SentFile("file", "去年 的备份.tar", bytes)],
                following: false
            )
            let address = try #require(sent.location)
            let page = try await whenDone(visitor, at: address)
            #expect(page.words.contains("确认恢复"), "\(page.transcript)")
            let steps = address.split(separator: "/").map(String.init)
            let uploaded = try #require(steps.dropLast().last)
            #expect(uploaded.hasPrefix("uploaded-luoshi-"))
            _ = try await Self.restore(uploaded, county, visitor)
            #expect(try await Self.unitNames(database) == before)
        }
    }

    @Test
    func whatIsNoBackupOfThisCountyIsRefusedAndNothingChanged() async throws {
        try await withAdministrator(.sqlite) { county, database, visitor, _ in
            let folder = county.folder + "/backups"
            let none = await visitor.post("/admin/backups/uploads")
            #expect(none.errors == ["选择备份文件，例如 luoshi-2026-06-10-083000.tar。"])
            let photo = await visitor.post(
                "/admin/backups/uploads",
                files: [SentFile("file", "照片.tar", text: "不是备份")]
            )
            #expect(photo.errors.first?.hasPrefix("照片.tar 不是落实的备份文件") == true, "\(photo.transcript)")
            #expect(!FileManager.default.fileExists(atPath: folder) || BackupFolder(path: folder).files().isEmpty)
            let (name, _) = try await Self.backUp(visitor, database)
            let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            try whole.prefix(whole.count * 2 / 3).write(to: URL(fileURLWithPath: folder + "/cut.tar"))
            let cut = try await Self.compare("cut.tar", visitor)
            #expect(cut.notice == "备份不完整（文件没有拷贝完整），不能恢复。换用另一份备份。")
            #expect(cut.buttons.contains("核对这份备份") && !cut.buttons.contains("恢复备份"))
            try await Self.rename(county: "620798", in: folder + "/" + name, to: folder + "/other.tar")
            let other = try await Self.compare("other.tar", visitor)
            #expect(other.notice?.hasSuffix("不是云岭县的，不能恢复到这里。换用云岭县的备份。") == true, "\(other.transcript)")
            let acts = try await database.read { try $0.count("FROM record WHERE act = 'backup.restoring'") }
            #expect(acts == 0)
        }
    }

    @Test
    func aBackupSealedWithAnotherKeyIsNotTakenIn() async throws {
        let other: [SettingName: String] = [.personal: String(repeating: "09", count: 32)]
        try await withAdministrator(.sqlite, other) { county, database, visitor, _ in
            let (name, _) = try await Self.backUp(visitor, database)
            let compared = try await Self.compare(name, visitor)
            #expect(compared.notice?.hasPrefix("这份备份是用另一把 personal-key 加密的") == true, "\(compared.transcript)")
            #expect(compared.buttons.contains("核对这份备份") && !compared.buttons.contains("恢复备份"))
            // Nobody looks for the key of a county that is not theirs.
            let folder = county.folder + "/backups"
            try await Self.rename(county: "620798", in: folder + "/" + name, to: folder + "/other.tar")
            let foreign = try await Self.compare("other.tar", visitor)
            #expect(foreign.notice?.contains("不是云岭县的") == true, "\(foreign.transcript)")
        }
    }

    /// The server dies while it restores: the county is the one before or the one after, never something between.
    @Test(arguments: Driver.allCases)
    func aKilledRestoreLeavesOneStateOrTheOther(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let backups = county.folder + "/backups"
            let config = county.folder + "/luoshi.conf"
            try Data("backups = \(backups)\n".utf8).write(to: URL(fileURLWithPath: config))
            let options = county.options + ["--config", config]
            let (server, port) = try await Program.serve(["serve"] + options)
            let visitor = Visitor(at: port)
            let sample = try #require(county.accounts.first(.administrator))
            #expect(await visitor.signIn(sample.loginName, sample.password).status == 200)
            _ = await visitor.post("/admin/backups")
            let made = try await whenDone(visitor)
            let name = try #require(made.links.map(\.word).first { $0.hasSuffix(".tar") })
            _ = await visitor.post("/admin/units", Self.unit("云岭县粮食储备中心"))
            _ = try await Self.compare(name, visitor)
            _ = await visitor.post(
                "/admin/backups/\(name)/restoration",
                ["county": "云岭县", "password": sample.password],
                following: false
            )
            // The safety backup stands there just before the database is replaced.
            while BackupFolder(path: backups).files().count < 2 { await Task.yield() }
            server.send(SIGKILL)
            #expect(await server.ended().code == -SIGKILL)
            let verdict = try await Program.run(["records", "verify"] + county.options)
            #expect(verdict.code == 0 && verdict.output.contains("留痕完好"), "\(verdict.words)")
            let database = try await open(county.address)
            let isNew = try await database.read { try $0.exists("SELECT 1 FROM record WHERE act = 'backup.restoring'") }
            #expect(try await Self.unitNames(database).contains("云岭县粮食储备中心") == !isNew)
            let tasks = try await database.read { try $0.count("FROM task") }
            #expect(tasks > 20)
            try await database.close()
        }
    }
}

extension RestorePageTests {
    private static func unit(_ name: String) -> Fields {
        ["name": name, "kind": "department", "region": "620799"]
    }

    private static func signedIn(_ role: Role, _ county: FilledCounty, _ site: Site) async throws -> Visitor {
        let sample = try #require(county.accounts.first(role))
        let visitor = Visitor(site)
        #expect(await visitor.signIn(sample.loginName, sample.password).status == 200)
        return visitor
    }

    /// The name of a backup made on the page, and the units it holds.
    private static func backUp(_ visitor: Visitor, _ database: Database) async throws -> (String, Set<String>) {
        _ = await visitor.get("/admin/backups")
        _ = await visitor.post("/admin/backups")
        let made = try await whenDone(visitor)
        return (
            try #require(
                made.links.map(\.word).first { $0.hasSuffix(".tar") && !$0.contains("before") && $0 != "cut.tar" }
            ),
            try await unitNames(database)
        )
    }

    private static func unitNames(_ database: Database) async throws -> Set<String> {
        try await database.read { Set(try $0.values("SELECT name FROM unit", as: String.self)) }
    }

    private static func compare(_ name: String, _ visitor: Visitor) async throws -> SeenPage {
        _ = await visitor.post("/admin/backups/\(name)/comparison", following: false)
        return try await whenDone(visitor, at: "/admin/backups/\(name)/restoration")
    }

    private static func restore(_ name: String, _ county: FilledCounty, _ visitor: Visitor) async throws -> SeenPage {
        let begun = await visitor.post(
            "/admin/backups/\(name)/restoration",
            ["county": "云岭县", "password": county.administratorPassword],
            following: false
        )
        #expect(begun.location == "/admin/backups", "\(begun.transcript)")
        return try await whenDone(visitor)
    }

    /// A sound backup whose posts lie in another county.
    private static func rename(county code: String, in archive: String, to path: String) async throws {
        let work = path + ".work"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        try tar(["-xf", archive, "-C", work])
        let database = try await open(.sqlite(path: work + "/" + BackupManifest.database))
        try await BackupPageTests.addOtherCounty(to: database)
        try await database.close()
        let text = try Data(contentsOf: URL(fileURLWithPath: work + "/" + BackupManifest.name))
        var manifest = try JSONDecoder().decode(BackupManifest.self, from: text)
        manifest.databaseDigest = try FileHash.sha256(work + "/" + BackupManifest.database)
        try manifest.write(to: work)
        try tar(["-cf", path, "-C", work, BackupManifest.name, BackupManifest.database, "files"])
        try FileManager.default.removeItem(atPath: work)
    }

    private static func tar(_ arguments: [String]) throws {
        let process = try Process.run(URL(fileURLWithPath: "/usr/bin/env"), arguments: ["tar"] + arguments)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
