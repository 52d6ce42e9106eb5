import Core
import Database
import NIOPosix

/// PostgreSQL through libpq. Each transaction runs whole on one thread of a pool of its own, so a slow database holds up
/// nobody who does not ask it.
///
/// Writes are READ COMMITTED: a use case that reads before it writes locks the rows (`Dialect.lockRows`).
/// Reads are REPEATABLE READ: one state for the whole closure.
package final class PostgresDriver: DatabaseDriver {
    private let pool: PostgresPool
    private let threads: NIOThreadPool

    private init(pool: PostgresPool, threads: NIOThreadPool) {
        self.pool = pool
        self.threads = threads
    }

    /// Connects once, so that a wrong address is known at the start.
    package static func open(_ settings: PostgresSettings) async throws -> PostgresDriver {
        let threads = NIOThreadPool(numberOfThreads: settings.connections)
        threads.start()
        let pool = PostgresPool(settings)
        do {
            try await threads.runIfActive { pool.put(try pool.take()) }
        } catch {
            try await threads.shutdownGracefully()
            throw error
        }
        return PostgresDriver(pool: pool, threads: threads)
    }

    package var dialect: Dialect { .postgres }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await repeating { try $0.read(body) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await repeating { try $0.write(body) }
    }

    package func close() async throws {
        try await threads.shutdownGracefully()
        pool.closeAll()
    }

    /// Runs a transaction again where that is safe: after a conflict with another one up to six times, after a
    /// connection was lost before anything could be stored once.
    private func repeating<Value: Sendable>(
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
