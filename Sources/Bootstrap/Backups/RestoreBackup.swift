import Core
import Database
import Foundation

/// Takes a backup back to an empty place: everything is checked before anything is put there.
struct RestoreBackup {
    let settings: Settings

    func callAsFunction(_ path: String, progress: @escaping WorkProgress.Teller = { _ in }) async throws
        -> CheckBackup.Verdict
    {
        guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.missing(path) }
        try await checkEmpty()
        let work = try WorkFolder(in: URL(fileURLWithPath: settings.files).deletingLastPathComponent().path)
        defer { work.remove() }
        let verdict = try await CheckBackup()(path, in: work.path, progress: progress)
        // Files first: a database never stands there without the files it names.
        try putFiles(work.path + "/" + BackupManifest.files)
        do {
            try await putDatabase(work.path + "/" + BackupManifest.database, progress)
        } catch {
            try? FileManager.default.removeItem(atPath: settings.files)
            throw error
        }
        return verdict
    }

    private func checkEmpty() async throws {
        switch settings.database {
        case .sqlite(let path):
            if FileManager.default.fileExists(atPath: path) { throw BackupFault.occupied(path) }
        case .postgres:
            let database = try await OpenDatabase(address: settings.database).migrated(nil)
            let filled = try await settings.database.naming { try await DatabaseCopy.filledTable(of: database) }
            try await database.close()
            if filled != nil { throw BackupFault.occupied(settings.database.shown) }
        }
        let kept = try? FileManager.default.contentsOfDirectory(atPath: settings.files)
        if kept?.contains(where: { $0 != "incoming" }) == true { throw BackupFault.occupied(settings.files) }
    }

    private func putDatabase(_ file: String, _ progress: @escaping WorkProgress.Teller) async throws {
        switch settings.database {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // On another disk this copies: under another name first, so that no half file stands there.
            let partial = path + ".partial"
            try? FileManager.default.removeItem(atPath: partial)
            try FileManager.default.moveItem(atPath: file, toPath: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: path)
            progress(WorkProgress(words: "写入数据库", done: 100, total: 100))
        case .postgres:
            try await copyDatabase(file, replacing: false, progress)
        }
    }

    /// Into PostgreSQL, in one transaction; a difference between what was read and what was written is a fault.
    func copyDatabase(_ file: String, replacing: Bool, _ progress: @escaping WorkProgress.Teller) async throws {
        let source = try await OpenDatabase(address: .sqlite(path: file)).migrated(nil)
        let target = try await OpenDatabase(address: settings.database).migrated(nil)
        let result: Result<[DatabaseCopy.Table], any Error>
        do {
            result = .success(
                try await DatabaseCopy(from: source, to: target).run(replacing: replacing) { step in
                    progress(WorkProgress(words: "写入数据库", done: step.done, total: step.total))
                }
            )
        } catch {
            result = .failure(error)
        }
        try await source.close()
        try await target.close()
        if let table = try result.get().first(where: { !$0.isEqual }) { throw BackupFault.damaged(table.name) }
    }

    /// The vault's folder is empty or absent: the whole folder takes its place in one step.
    private func putFiles(_ folder: String) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: folder) {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        if files.fileExists(atPath: settings.files) { try files.removeItem(atPath: settings.files) }
        try files.moveItem(atPath: folder, toPath: settings.files)
    }
}
