import Core
import Database
import NIOPosix

/// PostgreSQL through libpq. Each transaction runs whole on one thread of a pool of its own, so a slow database holds up
/// nobody who does not ask it. Reads have threads beside those of writes: neither waits for the other, and those who came
/// first are answered first.
///
/// Writes are READ COMMITTED: a use case that reads before it writes locks the rows (`Dialect.lockRows`).
/// Reads are REPEATABLE READ: one state for the whole closure.
package final class PostgresDriver: DatabaseDriver {
    private let pool: PostgresPool
    private let writers: NIOThreadPool
    private let readers: NIOThreadPool
    private let gate: ReadingGate

    private init(pool: PostgresPool, writers: NIOThreadPool, readers: NIOThreadPool, gate: ReadingGate) {
        self.pool = pool
        self.writers = writers
        self.readers = readers
        self.gate = gate
    }

    /// Connects once, so that a wrong address is known at the start.
    package static func open(_ settings: PostgresSettings) async throws -> PostgresDriver {
        let pool = PostgresPool(settings)
        let writers = NIOThreadPool(numberOfThreads: settings.connections)
        writers.start()
        do {
            try await writers.runIfActive { pool.put(try pool.take()) }
        } catch {
            try await writers.shutdownGracefully()
            throw error
        }
        let readers = NIOThreadPool(numberOfThreads: settings.connections)
        readers.start()
        return PostgresDriver(pool: pool, writers: writers, readers: readers, gate: ReadingGate(settings.readers))
    }

    package var dialect: Dialect { .postgres }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await repeating(on: readers) { [gate] session in try gate.pass { try session.read(body) } }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await repeating(on: writers) { try $0.write(body) }
    }

    package func close() async throws {
        try await writers.shutdownGracefully()
        try await readers.shutdownGracefully()
        pool.closeAll()
    }

    /// Runs a transaction again where that is safe: after a conflict with another one up to six times, after a
    /// connection was lost before anything could be stored once.
    private func repeating<Value: Sendable>(
        on threads: NIOThreadPool,
        _ transaction: @escaping @Sendable (PostgresSession) throws -> Value
    ) async throws -> Value {
        let pool = pool
        var conflicts = 0
        var losses = 0
        while true {
            let outcome = try await threads.runIfActive { pool.run(transaction) }
            switch outcome {
            case .done(let result):
                return try result.get()
            case .conflict where conflicts < 6:
                conflicts += 1
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...(4 << conflicts))))
            case .conflict(let fault):
                throw fault
            case .lostBeforeCommit where losses < 1:
                losses += 1
            case .lostBeforeCommit(let fault):
                throw fault
            }
        }
    }
}
