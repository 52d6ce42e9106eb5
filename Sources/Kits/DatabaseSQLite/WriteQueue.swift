import Database
import GRDB
import Synchronization

/// The writes that wait for the one writer. Those that wait together share one transaction of the file, and so one flush
/// to the disk: each stands or falls alone, and is answered after the flush.
final class WriteQueue: Sendable {
    /// A body and whoever waits for it.
    struct Write: Sendable {
        /// Runs the body; what it returns answers with the body's value.
        let run: @Sendable (SQLiteSession) throws -> @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void

        init<Value: Sendable>(
            _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value,
            _ continuation: CheckedContinuation<Value, any Error>
        ) {
            run = { session in
                let value = try body(session)
                return { continuation.resume(returning: value) }
            }
            refuse = { continuation.resume(throwing: $0) }
        }
    }

    private struct Waiting {
        var writes: [Write] = []
        var next = 0
        var isScheduled = false
    }

    private let writer: any DatabaseWriter
    /// Told of every commit by the engine, which does not hold them: they live as long as a write is under way.
    private let checkpoints: Checkpoints?
    private let waiting = Mutex(Waiting())
    private let most = 64
    /// A flush is not put off longer than this for others to join.
    private let patience = Duration.milliseconds(20)

    init(_ writer: any DatabaseWriter, checkpoints: Checkpoints?) {
        self.writer = writer
        self.checkpoints = checkpoints
    }

    func add(_ write: Write) {
        let isFirst = waiting.withLock { waiting in
            waiting.writes.append(write)
            defer { waiting.isScheduled = true }
            return !waiting.isScheduled
        }
        if isFirst { schedule() }
    }

    private func schedule() {
        writer.asyncWriteWithoutTransaction { connection in
            self.perform(connection)
            let isMore = self.waiting.withLock { waiting in
                waiting.isScheduled = waiting.next < waiting.writes.count
                return waiting.isScheduled
            }
            if isMore { self.schedule() }
        }
    }

    private func take() -> Write? {
        waiting.withLock { waiting in
            if waiting.next == waiting.writes.count || waiting.next > 255 {
                waiting.writes.removeFirst(waiting.next)
                waiting.next = 0
            }
            guard waiting.next < waiting.writes.count else { return nil }
            defer { waiting.next += 1 }
            return waiting.writes[waiting.next]
        }
    }

    /// One transaction of the file. Savepoints would have the engine copy every page before it is changed again, so writes
    /// share it without them: where one fails that has written something, all of them are undone and made again, each
    /// within a savepoint. One that fails before it writes, as people are refused, leaves nothing to undo.
    private func perform(_ connection: GRDB.Database) {
        let session = SQLiteSession(connection)
        var (begun, answers): ([Write], [@Sendable () -> Void]) = ([], [])
        let (start, schema): (ContinuousClock.Instant, Int?)
        do {
            try connection.execute(sql: "BEGIN IMMEDIATE")
            (start, schema) = (.now, try Self.schemaVersion(connection))
        } catch {
            if connection.isInsideTransaction { try? connection.execute(sql: "ROLLBACK") }
            take()?.refuse(error)
            return
        }
        while begun.count < most, ContinuousClock.now - start < patience, let write = take() {
            let before = connection.totalChangesCount
            begun.append(write)
            do {
                answers.append(try write.run(session))
                // A body that does not look at a full disk must not be told that it is stored.
                guard connection.isInsideTransaction else { throw DatabaseFault.transactionFailed }
            } catch {
                if begun.count > 1, connection.isInsideTransaction, connection.totalChangesCount == before,
                    (try? Self.schemaVersion(connection)) == schema
                {
                    begun.removeLast()
                    write.refuse(error)
                    continue
                }
                if connection.isInsideTransaction { try? session.execute("ROLLBACK") }
                // Whether it fails by itself or for what one before it did is known when they stand apart.
                if begun.count == 1 { write.refuse(error) } else { performApart(begun[...], session, connection) }
                return
            }
        }
        commit(begun, answers, connection)
    }

    /// What changes tables and indexes is not counted among changed rows.
    private static func schemaVersion(_ connection: GRDB.Database) throws -> Int? {
        try Int.fetchOne(connection.cachedStatement(sql: "PRAGMA schema_version"))
    }

    /// Each of the writes stands or falls alone, in one transaction.
    private func performApart(_ writes: ArraySlice<Write>, _ session: SQLiteSession, _ connection: GRDB.Database) {
        do {
            try connection.execute(sql: "BEGIN IMMEDIATE")
        } catch {
            for write in writes { write.refuse(error) }
            return
        }
        var (stored, answers): ([Write], [@Sendable () -> Void]) = ([], [])
        for (place, write) in zip(writes.indices, writes) {
            do {
                answers.append(try alone(write, session, connection))
                stored.append(write)
            } catch {
                write.refuse(error)
                // After a full disk and the like the engine has undone everything.
                guard connection.isInsideTransaction else {
                    for write in stored { write.refuse(error) }
                    let rest = writes[(place + 1)...]
                    return rest.isEmpty ? () : performApart(rest, session, connection)
                }
            }
        }
        commit(stored, answers, connection)
    }

    private func commit(_ writes: [Write], _ answers: [@Sendable () -> Void], _ connection: GRDB.Database) {
        do {
            try connection.execute(sql: "COMMIT")
            for answer in answers { answer() }
        } catch {
            if connection.isInsideTransaction { try? connection.execute(sql: "ROLLBACK") }
            for write in writes { write.refuse(error) }
        }
    }

    private func alone(
        _ write: Write,
        _ session: SQLiteSession,
        _ connection: GRDB.Database
    ) throws -> @Sendable () -> Void {
        _ = try session.run("SAVEPOINT one")
        do {
            let answer = try write.run(session)
            _ = try session.run("RELEASE SAVEPOINT one")
            return answer
        } catch {
            if connection.isInsideTransaction {
                try session.execute("ROLLBACK TO SAVEPOINT one")
                try session.execute("RELEASE SAVEPOINT one")
            }
            throw error
        }
    }
}
