import Foundation

/// How far a backup, a check or a restore is, step by step.
struct WorkProgress: Hashable, Sendable {
    /// What is being done, like 打包附件.
    let words: String
    let done: Int
    let total: Int

    typealias Teller = @Sendable (WorkProgress) -> Void
}

/// Runs long blocking work on a thread of its own, so that no request waits for it.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
