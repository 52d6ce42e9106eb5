import Core
import Database
import DatabaseSQLite
import Foundation
import Schema

/// Takes a backup back to an empty place: everything is checked before anything is put there.
struct RestoreBackup {
    let settings: Settings

    func callAsFunction(_ path: String, _ console: Console) async throws -> BackupManifest {
        guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.missing(path) }
        try await checkEmpty(console)
        let work = try WorkFolder()
        defer { work.remove() }
        do {
            try Archive.unpack(path, to: work.path)
        } catch is BackupFault {
            throw BackupFault.notABackup(path)
        }
        let manifest = try await check(work.path, path)
        try await putDatabase(work.path + "/county.sqlite", console)
        try putFiles(work.path + "/files")
        return manifest
    }

    private func check(_ work: String, _ path: String) async throws -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: work + "/" + BackupManifest.name),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data)
        else { throw BackupFault.notABackup(path) }
        guard manifest.schema <= Schema.migrations.last?.number ?? 0 else {
            throw BackupFault.newer(schema: manifest.schema)
        }
        let database = work + "/county.sqlite"
        guard FileManager.default.fileExists(atPath: database),
            try FileHash.sha256(database) == manifest.databaseDigest
        else { throw BackupFault.damaged("数据库") }
        let problems = try await SQLiteDriver.problems(inFileAt: database)
        guard problems.isEmpty else { throw BackupFault.damaged("数据库：\(problems[0])") }
        let files = VaultFiles(work + "/files").digests
        guard files.count == manifest.files else { throw BackupFault.damaged("附件少了") }
        for file in files where try FileHash.sha256(file.path) != file.digest {
            throw BackupFault.damaged("附件 \(file.digest)")
        }
        return manifest
    }

    private func checkEmpty(_ console: Console) async throws {
        switch settings.database {
        case .sqlite(let path):
            if FileManager.default.fileExists(atPath: path) { throw BackupFault.occupied(path) }
        case .postgres:
            let database = try await OpenDatabase(address: settings.database).migrated(console)
            let isEmpty = try await database.read { tx in try tx.count("FROM region") == 0 }
            try await database.close()
            if !isEmpty { throw BackupFault.occupied(settings.database.shown) }
        }
        if !VaultFiles(settings.files).digests.isEmpty { throw BackupFault.occupied(settings.files) }
    }

    private func putDatabase(_ file: String, _ console: Console) async throws {
        switch settings.database {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: file, toPath: path)
            try await OpenDatabase(address: settings.database).migrated(console).close()
        case .postgres:
            let source = try await OpenDatabase(address: .sqlite(path: file)).migrated(console)
            let target = try await OpenDatabase(address: settings.database).migrated(console)
            let tables = try await DatabaseCopy(from: source, to: target).run()
            try await source.close()
            try await target.close()
            if let table = tables.first(where: { !$0.isEqual }) { throw BackupFault.damaged(table.name) }
        }
    }

    private func putFiles(_ folder: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return }
        try files.createDirectory(atPath: settings.files, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: folder) {
            try files.moveItem(atPath: folder + "/" + name, toPath: settings.files + "/" + name)
        }
    }
}
