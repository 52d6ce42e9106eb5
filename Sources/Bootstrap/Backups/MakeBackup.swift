import Core
import Crypto
import Database
import DatabaseSQLite
import Foundation
import Schema

/// One `.tar` with the whole county: the database as an SQLite file, whichever engine runs, and every file of the vault.
///
/// The database is taken first and files are never removed, so every file the database names is in the backup.
struct MakeBackup {
    let settings: Settings
    let environment: Environment

    /// The path of the new backup. `progress` is told the share of the database that is done, 0 to 1.
    func callAsFunction(
        _ database: Database,
        to path: String?,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> String {
        let target = path ?? "\(settings.backups)/luoshi-\(stamp).tar"
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard !FileManager.default.fileExists(atPath: target) else { throw BackupFault.occupied(target) }
        let work = try WorkFolder()
        defer { work.remove() }
        try await copyDatabase(database, to: work.path + "/county.sqlite", progress)
        try write(
            BackupManifest(
                madeAt: environment.now().description,
                schema: Schema.migrations.last?.number ?? 0,
                databaseDigest: try FileHash.sha256(work.path + "/county.sqlite"),
                files: count(settings.files)
            ),
            work
        )
        try Archive.pack(
            [BackupManifest.name, "county.sqlite"],
            in: work.path,
            files: settings.files,
            to: target
        )
        return target
    }

    private var stamp: String {
        let (hour, minute, second) = environment.now().clock
        return "\(environment.today)-\(hour.padded(2))\(minute.padded(2))\(second.padded(2))"
    }

    private func copyDatabase(
        _ database: Database,
        to path: String,
        _ progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        switch settings.database {
        case .sqlite(let source):
            // A connection of its own: the server's pool goes on answering meanwhile.
            let driver = try SQLiteDriver.open(at: source, readers: 1)
            try await driver.backup(to: path, progress: progress)
            try await driver.close()
        case .postgres:
            let copy = try await OpenDatabase(address: .sqlite(path: path)).migrated(Console())
            let tables = try await DatabaseCopy(from: database, to: copy).run()
            try await copy.close()
            if let table = tables.first(where: { !$0.isEqual }) { throw BackupFault.damaged(table.name) }
            progress(1)
        }
    }

    private func write(_ manifest: BackupManifest, _ work: WorkFolder) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(manifest).write(to: URL(fileURLWithPath: work.path + "/" + BackupManifest.name))
    }

    private func count(_ folder: String) -> Int { VaultFiles(folder).digests.count }
}

/// A folder that is gone when the work is over.
struct WorkFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "luoshi-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

enum FileHash {
    /// In hexadecimal; read in pieces.
    static func sha256(_ path: String) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hash.finalize().map { Int($0) }.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// The files of a vault folder by digest.
struct VaultFiles {
    let digests: [(digest: String, path: String)]

    init(_ folder: String) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        digests = names.compactMap { name in
            let last = String(name.split(separator: "/").last ?? "")
            guard last.utf8.count == 64, !name.hasPrefix("incoming") else { return nil }
            return (last, folder + "/" + name)
        }
    }
}
