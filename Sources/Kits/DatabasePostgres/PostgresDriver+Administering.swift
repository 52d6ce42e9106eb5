import Database
import NIOPosix

extension PostgresDriver {
    /// Runs statements that cannot stand in a transaction, such as CREATE DATABASE, each by itself and over one
    /// connection of its own.
    package static func administer(_ settings: PostgresSettings, _ statements: [String]) async throws {
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        let result: Result<Void, any Error> = await thread.attempt {
            let wire = try PostgresWire(settings)
            defer { wire.close() }
            for statement in statements {
                do throws(PostgresRefusal) {
                    _ = try wire.exchange([.plain(statement)])
                } catch {
                    throw DatabaseFault(error)
                }
            }
        }
        try await thread.shutdownGracefully()
        try result.get()
    }
}

extension NIOThreadPool {
    func attempt<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await runIfActive(work)) } catch { return .failure(error) }
    }
}
