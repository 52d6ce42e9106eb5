import Core
import Database
import Directives
import Pages
import Synchronization

/// What everybody with the same view of the tasks sees summed up, kept until one of those tasks moves.
///
/// Summing up reads every task in sight, and a hundred people look at the same wall. An answer is used again while
/// `TaskRevision` says that no task moved, and for ten seconds at most: names of units and documents change without a
/// move. Where many ask at once for what nobody has summed up yet, one does and the others wait for it.
package final class TaskSummaries: Sendable {
    enum Question: Hashable {
        case lights(TaskFilter)
        case wall(DirectiveID?)
        case slowest(DirectiveID?, Int)
        case documents(Int)
        case sections(DirectiveID)
        case lately(Instant, AccountID?, Int)
        case firstPart(TaskFilter, Int)
    }

    private struct Key: Hashable {
        let readers: TaskScope.Readers
        let question: Question
        let today: Day
        let thresholds: LightThresholds
    }

    private static let mostKept = 500
    private static let longestSeconds = 10

    private let environment: Environment
    private let places = Mutex<[Key: Place]>([:])

    package init(_ environment: Environment) { self.environment = environment }

    /// Another state of the county stands in the database.
    package func forget() { places.withLock { $0.removeAll() } }

    package func lights(
        _ filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        in tx: Transaction
    ) throws -> [Light: Int] {
        var all = filter
        all.lights = []
        all.order = .deadline
        return try answer(.lights(all), scope, light, tx) { try tx.tasks.lights(all, scope, light) }
    }

    package func wall(
        of directive: DirectiveID?,
        _ scope: TaskScope,
        _ light: LightColumn,
        in tx: Transaction
    ) throws -> [WallRows: [WallCell]] {
        try answer(.wall(directive), scope, light, tx) { try tx.tasks.wall(of: directive, scope, light) }
    }

    package func slowest(
        _ directive: DirectiveID?,
        _ scope: TaskScope,
        _ light: LightColumn,
        limit: Int,
        in tx: Transaction
    ) throws -> [TaskLine] {
        try answer(.slowest(directive, limit), scope, light, tx) {
            try tx.tasks.slowest(directive, scope, light, limit: limit)
        }
    }

    /// Documents with tasks in scope, newest first.
    package func documents(
        _ scope: TaskScope,
        _ light: LightColumn,
        limit: Int,
        in tx: Transaction
    ) throws -> [Choice] {
        try answer(.documents(limit), scope, light, tx) { try tx.tasks.documents(scope, limit: limit) }
    }

    /// The sections of a document that have tasks in scope.
    package func sections(
        of directive: DirectiveID,
        _ scope: TaskScope,
        _ light: LightColumn,
        in tx: Transaction
    ) throws -> [Choice] {
        try answer(.sections(directive), scope, light, tx) { try tx.tasks.sections(of: directive, scope) }
    }

    /// The newest moves since a moment, those of one person left out.
    package func lately(
        _ scope: TaskScope,
        _ light: LightColumn,
        since: Instant,
        besides account: AccountID?,
        limit: Int,
        in tx: Transaction
    ) throws -> [TaskMove] {
        try answer(.lately(since, account, limit), scope, light, tx) {
            try tx.tasks.lately(scope, since: since, besides: account, limit: limit)
        }
    }

    /// A page of the list. No index holds a unit's tasks in an order, nor what is furthest behind: there the first page is
    /// found by reading everything in sight, and kept like a count.
    package func part(
        _ turn: TaskTurn,
        of filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        size: Int,
        in tx: Transaction
    ) throws -> TaskListPart {
        guard turn == TaskTurn(), filter.order == .gap || !scope.readsWholeCounty else {
            return try tx.tasks.part(turn, of: filter, scope, light, size: size)
        }
        return try answer(.firstPart(filter, size), scope, light, tx) {
            try tx.tasks.part(turn, of: filter, scope, light, size: size)
        }
    }

    func answer<Answer: Sendable>(
        _ question: Question,
        _ scope: TaskScope,
        _ light: LightColumn,
        _ tx: Transaction,
        _ sum: () throws -> Answer
    ) throws -> Answer {
        let key = Key(readers: scope.readers, question: question, today: light.today, thresholds: light.thresholds)
        let revision = try tx.tasks.revision()
        return try place(key).answer(at: revision, now: environment.now(), longest: Self.longestSeconds, sum)
    }

    private func place(_ key: Key) -> Place {
        places.withLock { places in
            if let place = places[key] { return place }
            if places.count >= Self.mostKept { places.removeAll() }
            let place = Place()
            places[key] = place
            return place
        }
    }
}

/// Where the answer to one question is kept. Its lock is held while somebody sums up, which needs nothing that a person
/// waiting here holds.
private final class Place: Sendable {
    private struct Kept {
        let revision: TaskRevision
        let at: Instant
        let answer: any Sendable
    }

    private let kept = Mutex<Kept?>(nil)

    func answer<Answer: Sendable>(
        at revision: TaskRevision,
        now: Instant,
        longest seconds: Int,
        _ sum: () throws -> Answer
    ) throws -> Answer {
        try kept.withLock { kept in
            if let known = kept, known.revision.holds(for: revision), now.seconds(since: known.at) < seconds,
                let answer = known.answer as? Answer
            {
                return answer
            }
            let answer = try sum()
            kept = Kept(revision: revision, at: now, answer: answer)
            return answer
        }
    }
}
