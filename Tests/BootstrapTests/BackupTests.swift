import Core
import Database
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Bootstrap

struct BackupTests {
    static let pairs = Driver.allCases.flatMap { from in Driver.allCases.map { (from, $0) } }

    @Test(arguments: pairs)
    func aCountyComesBackOnEitherEngine(from: Driver, to: Driver) async throws {
        try await withFilledCounty(from) { county in
            let steps = Mutex<[String]>([])
            let archive = try await backUp(county) { step in
                steps.withLock { if $0.last != step.words { $0.append(step.words) } }
            }
            #expect(steps.withLock { $0 } == ["备份数据库", "打包附件"])
            let rights = try FileManager.default.attributesOfItem(atPath: archive)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            try await withEmptyPlace(to, in: county.folder) { place in
                let verdict = try await RestoreBackup(settings: place)(archive)
                #expect(verdict.lost == 0 && verdict.records > 300 && !verdict.manifest.files.isEmpty)
                // Everything the county keeps came along: evidence, photos of inspections, files of marks.
                #expect(
                    filesIn(place.files) == verdict.manifest.files && filesIn(county.files) == verdict.manifest.files
                )
                let vault = FileVault(root: place.files)
                for file in verdict.manifest.files { try vault.verify(#require(FileDigest(file))) }
                let source = try await open(county.address)
                let target = try await OpenDatabase(address: place.database).open()
                let tables = try await DatabaseCopy(from: source, to: target).compare()
                #expect(tables.filter { !$0.isEqual } == [] && tables.contains { $0.sourceRows > 100 })
                try await source.close()
                try await target.close()
            }
            // Nothing half made lies beside it.
            #expect(try FileManager.default.contentsOfDirectory(atPath: county.folder + "/backups").count == 1)
        }
    }

    /// What came while it was made is in it whole or left to the next one.
    @Test(arguments: Driver.allCases)
    func aBackupMadeWhilePeopleUploadCanBeRestored(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let (server, port) = try await Program.serve(["serve"] + county.options)
            let reports = Reports()
            let archive = county.folder + "/a.tar"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for desk in try await Desk.all(in: county).prefix(3) {
                    let visitor = Visitor(at: port)
                    #expect(await visitor.signIn(desk.login, desk.password).status == 200)
                    group.addTask { await reports.send(from: desk, visitor) }
                }
                await reports.waitUntilAnswered(5)
                let before = reports.answered.count
                try await CommandCase(["backup", "--to", archive], 0).check(in: county.folder, county.options)
                #expect(reports.answered.count > before)
                server.send(SIGKILL)
                try await group.waitForAll()
            }
            try await withEmptyPlace(.sqlite, in: county.folder) { place in
                let verdict = try await RestoreBackup(settings: place)(archive)
                #expect(verdict.lost == 0)
                #expect(filesIn(place.files) == verdict.manifest.files)
            }
        }
    }

    @Test
    func aBackupThatCannotBeTakenBackIsRefusedAndNothingWritten() async throws {
        try await withFilledCounty(.sqlite) { county in
            let archive = try await backUp(county) { _ in }
            try await withEmptyPlace(.sqlite, in: county.folder) { place in
                for (name, fault) in Self.faults {
                    let broken = county.folder + "/" + name
                    try spoil(archive, as: name, to: broken)
                    await #expect(throws: fault(broken), "\(name)") {
                        _ = try await RestoreBackup(settings: place)(broken)
                    }
                }
                guard case .sqlite(let path) = place.database else { return }
                #expect(!FileManager.default.fileExists(atPath: path))
                #expect(!FileManager.default.fileExists(atPath: place.files))
            }
        }
    }

    private static let faults: [(String, @Sendable (String) -> BackupFault)] = [
        ("missing", { .missing($0) }),
        ("text", { .notABackup($0) }),
        ("foreign", { .notABackup($0) }),
        ("cut", { _ in .damaged("文件没有拷贝完整") }),
        ("database", { _ in .damaged("数据库") }),
        ("file", { _ in .damaged("附件 " + (spoilt.withLock { $0 } ?? "")) }),
        ("newer", { _ in .newer(schema: 9999) }),
    ]
    /// The file that was spoilt last.
    private static let spoilt = Mutex<String?>(nil)

    /// Each way in which an archive can be none.
    private func spoil(_ archive: String, as name: String, to path: String) throws {
        let files = FileManager.default
        let work = path + ".work"
        try files.createDirectory(atPath: work, withIntermediateDirectories: true)
        switch name {
        case "missing": return
        case "text": return try Data("不是备份".utf8).write(to: URL(fileURLWithPath: path))
        case "foreign":
            try Data("别的".utf8).write(to: URL(fileURLWithPath: work + "/note.txt"))
            return try tar(["-cf", path, "-C", work, "note.txt"])
        case "cut":
            let whole = try Data(contentsOf: URL(fileURLWithPath: archive))
            return try whole.prefix(whole.count * 2 / 3).write(to: URL(fileURLWithPath: path))
        default: break
        }
        try tar(["-xf", archive, "-C", work])
        let manifest = work + "/" + BackupManifest.name
        switch name {
        case "database": try append(to: work + "/" + BackupManifest.database)
        case "file":
            let digest = try #require(filesIn(work + "/files").first.flatMap(FileDigest.init))
            Self.spoilt.withLock { $0 = digest.description }
            try append(to: work + "/files/" + digest.place)
        default:
            let text = try String(contentsOfFile: manifest, encoding: .utf8)
            try text.replacing(/"schema" : \d+/, with: "\"schema\" : 9999")
                .write(toFile: manifest, atomically: true, encoding: .utf8)
        }
        try tar(["-cf", path, "-C", work, BackupManifest.name, BackupManifest.database, "files"])
    }

    private func append(to path: String) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([0]))
        try handle.close()
    }

    private func tar(_ arguments: [String]) throws {
        let process = try Process.run(URL(fileURLWithPath: "/usr/bin/env"), arguments: ["tar"] + arguments)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test(arguments: Driver.allCases)
    func anOccupiedPlaceIsLeftAsItIs(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            let archive = try await backUp(county) { _ in }
            try await withFolder { folder in
                let filled = try settings(county.address, files: folder + "/files")
                let place = filled.database.shown.replacing("sqlite:", with: "")
                await #expect(throws: BackupFault.occupied(place)) {
                    _ = try await RestoreBackup(settings: filled)(archive)
                }
                let files = try settings(.sqlite(path: folder + "/new.sqlite"), files: county.files)
                await #expect(throws: BackupFault.occupied(county.files)) {
                    _ = try await RestoreBackup(settings: files)(archive)
                }
                let again = MakeBackup(settings: filled, environment: .live())
                let database = try await open(county.address)
                await #expect(throws: BackupFault.occupied(archive)) { _ = try await again(database, to: archive) }
                try await database.close()
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func theCommandsSayHowFarTheyAre(driver: Driver) async throws {
        try await withFilledCounty(driver) { county in
            // Paths as people type them, from where they stand.
            let options = ["--database", county.address.option, "--files", "files"]
            let backup = CommandCase("backup --to a.tar", 0, output: ["a.tar"], errors: ["备份数据库", "打包附件"])
            try await backup.check(in: county.folder, options)
            try await CommandCase(backup.arguments, 1, errors: ["a.tar 已有数据"]).check(in: county.folder, options)
            let restored = ["--database", "b.sqlite", "--files", "b"]
            let restore = CommandCase(
                "restore a.tar",
                0,
                output: ["已恢复 ", "的备份到 sqlite:", "附件 "],
                errors: ["解包 1/1", "核对附件", "写入数据库 100/100"]
            )
            try await restore.check(in: county.folder, restored)
            try await CommandCase("restore a.tar", 1, errors: ["已有数据，没有恢复任何内容"]).check(in: county.folder, restored)
            try await CommandCase("restore no.tar", 1, errors: ["找不到备份文件 no.tar"]).check(in: county.folder, restored)
            try await CommandCase("records verify", 0, output: ["留痕完好"]).check(in: county.folder, restored)
        }
    }

    private func backUp(_ county: FilledCounty, _ progress: @escaping WorkProgress.Teller) async throws -> String {
        let settings = try settings(county.address, files: county.files, backups: county.folder + "/backups")
        let database = try await open(county.address)
        let make = MakeBackup(settings: settings, environment: .live())
        let result: Result<String, any Error>
        do { result = .success(try await make(database, to: nil, progress: progress)) } catch {
            result = .failure(error)
        }
        try await database.close()
        return try result.get()
    }

    private func withEmptyPlace(_ driver: Driver, in folder: String, _ body: (Settings) async throws -> Void)
        async throws
    {
        switch driver {
        case .sqlite: try await body(settings(.sqlite(path: folder + "/restored.sqlite"), files: folder + "/restored"))
        case .postgres:
            try await withDatabaseAddress(.postgres, migrations: []) { address in
                try await body(settings(address, files: folder + "/restored"))
            }
        }
    }
}

/// The digests of what lies in a vault's folder.
private func filesIn(_ folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.compactMap { FileDigest(String($0.split(separator: "/").last ?? ""))?.description }.sorted()
}

/// Settings of a county in a test, blind to the machine's variables.
func settings(
    _ address: TestDatabase,
    files: String,
    backups: String = "/nowhere",
    _ more: [SettingName: String] = [:]
) throws -> Settings {
    var flags: [SettingName: String] = [
        .database: address.option, .files: files, .backups: backups, .secret: String(repeating: "5e", count: 32),
        .personal: Program.personalKey,
    ]
    flags.merge(more) { $1 }
    return try Settings(SettingsReader(flags: flags, variables: [:]))
}
