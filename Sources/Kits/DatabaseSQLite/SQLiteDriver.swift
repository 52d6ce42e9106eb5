import CSQLite
import Database
import Foundation
import GRDB
import GRDBSQLite

/// The embedded engine: one file in WAL mode, many readers beside one writer, an answered write survives a power cut.
package final class SQLiteDriver: DatabaseDriver {
    /// The database file; nil in memory.
    package let path: String?
    let writer: any DatabaseWriter
    private let writes: WriteQueue
    /// Nil in memory, where there is no log.
    private let checkpoints: Checkpoints?

    private init(path: String?, writer: any DatabaseWriter, checkpoints: Checkpoints? = nil) {
        self.path = path
        self.writer = writer
        self.checkpoints = checkpoints
        writes = WriteQueue(writer, checkpoints: checkpoints)
    }

    /// Opens the file at `path`, made where there is none; its folder must exist.
    ///
    /// `readers` is how many reads run side by side. Another process that holds the file longer than five seconds
    /// makes a write throw `DatabaseFault.busy`.
    package static func open(
        at path: String,
        readers: Int = 8,
        checkpoints limits: Checkpoints.Limits = Checkpoints.Limits()
    ) throws -> SQLiteDriver {
        do {
            var configuration = configuration()
            configuration.maximumReaderCount = readers
            // Statements are cached per connection, so connections are kept.
            configuration.persistentReadOnlyConnections = true
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL with WAL, which can lose answered writes in a power cut.
            // A batch of a thousand things changes thousands of pages: they are kept until they are written once.
            let checkpoints = Checkpoints(path: path, limits: limits)
            try pool.writeWithoutTransaction { connection in
                try connection.execute(
                    sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA temp_store = DEFAULT"
                )
                if let pointer = connection.sqliteConnection { checkpoints.watch(pointer) }
            }
            return SQLiteDriver(path: path, writer: pool, checkpoints: checkpoints)
        } catch let error as DatabaseError {
            throw DatabaseFault(error)
        }
    }

    /// A database that is gone when closed; reads wait for writes.
    package static func inMemory() throws -> SQLiteDriver {
        do {
            return SQLiteDriver(path: nil, writer: try DatabaseQueue(configuration: configuration()))
        } catch let error as DatabaseError {
            throw DatabaseFault(error)
        }
    }

    package var dialect: Dialect { .sqlite }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await writer.read { try body(SQLiteSession($0)) }
        } catch let error as DatabaseError {
            throw DatabaseFault(error)
        }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        do {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { writes.add(WriteQueue.Write(body, $0)) }
        } catch let error as DatabaseError {
            throw DatabaseFault(error)
        }
    }

    /// Afterwards the file holds everything: what stands in the log beside it is written back.
    package func close() async throws {
        do {
            try await writer.writeWithoutTransaction { [checkpoints] connection in
                if let pointer = connection.sqliteConnection { try checkpoints?.stop(pointer) }
                try connection.execute(sql: "PRAGMA analysis_limit = 400; PRAGMA optimize")
                // GRDB closes readers after the writer, and readers cannot write the log back.
                try connection.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try writer.close()
        } catch let error as DatabaseError {
            throw DatabaseFault(error)
        }
    }

    /// Readers side by side would wait for each other wherever SQLite takes memory. Small writes are undone from memory,
    /// those of a hundred thousand things from a file: their pages took 280 MB.
    private static let prepared = (luoshi_sqlite_keep_no_memory_statistics(), luoshi_sqlite_keep_savepoints(0x1fff8))

    static func configuration() -> Configuration {
        _ = prepared
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { connection in
            connection.add(tokenizer: HanTokenizer.self)
            if let pointer = connection.sqliteConnection { _ = luoshi_sqlite_add_functions(pointer) }
            try connection.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -3000")
        }
        return configuration
    }
}
