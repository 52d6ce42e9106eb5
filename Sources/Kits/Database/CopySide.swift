import Synchronization

extension DatabaseCopy {
    /// Which of the two databases a fault belongs to.
    enum Side {
        case source, target

        /// Runs `work`; a fault of the database is thrown as this side's.
        func naming<Value>(_ work: () async throws -> Value) async throws -> Value {
            do {
                return try await work()
            } catch let fault as DatabaseFault {
                switch self {
                case .source: throw Fault.source(fault)
                case .target: throw Fault.target(fault)
                }
            }
        }
    }

    /// Rows that were read and compared, told as they grow.
    final class RowCount: Sendable {
        private let done = Mutex(0)
        private let total: Int
        private let tell: @Sendable (Progress) -> Void

        init(total: Int, tell: @escaping @Sendable (Progress) -> Void) {
            self.total = total
            self.tell = tell
        }

        /// Rows that came after they were counted do not lead beyond the whole.
        func add(_ rows: Int, of table: String) {
            let sum = done.withLock { done in
                done = min(done + rows, total)
                return done
            }
            tell(Progress(table: table, done: sum, total: total))
        }
    }

    func result<Value>(_ work: () async throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}
