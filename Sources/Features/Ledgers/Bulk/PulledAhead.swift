import Dispatch
import Synchronization

/// Parts of something long, the next made on another thread while whoever asks works with the one before. One thread asks.
final class PulledAhead<Made: Sendable>: Sendable {
    private let make: @Sendable () throws -> Made?
    private let made = Mutex<Result<Made?, any Error>?>(nil)
    private let isMade = DispatchSemaphore(value: 0)

    /// - Parameter make: is asked by one thread at a time; nil after the last part.
    init(_ make: @escaping @Sendable () throws -> Made?) {
        self.make = make
        start()
    }

    /// Nil after the last part, and from then on.
    func next() throws -> Made? {
        isMade.wait()
        let part = try made.withLock { $0.take() }?.get() ?? nil
        guard part != nil else {
            isMade.signal()
            return nil
        }
        start()
        return part
    }

    private func start() {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let part = Result { try make() }
            made.withLock { $0 = part }
            isMade.signal()
        }
    }
}
