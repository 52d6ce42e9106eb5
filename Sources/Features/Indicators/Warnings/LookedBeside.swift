import Core
import Database
import Pages
import Synchronization

/// Answers that take long to work out and are worked out beside the pages that show them: a page takes what is kept, says
/// when it is from, and waits for nothing. One question is worked out after another, so that people keep the other cores and
/// connections.
package final class LookedBeside<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private typealias Work = @Sendable (Transaction) throws -> Answer

    private struct State {
        var kept: [Question: Looked<Answer>] = [:]
        var asked: Set<Question> = []
        var waiting: [(question: Question, work: Work)] = []
        var isAtWork = false
        /// Grows when everything is forgotten: what was begun before is not kept.
        var age = 0

        mutating func keep(_ looked: Looked<Answer>, of question: Question) {
            if kept.count >= LookedBeside.most { kept.removeAll() }
            kept[question] = looked
        }
    }

    /// What is older is worked out again when somebody asks.
    private static var seconds: Int { 60 }
    /// What is older is said to be.
    private static var noticed: Int { 180 }
    private static var most: Int { 500 }

    private let database: Database
    private let environment: Environment
    private let state = Mutex(State())

    package init(_ database: Database, _ environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// Another state of the county stands in the database.
    package func forget() {
        state.withLock { state in
            state.kept.removeAll()
            state.waiting.removeAll()
            state.asked.removeAll()
            state.age += 1
        }
    }

    /// What is kept of a question; nil while it is worked out for the first time.
    /// - Parameter isQuick: whether it may be worked out at once; asked only where nothing young is kept.
    package func answer(
        _ question: Question,
        in tx: Transaction,
        isQuick: () throws -> Bool,
        _ work: @escaping @Sendable (Transaction) throws -> Answer
    ) throws -> Looked<Answer>? {
        let (now, kept) = (environment.now(), state.withLock { $0.kept[question] })
        if let kept, (0..<Self.seconds).contains(now.seconds(since: kept.at)) { return kept }
        if try isQuick() {
            let looked = Looked(answer: try work(tx), at: now)
            state.withLock { $0.keep(looked, of: question) }
            return looked
        }
        ask(question, work)
        return kept.map { Looked(answer: $0.answer, at: $0.at, isOld: now.seconds(since: $0.at) > Self.noticed) }
    }

    private func ask(_ question: Question, _ work: @escaping Work) {
        let begins = state.withLock { state in
            guard state.asked.insert(question).inserted else { return false }
            state.waiting.append((question, work))
            defer { state.isAtWork = true }
            return !state.isAtWork
        }
        if begins { Task.detached(priority: .utility) { await self.workOff() } }
    }

    private func workOff() async {
        while let (question, work, age) = next() {
            let now = environment.now()
            // A database that is closed meanwhile answers nobody; whoever asks next asks again.
            let answer = try? await database.read(work)
            state.withLock { state in
                guard state.age == age else { return }
                state.asked.remove(question)
                if let answer { state.keep(Looked(answer: answer, at: now), of: question) }
            }
        }
    }

    private func next() -> (Question, Work, age: Int)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isAtWork = false
                return nil
            }
            let (question, work) = state.waiting.removeFirst()
            return (question, work, state.age)
        }
    }
}

/// What was found, and when somebody looked.
package struct Looked<Answer: Sendable>: Sendable {
    package let answer: Answer
    package let at: Instant
    /// So long ago that a page should say so.
    package var isOld = false

    /// "；核对于 2026年3月5日 8:00，正在重新核对" of what is old.
    package var age: String { isOld ? "；核对于 \(Format.moment(at))，正在重新核对" : "" }
}
