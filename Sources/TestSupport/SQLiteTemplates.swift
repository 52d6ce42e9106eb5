import Database
import DatabaseSQLite
import Foundation

/// One migrated SQLite file per set of migrations, copied for every test.
actor SQLiteTemplates {
    static let shared = SQLiteTemplates()
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("luoshi-tests-\(ProcessInfo.processInfo.processIdentifier)")
    private var templates: [String: Task<String, any Error>] = [:]
    private var count = 0

    func copy(_ migrations: [Migration]) async throws -> String {
        let template = try await template(migrations)
        count += 1
        let place = folder.appendingPathComponent("\(count)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let path = place.appendingPathComponent("test.sqlite").path
        try FileManager.default.copyItem(atPath: template, toPath: path)
        return path
    }

    func remove(_ path: String) {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }

    private func template(_ migrations: [Migration]) async throws -> String {
        let name = Migration.fingerprint(migrations, .sqlite)
        if let known = templates[name] { return try await known.value }
        let path = folder.appendingPathComponent(name).path
        let making = Task {
            Self.sweep()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let database = Database(try SQLiteDriver.open(at: path))
            try await Migrator.migrate(database, migrations)
            try await database.close()
            return path
        }
        templates[name] = making
        return try await making.value
    }

    /// Removes the folders of runs that are over.
    private static func sweep() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: files.temporaryDirectory.path)) ?? [] {
            guard name.hasPrefix("luoshi-tests-"), let process = Int32(name.dropFirst(13)), kill(process, 0) != 0 else {
                continue
            }
            try? files.removeItem(at: files.temporaryDirectory.appendingPathComponent(name))
        }
    }
}
