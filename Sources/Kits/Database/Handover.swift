import Foundation

/// Hands values from one driver thread to another and makes the faster one wait. Both threads belong to drivers, where
/// waiting holds up nobody else.
final class Handover<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var waiting: [Value] = []
    private var isFinished = false
    private var isCancelled = false
    private var isOffered = false
    private var isTaken = false

    init(capacity: Int) { self.capacity = capacity }

    /// Runs the giving side. A transaction that is tried again cannot give again what was taken: it is refused.
    func offerOnce<Result>(_ body: (_ offer: (Value) throws -> Void) throws -> Result) throws -> Result {
        try start(\.isOffered)
        let result = try body(put)
        condition.withLock {
            isFinished = true
            condition.broadcast()
        }
        return result
    }

    /// Runs the taking side until everything was given.
    func takeOnce(_ body: (Value) throws -> Void) throws {
        try start(\.isTaken)
        while let value = try next() { try body(value) }
    }

    /// Either side gave up; the other one stops too.
    func cancel() {
        condition.withLock {
            isCancelled = true
            condition.broadcast()
        }
    }

    private func start(_ flag: ReferenceWritableKeyPath<Handover, Bool>) throws {
        try condition.withLock {
            if self[keyPath: flag] || isCancelled { throw DatabaseCopy.Fault.interrupted }
            self[keyPath: flag] = true
        }
    }

    private func put(_ value: Value) throws {
        try condition.withLock {
            while waiting.count >= capacity, !isCancelled { condition.wait() }
            if isCancelled { throw DatabaseCopy.Fault.interrupted }
            waiting.append(value)
            condition.broadcast()
        }
    }

    private func next() throws -> Value? {
        try condition.withLock {
            while waiting.isEmpty, !isFinished, !isCancelled { condition.wait() }
            if isCancelled { throw DatabaseCopy.Fault.interrupted }
            defer { condition.broadcast() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}
