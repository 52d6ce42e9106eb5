import Core
import Database
import Tasks
import Workflow

extension ProblemStore {
    /// Takes the next `count` numbers of a county's year.
    func takeNumbers(_ count: Int, year: Int, in county: RegionCode) throws -> ClosedRange<Int> {
        let last: Int = try tx.value(
            """
            INSERT INTO problem_series (county, year, last) VALUES (\(county), \(year), \(count))
            ON CONFLICT (county, year) DO UPDATE SET last = problem_series.last + \(count) RETURNING last
            """
        )
        return (last - count + 1)...last
    }

    func insert(batch id: BatchID, _ name: String, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO problem_batch (id, county, name, person, at)
            VALUES (\(id), \(actor.county), \(name), \(actor.name), \(now))
            """
        )
    }

    private static let names = [
        "id", "county", "region", "spot", "year", "sequence", "batch_id", "batch_number", "source", "aspect", "content",
        "found_day", "finder", "owner_unit", "person", "checker_unit", "cause", "measures", "funds", "needs_notice",
        "notice_day", "stage", "task_id", "item_id", "account_id", "unit_id", "assigned_day", "assigned_by",
        "received_day", "closed_day", "next_day", "returns", "reopenings", "remark", "version", "created_at",
        "updated_at",
    ]

    /// Many with few statements.
    func insert(_ problems: [(Problem, [ProblemPhase])], at now: Instant) throws {
        try tx.insert(into: "problem", columns: Self.names, rows: problems.map { Self.row($0.0, now) })
        try tx.insert(
            into: "problem_phase",
            columns: ["problem_id", "ordinal", "due_day", "goal", "reached_day"],
            rows: problems.flatMap { problem, phases in
                phases.map { phase in
                    [
                        problem.id, phase.ordinal, phase.due.daysSince1970, phase.goal, phase.reachedOn?.daysSince1970,
                    ] as [any SQLValueConvertible]
                }
            }
        )
    }

    private static func row(_ problem: Problem, _ now: Instant) -> [any SQLValueConvertible] {
        [
            problem.id, problem.county, problem.region, problem.spot, problem.number.year, problem.number.sequence,
            problem.batch, problem.batchNumber, problem.source.rawValue, problem.aspect, problem.content,
            problem.foundOn.daysSince1970, problem.finder, problem.owner, problem.person, problem.checker,
            problem.cause, problem.measures, problem.funds, problem.needsNotice, problem.noticeUntil?.daysSince1970,
            problem.stage.rawValue, problem.task, problem.item, problem.enteredBy, problem.enteredUnit,
            problem.assignedOn?.daysSince1970, problem.assignedBy, problem.receivedOn?.daysSince1970,
            problem.closedOn?.daysSince1970, problem.nextDay?.daysSince1970, problem.returns, problem.reopenings,
            problem.remark, problem.version, now, now,
        ]
    }

    /// Stores a new stage where the problem is still at `version`; answers whether it was.
    func place(_ id: ProblemID, at stage: ProblemStage, version: Int, now: Instant) throws -> Bool {
        let closed: Query = stage == .closed ? "coalesce(closed_day, \(now.day.daysSince1970))" : "NULL"
        return try tx.run(
            """
            UPDATE problem SET stage = \(stage.rawValue), closed_day = \(closed), version = version + 1,
                updated_at = \(now)
            WHERE id = \(id) AND version = \(version)
            """
        ) == 1
    }

    /// Writes what an act changed besides the stage; the version was counted by the move.
    func update(_ problem: Problem) throws {
        try tx.run(
            """
            UPDATE problem SET owner_unit = \(problem.owner), person = \(problem.person),
                checker_unit = \(problem.checker), cause = \(problem.cause), measures = \(problem.measures),
                funds = \(problem.funds), needs_notice = \(problem.needsNotice),
                notice_day = \(problem.noticeUntil?.daysSince1970), assigned_day = \(problem.assignedOn?.daysSince1970),
                assigned_by = \(problem.assignedBy), received_day = \(problem.receivedOn?.daysSince1970),
                next_day = \(problem.nextDay?.daysSince1970), returns = \(problem.returns),
                reopenings = \(problem.reopenings)
            WHERE id = \(problem.id)
            """
        )
    }

    /// Problems of a place that became part of another go on there.
    func relocate(from old: RegionCode, to new: RegionCode) throws -> Int {
        try tx.run("UPDATE problem SET region = \(new), version = version + 1 WHERE region = \(old)")
    }

    func replacePhases(of id: ProblemID, _ phases: [ProblemPhase]) throws {
        try tx.run("DELETE FROM problem_phase WHERE problem_id = \(id)")
        for phase in phases {
            try tx.run(
                """
                INSERT INTO problem_phase (problem_id, ordinal, due_day, goal, reached_day)
                VALUES (\(id), \(phase.ordinal), \(phase.due.daysSince1970), \(phase.goal),
                    \(phase.reachedOn?.daysSince1970))
                """
            )
        }
    }

    /// - Parameter movement: the act they were handed in with; nil for those of the entry, which show the place before.
    func insert(
        _ files: [NewAttachment],
        of problem: Problem,
        on movement: MovementID?,
        by actor: Actor,
        at now: Instant
    ) throws {
        for file in files {
            try tx.run(
                """
                INSERT INTO attachment (id, county, subject_kind, subject_id, occasion_id, digest, name, media_type,
                    size, account_id, person, at)
                VALUES (\(file.id), \(problem.county), 'problem', \(problem.id), \(movement), \(file.digest),
                    \(file.name), \(file.mediaType), \(file.size), \(actor.account), \(actor.name), \(now))
                """
            )
        }
    }

    func insert(_ measure: LadderDecision, of id: ProblemID, on movement: Movement) throws {
        try tx.run(
            """
            INSERT INTO problem_measure (id, problem_id, step, is_taken, proposed, reason, person, unit_name, day)
            VALUES (\(movement.id), \(id), \(measure.step.rawValue), \(measure.isTaken), \(measure.proposed),
                \(movement.note), \(movement.person), \(movement.unitName), \(movement.at.day.daysSince1970))
            """
        )
    }

    func insertObjection(of id: ProblemID, _ movement: Movement) throws {
        let day = movement.at.day
        try tx.run(
            """
            INSERT INTO problem_objection (id, problem_id, unit_name, person, reason, day, answer_day)
            VALUES (\(movement.id), \(id), \(movement.unitName), \(movement.person), \(movement.note),
                \(day.daysSince1970), \(day.adding(days: ObjectionDays.toAnswer).daysSince1970))
            """
        )
    }

    /// Answers the objection that waits, where there is one.
    func decideObjection(of id: ProblemID, _ decision: String, _ movement: Movement) throws {
        try tx.run(
            """
            UPDATE problem_objection SET decision = \(decision), decision_reason = \(movement.note),
                decided_by = \(movement.person), decided_day = \(movement.at.day.daysSince1970)
            WHERE problem_id = \(id) AND decision IS NULL
            """
        )
    }
}
