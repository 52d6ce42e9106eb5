import Core
import Database
import Tasks
import Workflow

/// Moves a problem by its workflow: the step every act on a problem shares.
package struct MoveProblem: Sendable {
    package let database: Database
    package let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// `version` is what the person saw; another one by now is refused as changed, with nothing written.
    /// `change` says what else the act changes about the problem, and writes what belongs to it.
    package func callAsFunction(
        _ id: ProblemID,
        version: Int,
        _ request: MoveRequest,
        files: Evidence = .none,
        by actor: Actor,
        checking: @escaping @Sendable (Transaction, ProblemDossier) throws -> [Issue],
        change: @escaping @Sendable (Transaction, ProblemDossier, Movement, inout Problem) throws -> Void
    ) async throws -> Outcome<ProblemID> {
        let environment = environment
        return try await database.write { tx in
            var dossier = try tx.problems.dossier(id, for: actor, locking: true)
            // Who may not act at all is told so first, whatever the form says.
            let refused = ProblemPolicy.issues(request.transition, dossier, by: actor)
            guard refused.isEmpty else { return .refused(refused) }
            let issues = try checking(tx, dossier)
            guard issues.isEmpty else { return .refused(issues) }
            var request = request
            request.files = files.count
            // What is handed in with the act counts as proof for it.
            dossier.laterFiles += files.count
            let outcome = try MoveSubject(problemWorkflow, in: environment)(dossier, request, by: actor, in: tx) {
                try tx.problems.place(id, at: $0, version: version, now: environment.now())
            }
            guard let movement = outcome.value else { return .refused(outcome.issues) }
            var problem = dossier.problem
            try change(tx, dossier, movement, &problem)
            if problem != dossier.problem { try tx.problems.update(problem) }
            try tx.problems.insert(
                try files.keep(),
                of: problem,
                on: movement.id,
                by: actor,
                at: environment.now()
            )
            return .done(id)
        } refusing: {
            $0
        }
    }
}

extension MoveProblem {
    func callAsFunction(
        _ id: ProblemID,
        version: Int,
        _ request: MoveRequest,
        files: Evidence = .none,
        by actor: Actor,
        change: @escaping @Sendable (Transaction, ProblemDossier, Movement, inout Problem) throws -> Void = {
            _,
            _,
            _,
            _ in
        }
    ) async throws -> Outcome<ProblemID> {
        let none: @Sendable (Transaction, ProblemDossier) throws -> [Issue] = { _, _ in [] }
        return try await self(id, version: version, request, files: files, by: actor, checking: none, change: change)
    }
}
