import Accounts
import Core
import Database
import DatabaseSQLite
import Directives
import Files
import Foundation
import Records
import Schema
import Tasks

/// Proves that a backup can be restored: unpacks it, recomputes every digest, opens the county and recomputes its record.
struct CheckBackup {
    /// What a sound backup holds.
    struct Verdict: Sendable {
        let manifest: BackupManifest
        let records: Int
        /// Files the county names that were no longer in the vault when the backup was made.
        let lost: Int

        var words: String {
            let gap = lost == 0 ? "" : "；另有 \(lost) 个附件做备份时就已不在文件库里"
            return "附件 \(manifest.files.count) 个，留痕 \(records) 条\(gap)"
        }
    }

    /// Leaves the checked county, brought to this program's schema, and its files in `folder`. Throws a `BackupFault`.
    func callAsFunction(_ path: String, in folder: String, progress: @escaping WorkProgress.Teller) async throws
        -> Verdict
    {
        guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.missing(path) }
        let manifest = try await onOwnThread {
            let manifest = try unpacked(path, to: folder, progress)
            try checkDigests(manifest, in: folder, progress)
            return manifest
        }
        let database = folder + "/" + BackupManifest.database
        let problems = try await SQLiteDriver.problems(inFileAt: database)
        guard problems.isEmpty else { throw BackupFault.damaged("数据库：\(problems[0])") }
        return try await checkCounty(database, manifest)
    }

    private func unpacked(_ path: String, to folder: String, _ progress: WorkProgress.Teller) throws -> BackupManifest {
        let newest = Schema.migrations.last?.number ?? 0
        do {
            try Archive.unpack(path, to: folder, progress: progress)
        } catch is BackupFault {
            // The manifest comes first: where it can be read, the rest is cut off.
            _ = try BackupManifest.read(from: folder, of: path, newest: newest)
            throw BackupFault.damaged("文件没有拷贝完整")
        }
        return try BackupManifest.read(from: folder, of: path, newest: newest)
    }

    private func checkDigests(_ manifest: BackupManifest, in folder: String, _ progress: WorkProgress.Teller) throws {
        guard try digest(folder + "/" + BackupManifest.database) == manifest.databaseDigest else {
            throw BackupFault.damaged("数据库")
        }
        for (index, file) in manifest.files.compactMap(FileDigest.init).enumerated() {
            let path = "\(folder)/\(BackupManifest.files)/\(file.place)"
            guard try digest(path) == file.description else { throw BackupFault.damaged("附件 \(file)") }
            progress(WorkProgress(words: "核对附件", done: index + 1, total: manifest.files.count))
        }
    }

    /// Nil for what is no plain file.
    private func digest(_ path: String) throws -> String? {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        guard facts?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return try FileHash.sha256(path)
    }

    private func checkCounty(_ path: String, _ manifest: BackupManifest) async throws -> Verdict {
        let county = try await OpenDatabase(address: .sqlite(path: path)).migrated(nil)
        let (verdict, named) = try await county.read { tx in
            (try tx.records.verify(), try tx.keptDigests())
        }
        try await county.close()
        guard verdict.isWhole else { throw BackupFault.damaged("留痕") }
        let lost = named.subtracting(manifest.files).count
        return Verdict(manifest: manifest, records: verdict.count, lost: lost)
    }
}
