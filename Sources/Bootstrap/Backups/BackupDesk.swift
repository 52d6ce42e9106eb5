import Core
import Synchronization

/// The one long work on backups this server does at a time. It goes on when whoever began it leaves the page.
final class BackupDesk: Sendable {
    enum Work: Hashable, Sendable {
        case making
        case checking(String)
        /// Checking, and reading what it would put in the county's place.
        case comparing(String)
        case restoring(String)
    }

    struct Running: Sendable {
        let work: Work
        let person: String
        var progress: WorkProgress?
    }

    /// How the last work ended.
    struct Ending: Sendable {
        let work: Work
        let at: Instant
        /// What was made or found, or the sentence that says why not.
        let result: Result<String, Refusal>
    }

    struct Refusal: Error, Sendable {
        let sentence: String
    }

    private struct State {
        var running: Running?
        var ending: Ending?
        var plan: RestorePlan?
    }

    private let state = Mutex(State())

    var running: Running? { state.withLock { $0.running } }
    var ending: Ending? { state.withLock { $0.ending } }

    /// What the last comparison found; nil where the file is another one by now.
    func plan(of file: BackupFolder.File) -> RestorePlan? {
        state.withLock { $0.plan?.file == file ? $0.plan : nil }
    }

    func keep(_ plan: RestorePlan) { state.withLock { $0.plan = plan } }

    /// Begins the work and returns; false where another is under way.
    func begin(
        _ work: Work,
        by person: String,
        in environment: Environment,
        _ body: @escaping @Sendable (@escaping WorkProgress.Teller) async throws -> String
    ) -> Bool {
        let isFree = state.withLock { state in
            guard state.running == nil else { return false }
            state.running = Running(work: work, person: person)
            return true
        }
        guard isFree else { return false }
        Task {
            let result: Result<String, Refusal>
            do {
                result = .success(
                    try await body { [self] step in state.withLock { $0.running?.progress = step } }
                )
            } catch {
                let sentence = CommandRefusal(error)?.description ?? "没有完成：\(error)"
                result = .failure(Refusal(sentence: sentence))
            }
            state.withLock { state in
                state.running = nil
                state.ending = Ending(work: work, at: environment.now(), result: result)
            }
        }
        return true
    }
}
