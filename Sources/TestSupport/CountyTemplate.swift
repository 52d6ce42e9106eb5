import Core
import Database
import DatabaseSQLite
import DemoCounty
import Files
import Foundation
import Schema
import Synchronization

/// The filled demonstration that journeys and tests of the whole program copy, made by the first to ask.
package struct CountyTemplate: Sendable {
    package static let databaseName = "luoshi.sqlite"
    package static let shared = Task { try await CountyTemplate() }

    private static let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("luoshi-journeys-\(ProcessInfo.processInfo.processIdentifier)").path
    private static let copies = Mutex(0)

    package let accounts: DemoAccounts

    private init() async throws {
        Self.removeThoseOfTheDead()
        let place = Self.folder + "/template"
        try FileManager.default.createDirectory(atPath: place + "/files", withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: CountyTemplate.folder) }
        let database = Database(try SQLiteDriver.open(at: place + "/" + Self.databaseName))
        try await Migrator.migrate(database, Schema.migrations)
        let county = DemoCounty(
            database: database,
            vault: FileVault(root: place + "/files"),
            today: RunningCounty.morning.day,
            ledgerSize: 12,
            programmes: ["old-houses", "storage-rooms", "rearing-communities", "toilets", "greening"]
        )
        accounts = try await county.fill()
        try await database.close()
    }

    /// A folder with the database and `files`, for whoever asks to remove.
    package func copy() throws -> String {
        let place = Self.emptyFolder()
        try FileManager.default.copyItem(atPath: Self.folder + "/template", toPath: place)
        return place
    }

    /// A path of its own beside the copies, where nothing is yet.
    static func emptyFolder() -> String {
        let number = copies.withLock { copies in
            copies += 1
            return copies
        }
        return "\(folder)/\(number)"
    }

    private static func removeThoseOfTheDead() {
        let (files, prefix) = (FileManager.default, "luoshi-journeys-")
        let root = files.temporaryDirectory
        for name in (try? files.contentsOfDirectory(atPath: root.path)) ?? [] where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0 else { continue }
            try? files.removeItem(at: root.appendingPathComponent(name))
        }
    }
}
