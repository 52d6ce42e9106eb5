import Synchronization

/// Lets one piece of work have the whole site to itself: what is under way ends first, what comes waits a while and is
/// then refused with a sentence. Whoever waited is looked up anew, for the work may have ended sessions.
package final class SitePause: Sendable {
    private struct State {
        var inside = 0
        /// What is going on, for whoever is refused; nil while the site is open.
        var words: String?
        var epoch = 0
        var lastKey = 0
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
        var whenEmpty: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let patience: Duration

    /// - Parameter patience: how long a request waits before it is refused.
    package init(patience: Duration = .seconds(8)) { self.patience = patience }

    /// Runs `work` alone. `words` say what is going on; `work` may tell more of it as it gets on. One work at a time.
    package func whileAlone<Value>(
        _ words: String,
        _ work: (_ tell: @escaping @Sendable (String) -> Void) async throws -> Value
    ) async rethrows -> Value {
        await close(words)
        defer { open() }
        return try await work { [self] words in state.withLock { $0.words = words } }
    }

    /// Work of the program itself beside requests: not done while the site is paused.
    package func inside<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    /// How often the site was paused: unequal numbers say that everything read before is out of date.
    var epoch: Int { state.withLock { $0.epoch } }

    /// Comes in, waiting while the site is paused. Every `enter` that returns needs a `leave`.
    func enter() async throws(WebFault) {
        if await isLetIn() { return }
        throw .paused(state.withLock { $0.words } ?? "")
    }

    /// One more that is inside, for work that goes on after whoever is inside now has left.
    func stay() { state.withLock { $0.inside += 1 } }

    func leave() {
        let empty = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.inside -= 1
            guard state.inside == 0 else { return nil }
            defer { state.whenEmpty = nil }
            return state.whenEmpty
        }
        empty?.resume()
    }

    private func isLetIn() async -> Bool {
        await withCheckedContinuation { continuation in
            let key = state.withLock { state -> Int? in
                guard state.words != nil else {
                    state.inside += 1
                    return nil
                }
                state.lastKey += 1
                state.waiting[state.lastKey] = continuation
                return state.lastKey
            }
            guard let key else { return continuation.resume(returning: true) }
            Task { [self] in
                try? await Task.sleep(for: patience)
                state.withLock { $0.waiting.removeValue(forKey: key) }?.resume(returning: false)
            }
        }
    }

    private func close(_ words: String) async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                state.words = words
                if state.inside > 0 { state.whenEmpty = continuation }
                return state.inside == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func open() {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            (state.words, state.epoch) = (nil, state.epoch + 1)
            state.inside += state.waiting.count
            return state.waiting.values.map { $0 }
        }
        for continuation in waiting { continuation.resume(returning: true) }
    }
}
