import Core
import Database
import Tasks
import Workflow

/// What the owner of a problem does.
package struct ProblemActs: Sendable {
    let move: MoveProblem

    package init(database: Database, environment: Environment) {
        move = MoveProblem(database: database, environment: environment)
    }

    package func sign(_ id: ProblemID, version: Int, by actor: Actor) async throws -> Outcome<ProblemID> {
        let environment = move.environment
        return try await move(id, version: version, MoveRequest("receipt"), by: actor) { tx, _, movement, problem in
            problem.receivedOn = movement.at.day
            try tx.problems.receivePapers(with: id, by: actor, environment)
        }
    }

    /// Cause, measures, person: all three, or nothing is written.
    package func plan(
        _ id: ProblemID,
        version: Int,
        _ plan: ProblemPlan,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let request = MoveRequest("plan", note: plan.measures)
        return try await move(
            id,
            version: version,
            request,
            by: actor,
            checking: { _, _ in plan.issues },
            change: { _, _, _, problem in
                (problem.cause, problem.measures) = (plan.cause, plan.measures)
                (problem.person, problem.funds) = (plan.person, plan.funds)
            }
        )
    }

    package func report(
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("progress", note: note), files: files, by: actor)
    }

    /// The next phase is reached, with proof.
    package func reachPhase(
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let request = MoveRequest("phase", note: note)
        return try await move(id, version: version, request, files: files, by: actor) {
            tx,
            dossier,
            movement,
            problem in
            var phases = dossier.phases
            guard let next = phases.firstIndex(where: { $0.reachedOn == nil }) else { return }
            phases[next].reachedOn = movement.at.day
            problem.nextDay = phases.first { $0.reachedOn == nil }?.due
            try tx.problems.replacePhases(of: id, phases)
        }
    }

    /// 自查: everything is done; the last day speaks from now on.
    package func handIn(
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let request = MoveRequest("self-check", note: note)
        return try await move(id, version: version, request, files: files, by: actor) { _, dossier, _, problem in
            problem.nextDay = dossier.phases.last?.due
        }
    }

    package func object(
        _ id: ProblemID,
        version: Int,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("objection", note: reason), by: actor) { tx, _, movement, _ in
            try tx.problems.insertObjection(of: id, movement)
        }
    }

    /// More photos of how the place looked before.
    package func addEvidence(
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("evidence", note: note), files: files, by: actor)
    }
}

/// 整改方案.
package struct ProblemPlan: Hashable, Sendable {
    package let cause: String
    package let measures: String
    package let person: String
    package let funds: String

    package init(cause: String, measures: String, person: String, funds: String = "") {
        self.cause = cause
        self.measures = measures
        self.person = person
        self.funds = funds
    }

    var issues: [Issue] {
        [("cause", cause), ("measures", measures), ("person", person)].filter { $0.1.isEmpty }
            .map { Issue("problem.plan.\($0.0)", field: $0.0) }
    }
}
