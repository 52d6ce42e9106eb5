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

    /// One transaction of the file.
    private func perform(_ connection: GRDB.Database) {
        let session = SQLiteSession(connection)
        var done: [(write: Write, answer: @Sendable () -> Void)] = []
        let start = ContinuousClock.now
        do {
            try connection.execute(sql: "BEGIN IMMEDIATE")
        } catch {
            take()?.refuse(error)
            return
        }
        while done.count < most, ContinuousClock.now - start < patience, let write = take() {
            do {
                // The first needs no savepoint, for which the engine would copy every page before it is changed.
                let answer =
                    try done.isEmpty ? first(write, session, connection) : alone(write, session, connection)
                done.append((write, answer))
            } catch {
                write.refuse(error)
                // The first one's transaction is undone with it, and after a full disk and the like the engine's is.
                guard connection.isInsideTransaction, !done.isEmpty else {
                    return done.forEach { $0.write.refuse(error) }
                }
            }
        }
        do {
            try connection.execute(sql: "COMMIT")
            for (_, answer) in done { answer() }
        } catch {
            if connection.isInsideTransaction { try? connection.execute(sql: "ROLLBACK") }
            for (write, _) in done { write.refuse(error) }
        }
    }

    /// Where it fails the transaction, empty but for it, is undone; those that wait get another one.
    private func first(
        _ write: Write,
        _ session: SQLiteSession,
        _ connection: GRDB.Database
    ) throws -> @Sendable () -> Void {
        do {
            let answer = try write.run(session)
            // A body that does not look at a full disk must not be told that it is stored.
            guard connection.isInsideTransaction else { throw DatabaseFault.transactionFailed }
            return answer
        } catch {
            if connection.isInsideTransaction { try? session.execute("ROLLBACK") }
            throw error
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
