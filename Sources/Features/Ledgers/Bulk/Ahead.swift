import Dispatch
import Synchronization

/// Parts of a long list, each made on another thread while whoever asks still works with the one before. One thread asks.
final class Ahead<Made: Sendable>: Sendable {
    private struct State {
        var next = 0
        var made: Result<[Made], any Error>?
    }

    private let count: Int
    private let size: Int
    private let make: @Sendable (Int) throws -> Made
    private let state = Mutex(State())
    private let isMade = DispatchSemaphore(value: 0)

    init(_ count: Int, size: Int, _ make: @escaping @Sendable (Int) throws -> Made) {
        self.count = count
        self.size = size
        self.make = make
        start()
    }

    /// Nil after the last part.
    func next() throws -> [Made]? {
        isMade.wait()
        guard let made = state.withLock({ $0.made.take() }) else {
            isMade.signal()
            return nil
        }
        start()
        return try made.get()
    }

    private func start() {
        let range = state.withLock { state in
            let start = state.next
            // The first part is short: whoever asks has nothing else to do yet.
            state.next = min(start + (start == 0 ? max(1, size / 4) : size), count)
            return start..<state.next
        }
        guard !range.isEmpty else { return _ = isMade.signal() }
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let made = Result { try range.map(make) }
            state.withLock { $0.made = made }
            isMade.signal()
        }
    }
}
