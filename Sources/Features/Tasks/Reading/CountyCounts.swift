import Core
import Database
import Directives
import Synchronization

/// What everybody who reads a whole county sees counted, kept until one of its tasks moves.
///
/// Counting reads every task of the county, and a hundred people look at the same wall. A count is used again while the
/// newest move and the newest task are the same, and for two seconds at most: on PostgreSQL a move may become visible
/// after a newer one.
package final class CountyCounts: Sendable {
    private enum Question: Hashable {
        case lights(TaskFilter)
        case wall(DirectiveID?)
        case slowest(DirectiveID?, Int)
    }

    private struct Key: Hashable {
        let county: RegionCode
        let question: Question
        let today: Day
        let thresholds: LightThresholds
    }

    private struct Kept {
        let revision: TaskRevision
        let at: Instant
        let answer: any Sendable
    }

    private static let mostKept = 500
    private static let longestSeconds = 2

    private let environment: Environment
    private let kept = Mutex<[Key: Kept]>([:])

    package init(_ environment: Environment) { self.environment = environment }

    /// Another state of the county stands in the database.
    package func forget() { kept.withLock { $0.removeAll() } }

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

    private func answer<Answer: Sendable>(
        _ question: Question,
        _ scope: TaskScope,
        _ light: LightColumn,
        _ tx: Transaction,
        _ count: () throws -> Answer
    ) throws -> Answer {
        guard let county = scope.wholeCounty else { return try count() }
        let key = Key(county: county, question: question, today: light.today, thresholds: light.thresholds)
        let (revision, now) = (try tx.tasks.revision(), environment.now())
        if let known = kept.withLock({ $0[key] }), known.revision == revision,
            now.seconds(since: known.at) < Self.longestSeconds, let answer = known.answer as? Answer
        {
            return answer
        }
        let answer = try count()
        kept.withLock { kept in
            if kept.count >= Self.mostKept { kept.removeAll() }
            kept[key] = Kept(revision: revision, at: now, answer: answer)
        }
        return answer
    }
}

/// Tells two states of the tasks apart: every change of a task is a move, and new ones have newer keys.
package struct TaskRevision: Hashable, Sendable {
    let lastMove: Int64
    let lastTask: Int64
}
