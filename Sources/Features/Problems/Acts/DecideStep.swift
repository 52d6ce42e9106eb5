import Core
import Database
import Records
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

    package init(database: Database, environment: Environment) {
        move = MoveProblem(database: database, environment: environment)
    }

    package func callAsFunction(
        _ id: ProblemID,
        version: Int,
        _ step: LadderStep?,
        isTaken: Bool,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let environment = move.environment
        return try await move(
            id,
            version: version,
            MoveRequest("escalation", note: reason),
            by: actor,
            checking: { _, dossier in Self.issues(step, isTaken, dossier, actor) },
            change: { tx, dossier, movement, _ in
                guard let step else { return }
                let facts = try tx.problems.ladderFacts(of: id, dossier.problem)
                let proposal = Ladder.proposal(facts, on: environment.today)
                let matching = proposal?.step == step ? proposal?.facts.joined(separator: "，") ?? "" : ""
                let decision = LadderDecision(step: step, isTaken: isTaken, proposed: matching)
                try tx.problems.insert(decision, of: id, on: movement)
                if isTaken, step == .supervision { try Self.press(dossier, movement, actor, environment, tx) }
            }
        )
    }

    /// One step after the other; what only a leader may approve waits for a leader.
    static func issues(_ step: LadderStep?, _ isTaken: Bool, _ dossier: ProblemDossier, _ actor: Actor) -> [Issue] {
        guard let step else { return [Issue("ladder.step", field: "step")] }
        if step.needsLeader, actor.role != .leader {
            return [Issue("ladder.leader", field: "step", ["step": step.word])]
        }
        let next = LadderStep.allCases.first { step in dossier.lastStep.map { step > $0 } ?? true }
        guard let next else { return [Issue("ladder.done", field: "step")] }
        guard step > next, isTaken else { return [] }
        let taken = dossier.lastStep?.word ?? "（还没有措施）"
        return [Issue("ladder.over", field: "step", ["taken": taken, "next": next.word])]
    }

    private static func press(
        _ dossier: ProblemDossier,
        _ movement: Movement,
        _ actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws {
        guard let owner = dossier.problem.owner else { return }
        let slip = NewSlip(
            id: environment.newID(),
            kind: .supervision,
            unit: owner,
            region: dossier.ownerRegion ?? actor.county,
            words: movement.note,
            answerBy: environment.today.adding(days: LadderThresholds().rest)
        )
        try tx.slips.insert(slip, [(dossier.problem.id, movement)], by: actor, at: environment.now())
        try tx.records.append(
            RecordEntry("slip.issue", on: "slip", slip.id.rawValue, "\(slip.kind.word)，\(dossier.ownerName)"),
            by: actor,
            in: environment
        )
    }
}
