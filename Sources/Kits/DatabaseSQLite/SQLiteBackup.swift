import Database
import Foundation
import GRDB

extension SQLiteDriver {
    /// Copies the database to a new file while it is in use. The file stands under its name only when it is whole.
    ///
    /// `progress` is told the share that is done, 0 to 1.
    package func backup(to path: String, progress: @escaping @Sendable (Double) -> Void = { _ in }) async throws {
        let writer = writer
        try await onOwnThread {
            let partial = path + ".partial"
            let files = FileManager.default
            try? files.removeItem(atPath: partial)
            do {
                let target = try DatabaseQueue(path: partial, configuration: Self.configuration())
                try writer.backup(to: target, pagesPerStep: 1_000) { step in
                    progress(Double(step.completedPageCount) / Double(max(1, step.totalPageCount)))
                }
                // One file, without the WAL beside it.
                try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try target.close()
                try Self.flush(partial)
                try? files.removeItem(atPath: path)
                try files.moveItem(atPath: partial, toPath: path)
            } catch {
                try? files.removeItem(atPath: partial)
                throw error
            }
        }
    }

    /// Puts what the file at `path` holds in the place of everything here, in one transaction of this file: it is replaced
    /// whole or stays as it was. Reads that began before go on with what they saw.
    ///
    /// `progress` is told the share that is done, 0 to 1.
    package func replaceEverything(
        from path: String,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws {
        let writer = writer
        try await onOwnThread {
            let source = try DatabaseQueue(path: path, configuration: Self.configuration())
            try source.backup(to: writer, pagesPerStep: 1_000) { step in
                progress(Double(step.completedPageCount) / Double(max(1, step.totalPageCount)))
            }
            try source.close()
            // The log has grown by the whole database. Where a reader holds it, the next checkpoint does this.
            _ = try? writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
    }

    /// What is wrong with a database file; empty for a sound one. Reads all of it.
    package static func problems(inFileAt path: String) async throws -> [String] {
        try await onOwnThread {
            guard FileManager.default.fileExists(atPath: path) else { return ["no such file"] }
            do {
                var configuration = configuration()
                configuration.readonly = true
                let file = try DatabaseQueue(path: path, configuration: configuration)
                defer { try? file.close() }
                return try file.read { connection in
                    let pages = try String.fetchAll(connection, sql: "PRAGMA integrity_check")
                    let references = try Row.fetchAll(connection, sql: "PRAGMA foreign_key_check").map { row in
                        "row \(row[1] as Int64? ?? 0) of \(row[0] as String) refers to nothing in \(row[2] as String)"
                    }
                    return pages.filter { $0 != "ok" } + references
                }
            } catch let error as DatabaseError {
                return [error.message ?? "unreadable (\(error.resultCode.rawValue))"]
            }
        }
    }

    private static func flush(_ path: String) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.synchronize()
        try handle.close()
    }
}

/// Runs long blocking work on a thread of its own, so that no shared thread waits for it.
private func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    do {
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    } catch let error as DatabaseError {
        throw DatabaseFault(error)
    }
}
