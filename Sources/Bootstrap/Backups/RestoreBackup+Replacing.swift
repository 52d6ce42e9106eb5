import Core
import Database
import DatabaseSQLite
import Files
import Foundation

/// Taking a backup back while the server runs: into the database and the vault that are in use.
extension RestoreBackup {
    /// Puts the files of an unpacked backup into the vault in use. Nothing names them yet, and none is taken away, so
    /// stopping here changes nothing anybody sees.
    func addFiles(_ manifest: BackupManifest, from folder: String, progress: WorkProgress.Teller) throws {
        let vault = settings.vault
        for (index, digest) in manifest.files.compactMap(FileDigest.init).enumerated() {
            try vault.take(digest, from: "\(folder)/\(BackupManifest.files)/\(digest.place)")
            progress(WorkProgress(words: "放回附件", done: index + 1, total: manifest.files.count))
        }
    }

    /// Puts the county of an unpacked backup in the place of everything in the database in use, in one transaction.
    func replaceDatabase(with file: String, progress: @escaping WorkProgress.Teller) async throws {
        let words = "写入数据库"
        switch settings.database {
        case .sqlite(let path):
            // A connection of its own, as for a backup; the file's lock keeps other writers out.
            let driver = try SQLiteDriver.open(at: path, readers: 1)
            let result: Result<Void, any Error>
            do {
                try await driver.replaceEverything(from: file) { share in
                    progress(WorkProgress(words: words, done: Int(share * 100), total: 100))
                }
                result = .success(())
            } catch {
                result = .failure(error)
            }
            try await driver.close()
            try result.get()
        case .postgres: try await copyDatabase(file, replacing: true, progress)
        }
    }
}
