import Core
import Synchronization

/// Long work on imports that goes on after its request was answered: how far it is, and what it came to.
package final class ImportRuns: Sendable {
    package struct Run: Sendable {
        package let word: String
        package let total: Int
        package let began: ContinuousClock.Instant
        package var done = 0
        /// What the next page says once it went well.
        package var words: String?
        /// Sentences of a work that was refused, for the next page; none where it went well.
        package var refusals: [String]?

        /// Seconds left at the speed so far; nil before anything is known.
        package var secondsLeft: Int? {
            guard done > 0, total > done else { return nil }
            let spent = began.duration(to: .now)
            let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
            return Int((seconds / Double(done) * Double(total - done)).rounded(.up))
        }
    }

    private let runs = Mutex<[ImportID: Run]>([:])

    package init() {}

    package func run(_ id: ImportID) -> Run? { runs.withLock { $0[id] } }

    /// False where something is at work on it already.
    func begin(_ id: ImportID, _ word: String, of total: Int, done: String? = nil) -> Bool {
        runs.withLock { runs in
            if let run = runs[id], run.refusals == nil { return false }
            runs[id] = Run(word: word, total: total, began: .now, words: done)
            return true
        }
    }

    func report(_ id: ImportID, _ done: Int) { runs.withLock { $0[id]?.done = done } }

    func end(_ id: ImportID, _ refusals: [String]) {
        runs.withLock { runs in
            let isSilent = refusals.isEmpty && runs[id]?.words == nil
            if isSilent { runs[id] = nil } else { runs[id]?.refusals = refusals }
        }
    }

    /// What a work that is over was refused for, or what it did: told once.
    package func takeEnd(_ id: ImportID) -> (refusals: [String], done: String?)? {
        runs.withLock { runs in
            guard let run = runs[id], let refusals = run.refusals else { return nil }
            runs[id] = nil
            return (refusals, refusals.isEmpty ? run.words : nil)
        }
    }
}
