import Database
import Synchronization

/// The connections nobody uses at the moment. As many threads use them as there may be, so taking one never waits.
final class PostgresPool: Sendable {
    private let settings: PostgresSettings
    private let idle = Mutex<[PostgresSession]>([])

    init(_ settings: PostgresSettings) { self.settings = settings }

    enum Attempt<Value: Sendable>: Sendable {
        case done(Result<Value, any Error>)
        /// Another transaction stood in the way; nothing is stored.
        case conflict(DatabaseFault)
        /// The connection went away; nothing is stored.
        case lostBeforeCommit(DatabaseFault)
    }

    /// One try of a transaction on one connection.
    func run<Value: Sendable>(_ transaction: (PostgresSession) throws -> Value) -> Attempt<Value> {
        let session: PostgresSession
        do {
            session = try take()
        } catch {
            return .done(.failure(error))
        }
        let result = Result { try transaction(session) }
        defer { put(session) }
        guard case .failure = result, let fault = session.fault else { return .done(result) }
        switch fault {
        case .serialization:
            return .conflict(fault)
        case .lost where !session.isCommitting:
            return .lostBeforeCommit(fault)
        default:
            return .done(result)
        }
    }

    func take() throws(DatabaseFault) -> PostgresSession {
        if let session = idle.withLock({ $0.popLast() }) { return session }
        return try PostgresSession(settings)
    }

    func put(_ session: PostgresSession) {
        if session.isLost {
            session.close()
            // What cut one connection mostly cut them all.
            closeAll()
        } else {
            idle.withLock { $0.append(session) }
        }
    }

    func closeAll() {
        let sessions = idle.withLock { sessions in
            defer { sessions = [] }
            return sessions
        }
        for session in sessions { session.close() }
    }
}
