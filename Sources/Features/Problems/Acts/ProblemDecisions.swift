import Accounts
import Core
import Database
import Tasks
import Workflow

/// What others decide about a problem: check, verification, return, objections, later days, taking it up again.
package struct ProblemDecisions: Sendable {
    let move: MoveProblem

    package init(database: Database, environment: Environment) {
        move = MoveProblem(database: database, environment: environment)
    }

    /// Moves that change nothing but the stage: 审核通过, 复核销号, 公示期满销号.
    package func pass(
        _ act: String,
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest(act, note: note), files: files, by: actor) {
            _,
            _,
            _,
            problem in
            if act == "closeout" || act == "notice-end" { problem.nextDay = nil }
        }
    }

    package func giveNotice(
        _ id: ProblemID,
        version: Int,
        note: String,
        until day: Day?,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let today = move.environment.today
        return try await move(
            id,
            version: version,
            MoveRequest("notice", note: note),
            files: files,
            by: actor,
            checking: { _, _ in
                day.map { $0 > today } == true ? [] : [Issue("problem.noticeDay", field: "day")]
            },
            change: { _, _, _, problem in problem.noticeUntil = day }
        )
    }

    /// The phases that were reached stay so; the light looks at the first that was not.
    package func sendBack(
        _ id: ProblemID,
        version: Int,
        note: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("return", note: note), by: actor) { _, dossier, _, problem in
            problem.returns += 1
            problem.noticeUntil = nil
            problem.nextDay = dossier.nextPhase?.due
        }
    }

    package func refusePhase(
        _ id: ProblemID,
        version: Int,
        note: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let request = MoveRequest("phase-refusal", note: note)
        return try await move(id, version: version, request, by: actor) { tx, dossier, _, problem in
            var phases = dossier.phases
            guard let last = phases.lastIndex(where: { $0.reachedOn != nil }) else { return }
            phases[last].reachedOn = nil
            problem.nextDay = phases[last].due
            try tx.problems.replacePhases(of: id, phases)
        }
    }

    package func keep(_ id: ProblemID, version: Int, note: String, by actor: Actor) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("keeping", note: note), by: actor) {
            tx,
            _,
            movement,
            problem in
            // Handed out once more: the days without a receipt begin anew.
            problem.assignedOn = movement.at.day
            try tx.problems.decideObjection(of: id, "kept", movement)
        }
    }

    package func withdraw(
        _ id: ProblemID,
        version: Int,
        note: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(id, version: version, MoveRequest("withdrawal", note: note), by: actor) {
            tx,
            _,
            movement,
            problem in
            problem.nextDay = nil
            try tx.problems.decideObjection(of: id, "withdrawn", movement)
        }
    }

    /// Another unit puts it right; it has signed for nothing yet, and has thirty days of its own to object.
    package func reassign(
        _ id: ProblemID,
        version: Int,
        to unit: UnitID?,
        note: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        try await move(
            id,
            version: version,
            MoveRequest("reassignment", note: note),
            by: actor,
            checking: { tx, dossier in
                guard let unit, let found = try tx.units.first(unit, county: actor.county),
                    unit != dossier.problem.owner
                else { return [Issue("problem.owner", field: "owner")] }
                guard unit != dossier.problem.checker else {
                    return [Issue("problem.checkerIsOwner", field: "owner", ["unit": found.name])]
                }
                return []
            },
            change: { tx, _, movement, problem in
                (problem.owner, problem.person) = (unit, "")
                (problem.cause, problem.measures, problem.funds) = ("", "", "")
                problem.receivedOn = nil
                problem.assignedOn = movement.at.day
                try tx.problems.decideObjection(of: id, "reassigned", movement)
            }
        )
    }

    /// Later or earlier days for the phases that were not reached.
    package func reschedule(
        _ id: ProblemID,
        version: Int,
        _ days: [PhaseInput],
        note: String,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let today = move.environment.today
        return try await move(
            id,
            version: version,
            MoveRequest("rescheduling", note: note),
            by: actor,
            checking: { _, _ in ProblemRules.issuesOfHandingOut(days, on: today) },
            change: { tx, dossier, _, problem in
                let phases = days.enumerated().map { index, day in
                    ProblemPhase(
                        ordinal: index + 1,
                        due: day.due,
                        goal: day.goal,
                        reachedOn: dossier.phases.first { $0.ordinal == index + 1 }?.reachedOn
                    )
                }
                problem.nextDay = phases.first { $0.reachedOn == nil }?.due ?? phases.last?.due
                try tx.problems.replacePhases(of: id, phases)
            }
        )
    }

    /// Closed, and there again: a new last day, with everything that happened before it kept.
    package func reopen(
        _ id: ProblemID,
        version: Int,
        due: Day?,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let today = move.environment.today
        return try await move(
            id,
            version: version,
            MoveRequest("reopening", note: note),
            files: files,
            by: actor,
            checking: { _, _ in
                due.map { $0 >= today } == true ? [] : [Issue("problem.phase.missing", field: "day1")]
            },
            change: { tx, dossier, movement, problem in
                guard let due else { return }
                problem.reopenings += 1
                (problem.noticeUntil, problem.nextDay) = (nil, due)
                let again = ProblemPhase(ordinal: dossier.phases.count + 1, due: due, goal: "重新整改到位")
                let reached = dossier.phases.map { phase in
                    ProblemPhase(
                        ordinal: phase.ordinal,
                        due: phase.due,
                        goal: phase.goal,
                        reachedOn: phase.reachedOn ?? dossier.problem.closedOn
                    )
                }
                try tx.problems.replacePhases(of: id, reached + [again])
                try tx.lookBacks.record("recurred", of: id, movement)
            }
        )
    }

    /// 回头看: it held.
    package func confirmHeld(
        _ id: ProblemID,
        version: Int,
        note: String,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let request = MoveRequest("look-back", note: note)
        return try await move(id, version: version, request, files: files, by: actor) { tx, _, movement, _ in
            try tx.lookBacks.record("held", of: id, movement)
        }
    }
}
