import Core
import Database
import DatabaseSQLite
import Directives
import Files
import Foundation
import Schema
import Tasks

/// One `.tar` with the whole county: the database as an SQLite file, whichever engine runs, and the files of the vault.
///
/// The database is taken first, then the list of the files it names, and exactly that list is packed: a file is in the
/// vault before the database names it and none is ever removed, so all of them are there, whatever people upload meanwhile.
struct MakeBackup {
    let settings: Settings
    let environment: Environment

    /// The path of the new backup.
    func callAsFunction(
        _ database: Database,
        to path: String?,
        progress: @escaping WorkProgress.Teller = { _ in }
    ) async throws -> String {
        let target = path ?? "\(settings.backups)/\(BackupFolder.name(at: environment.now()))"
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        guard !FileManager.default.fileExists(atPath: target) else { throw BackupFault.occupied(target) }
        let work = try WorkFolder(in: folder)
        defer { work.remove() }
        let copy = work.path + "/" + BackupManifest.database
        try await copyDatabase(database, to: copy, progress)
        let named = try await database.read { tx in
            try tx.keptDigests()
        }
        let (vault, madeAt) = (settings.vault, environment.now().description)
        try await onOwnThread {
            let manifest = BackupManifest(
                madeAt: madeAt,
                program: LuoshiCommand.version,
                schema: Schema.migrations.last?.number ?? 0,
                databaseDigest: try FileHash.sha256(copy),
                files: named.filter { FileDigest($0).map(vault.contains) == true }.sorted()
            )
            try manifest.write(to: work.path)
            try Archive.pack(manifest, in: work.path, vault: vault.root, to: target, progress: progress)
        }
        return target
    }

    private func copyDatabase(
        _ database: Database,
        to path: String,
        _ progress: @escaping WorkProgress.Teller
    ) async throws {
        let words = "备份数据库"
        switch settings.database {
        case .sqlite(let source):
            // A connection of its own: the server's pool goes on answering meanwhile.
            let driver = try SQLiteDriver.open(at: source, readers: 1)
            try await driver.backup(to: path) { share in
                progress(WorkProgress(words: words, done: Int(share * 100), total: 100))
            }
            try await driver.close()
        case .postgres:
            let copy = try await OpenDatabase(address: .sqlite(path: path)).migrated(nil)
            let tables = try await DatabaseCopy(from: database, to: copy).run { step in
                progress(WorkProgress(words: words, done: step.done, total: step.total))
            }
            try await copy.close()
            if let table = tables.first(where: { !$0.isEqual }) { throw BackupFault.damaged(table.name) }
        }
    }
}
