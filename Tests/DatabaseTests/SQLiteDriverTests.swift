import Core
import Database
import DatabaseSQLite
import Foundation
import Synchronization
import TestSupport
import Testing

struct SQLiteDriverTests {
    @Test func anAnsweredWriteIsFlushedToTheDisk() async throws {
        try await withSample(.sqlite) { database in
            let settings = try await database.write { transaction in
                [
                    try transaction.value("PRAGMA journal_mode", as: String.self),
                    String(try transaction.value("PRAGMA synchronous", as: Int.self)),
                    String(try transaction.value("PRAGMA foreign_keys", as: Int.self)),
                ]
            }
            // 2 is FULL: the log is flushed with every commit.
            #expect(settings == ["wal", "2", "1"])
        }
    }

    @Test func aBackupMadeInUseIsWholeAndSound() async throws {
        try await withDatabaseAddress(.sqlite, migrations: Sample.migrations) { address in
            guard case .sqlite(let path) = address else { return }
            let driver = try SQLiteDriver.open(at: path)
            let database = Database(driver)
            try await database.write { transaction in
                try transaction.insert(
                    into: "note",
                    columns: ["id", "title"],
                    rows: (1...20_000).map { [$0, "户厕改造\($0)"] }
                )
            }
            let copy = path + ".backup"
            let shares = Mutex<[Double]>([])
            async let writing: Void = database.addNote(99_999, "meanwhile")
            try await driver.backup(to: copy) { share in shares.withLock { $0.append(share) } }
            try await writing
            try await database.close()
            #expect(shares.withLock { $0.last } == 1)
            #expect(try await SQLiteDriver.problems(inFileAt: copy) == [])
            #expect(FileManager.default.fileExists(atPath: copy + "-wal") == false)
            let restored = Database(try SQLiteDriver.open(at: copy))
            #expect(try await restored.count("note") >= 20_000)
            #expect(try await SearchTests.found("改造777", in: restored) == [777])
            try await restored.close()
        }
    }

    @Test func aFileTakesThePlaceOfAnotherInUse() async throws {
        try await withDatabaseAddress(.sqlite, migrations: Sample.migrations) { address in
            guard case .sqlite(let path) = address else { return }
            let driver = try SQLiteDriver.open(at: path)
            let database = Database(driver)
            try await database.addNote(1, "户厕改造")
            try await driver.backup(to: path + ".old")
            try await database.write { transaction in
                try transaction.insert(
                    into: "note",
                    columns: ["id", "title"],
                    rows: (2...3_000).map { [$0, "公路\($0)"] }
                )
            }
            let other = try SQLiteDriver.open(at: path, readers: 1)
            try await other.replaceEverything(from: path + ".old")
            try await other.close()
            // Those who had it open see the other state, indexes included, and go on writing.
            #expect(try await database.count("note") == 1)
            #expect(try await SearchTests.found("公路", in: database) == [])
            try await database.addNote(2, "水渠")
            #expect(try await SearchTests.found("水渠", in: database) == [2])
            #expect(try await database.write { try $0.value("PRAGMA journal_mode", as: String.self) } == "wal")
            try await database.close()
            #expect(try await SQLiteDriver.problems(inFileAt: path) == [])
        }
    }

    /// A page of the log holds 4 KB of the file and 24 bytes about it.
    @Test func theLogGoesBackIntoTheFileBesideTheWritesAndBeginsAnew() async throws {
        try await withDatabaseAddress(.sqlite, migrations: Sample.migrations) { address in
            guard case .sqlite(let path) = address else { return }
            func size(_ path: String) throws -> Int {
                try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            }
            var limits = Checkpoints.Limits()
            (limits.worthwhile, limits.few, limits.long, limits.longest) = (100, 20, 400, 2_000)
            let database = Database(try SQLiteDriver.open(at: path, checkpoints: limits))
            let text = String(repeating: "户", count: 60_000)
            // Each commit writes some 50 pages; the file has what they hold while it stays open.
            for id in 1...60 { try await database.addNote(id, text) }
            while try size(path) < 1_000_000 { try await Task.sleep(for: .milliseconds(5)) }
            for id in 61...120 { try await database.addNote(id, text) }
            // 120 × 50 pages went through a log that never held so many: it began anew again and again.
            #expect(try size(path + "-wal") < 2_500 * 4_120)
            #expect(try await database.count("note") == 120)
            try await database.close()
            #expect(try await SQLiteDriver.problems(inFileAt: path) == [])
            #expect(try size(path + "-wal") == 0)
        }
    }

    @Test func aDamagedFileIsNoticed() async throws {
        try await withDatabaseAddress(.sqlite, migrations: Sample.migrations) { address in
            guard case .sqlite(let path) = address else { return }
            let database = Database(try SQLiteDriver.open(at: path))
            try await database.write { transaction in
                try transaction.insert(
                    into: "note",
                    columns: ["id", "title"],
                    rows: (1...5_000).map { [$0, "t\($0)"] }
                )
            }
            try await database.close()
            #expect(try await SQLiteDriver.problems(inFileAt: path) == [])
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try file.seek(toOffset: 40_000)
            try file.write(contentsOf: Data(repeating: 0xAA, count: 20_000))
            try file.close()
            #expect(try await SQLiteDriver.problems(inFileAt: path) != [])
            let text = path + ".txt"
            try Data("not a database, only text that is long enough".utf8).write(to: URL(fileURLWithPath: text))
            #expect(try await SQLiteDriver.problems(inFileAt: text) != [])
            #expect(try await SQLiteDriver.problems(inFileAt: path + ".nowhere") == ["no such file"])
        }
    }

    @Test func aDatabaseInMemoryWorks() async throws {
        let database = Database(try SQLiteDriver.inMemory())
        try await Migrator.migrate(database, Sample.migrations)
        try await database.addNote(1, "户厕")
        #expect(try await SearchTests.found("厕", in: database) == [1])
        try await database.close()
    }
}
