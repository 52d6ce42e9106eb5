import Core
import Database
import Workflow

/// One part of a task about to be handed out.
package struct TaskPart: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        case unit(UnitID)
        case post(PostID)
    }

    package var target: Target
    /// How much of the task's first quantity falls to it.
    package var quantity: Double?
    package var deadline: Day?

    package init(target: Target, quantity: Double? = nil, deadline: Day? = nil) {
        self.target = target
        self.quantity = quantity
        self.deadline = deadline
    }
}

/// 分派: a task is cut into parts for the townships or villages below, or for posts of the own unit.
package struct SplitTask: Sendable {
    let move: MoveTask

    package init(database: Database, environment: Environment) {
        move = MoveTask(database: database, environment: environment)
    }

    package func callAsFunction(
        _ id: TaskID,
        version: Int,
        _ parts: [TaskPart],
        note: String = "",
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let environment = move.environment
        let request = MoveRequest("split", note: note)
        return try await move(id, version: version, request, by: actor) { tx, dossier in
            SplitRules.issues(parts, of: dossier.task, targets: try SplitTargets(tx, actor))
        } alongside: { tx, dossier, _ in
            let targets = try SplitTargets(tx, actor)
            var branch = try tx.tasks.nextBranch(of: dossier.task.number, in: dossier.task.county)
            let rows = parts.map { part in
                defer { branch += 1 }
                return PartIssue(part, of: dossier, targets, environment).rows(branch: branch, actor: actor)
            }
            try tx.tasks.insert(rows)
            try tx.tasks.rollUp(from: id, now: environment.now())
        }
    }
}

/// What a person may hand parts of a task to.
package struct SplitTargets: Sendable {
    package let units: [UnitID: UnitPlace]
    package let posts: [PostID: PostTarget]

    init(_ tx: Transaction, _ actor: Actor) throws {
        units = Dictionary(uniqueKeysWithValues: try tx.tasks.splitTargets(for: actor).map { ($0.unit, $0) })
        posts = Dictionary(uniqueKeysWithValues: try tx.tasks.ownPosts(of: actor).map { ($0.post, $0) })
    }

    package init(units: [UnitPlace], posts: [PostTarget]) {
        self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.unit, $0) })
        self.posts = Dictionary(uniqueKeysWithValues: posts.map { ($0.post, $0) })
    }

    package func name(of target: TaskPart.Target) -> String? {
        switch target {
        case .unit(let unit): units[unit]?.name
        case .post(let post): posts[post]?.person
        }
    }
}
