import Core
import Database
import Files
import Papers
import Workflow

/// What is stored of a decision about the ladder.
struct LadderDecision: Sendable {
    let step: LadderStep
    let isTaken: Bool
    /// The facts of the proposal it answers; empty where nobody proposed.
    let proposed: String
}

/// A person decides on a step of the ladder, with a reason: takes it, or leaves it for now. 督办 goes out as a numbered
/// 督办函.
package struct DecideStep: Sendable {
    let move: MoveProblem
    let issue: IssuePaper

    package init(database: Database, environment: Environment, vault: FileVault? = nil) {
        move = MoveProblem(database: database, environment: environment)
        issue = IssuePaper(database: database, environment: environment, vault: vault)
    }

    package func callAsFunction(
        _ id: ProblemID,
        version: Int,
        _ step: LadderStep?,
        isTaken: Bool,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let (environment, issue) = (move.environment, issue)
        return try await move(
            id,
            version: version,
            MoveRequest("escalation", note: reason),
            by: actor,
            checking: { _, dossier in Self.issues(step, isTaken, dossier, actor) },
            change: { tx, dossier, movement, _ in
                guard let step else { return }
                let facts = try tx.problems.ladderFacts(of: id, dossier.problem)
                let thresholds = try tx.ladder.thresholds(of: actor.county)
                let proposal = Ladder.proposal(facts, on: environment.today, thresholds)
                let matching = proposal?.step == step ? proposal?.facts ?? [] : []
                let decision = LadderDecision(step: step, isTaken: isTaken, proposed: matching.joined(separator: "，"))
                try tx.problems.insert(decision, of: id, on: movement)
                guard isTaken, step == .supervision else { return }
                let answerBy = environment.today.adding(days: thresholds.rest)
                _ = try ProblemPapers(issue: issue, actor: actor, tx: tx)
                    .press(dossier, movement, matching, answerBy: answerBy)
            }
        )
    }

    /// One step after the other; what only a leader may approve waits for a leader.
    static func issues(_ step: LadderStep?, _ isTaken: Bool, _ dossier: ProblemDossier, _ actor: Actor) -> [Issue] {
        guard let step else { return [Issue("ladder.step", field: "step")] }
        if step.needsLeader, actor.role != .leader {
            return [Issue("ladder.leader", field: "step", ["step": step.word])]
        }
        guard let next = dossier.nextStep else { return [Issue("ladder.done", field: "step")] }
        guard step > next, isTaken else { return [] }
        let taken = dossier.lastStep?.word ?? "（还没有措施）"
        return [Issue("ladder.over", field: "step", ["taken": taken, "next": next.word])]
    }
}
