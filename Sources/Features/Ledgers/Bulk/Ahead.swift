import Dispatch
import Synchronization

/// Parts of a long list in their order, made on another thread while whoever asks still works with the one before; where the
/// next is not ready, whoever asks makes one too. One thread asks.
final class Ahead<Made: Sendable>: Sendable {
    private struct State {
        /// Of entries nobody makes yet.
        var start = 0
        /// Parts that somebody makes or has made, and those that were given out.
        var (claimed, given) = (0, 0)
        var made: [Int: Result<[Made], any Error>] = [:]
        var isMaking = false
        /// Given out before, and let go of by whoever makes the next: freeing them took 6 % of the writer's time.
        var spent: [[Made]] = []
    }

    /// So many parts are made before they are asked for.
    private static var most: Int { 8 }

    private let count: Int
    private let size: Int
    private let make: @Sendable (Int) throws -> Made
    private let state = Mutex(State())
    private let isMade = DispatchSemaphore(value: 0)

    init(_ count: Int, size: Int, _ make: @escaping @Sendable (Int) throws -> Made) {
        self.count = count
        self.size = size
        self.make = make
        makeBeside()
    }

    /// Nil after the last part.
    func next() throws -> [Made]? {
        let part = state.withLock { state in
            defer { state.given += 1 }
            return state.given
        }
        makeBeside()
        while true {
            if let made = state.withLock({ $0.made.removeValue(forKey: part) }) {
                let given = try made.get()
                state.withLock { $0.spent.append(given) }
                return given
            }
            if let claim = claim() {
                keep(claim)
            } else if state.withLock({ part >= $0.claimed }) {
                return nil
            } else {
                isMade.wait()
            }
        }
    }

    private func claim() -> (part: Int, entries: Range<Int>)? {
        state.withLock { state in
            guard state.start < count, state.claimed < state.given + Self.most else { return nil }
            let end = min(state.start + size, count)
            defer { (state.start, state.claimed) = (end, state.claimed + 1) }
            return (state.claimed, state.start..<end)
        }
    }

    private func keep(_ claim: (part: Int, entries: Range<Int>)) {
        let made = Result { try claim.entries.map(make) }
        state.withLock { $0.made[claim.part] = made }
    }

    /// But for the last, which is still worked with.
    private func letGo() {
        let spent = state.withLock { state in
            let spent = state.spent.dropLast()
            state.spent = state.spent.suffix(1)
            return spent
        }
        withExtendedLifetime(spent) {}
    }

    private func makeBeside() {
        let isFree = state.withLock { state in
            defer { state.isMaking = true }
            return !state.isMaking
        }
        guard isFree else { return }
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            while let claim = claim() {
                keep(claim)
                isMade.signal()
                letGo()
            }
            state.withLock { $0.isMaking = false }
            isMade.signal()
        }
    }
}
