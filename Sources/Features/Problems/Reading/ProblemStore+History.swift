import Core
import Database
import Tasks
import Workflow

extension ProblemStore {
    package func history(of problem: Problem, for actor: Actor) throws -> ProblemHistory {
        let id = problem.id
        let entry = try tx.first(
            """
            SELECT coalesce(account.name, '') AS person, unit.name AS unit_name, p.created_at FROM problem p
            JOIN unit ON unit.id = p.unit_id LEFT JOIN account ON account.id = p.account_id WHERE p.id = \(id)
            """
        ) { (person: try $0.text("person"), unit: try $0.text("unit_name"), at: try $0.instant("created_at")) }
        guard let entry else { throw NotFound("problem", id) }
        return ProblemHistory(
            entered: entry,
            movements: try tx.movements.list(of: ProblemDossier.workflowKind, id.rawValue),
            files: try files(of: id),
            steps: try steps(of: id),
            objections: try objections(of: id),
            lookBacks: try lookBackResults(of: id),
            papers: try papers(of: id, for: actor)
        )
    }

    func files(of id: ProblemID) throws -> [ProblemFile] {
        try tx.rows(Self.fileQuery + " WHERE a.subject_kind = 'problem' AND a.subject_id = \(id) ORDER BY a.id") {
            try ProblemFile($0)
        }
    }

    /// Throws `NotFound` also where the problem it belongs to lies outside what this person may read.
    func file(_ id: AttachmentID, for actor: Actor) throws -> ProblemFile {
        let query: Query = Self.fileQuery + " WHERE a.id = \(id) AND a.subject_kind = 'problem'"
        guard let file = try tx.first(query, ProblemFile.init) else { throw NotFound("file", id) }
        _ = try find(file.problem, for: actor)
        return file
    }

    private static let fileQuery: Query = """
        SELECT a.*, coalesce(m.transition, '') AS transition FROM attachment a
        LEFT JOIN movement m ON m.id = a.occasion_id
        """

    func steps(of id: ProblemID) throws -> [TakenStep] {
        try tx.rows("SELECT * FROM problem_measure WHERE problem_id = \(id) ORDER BY id") { row in
            TakenStep(
                movement: try row.id("id"),
                step: try row.value("step"),
                isTaken: try row.int("is_taken") == 1,
                proposed: try row.text("proposed"),
                reason: try row.text("reason"),
                person: try row.text("person"),
                day: Day(daysSince1970: try row.int("day"))
            )
        }
    }

    private func objections(of id: ProblemID) throws -> [ProblemObjection] {
        try tx.rows("SELECT * FROM problem_objection WHERE problem_id = \(id) ORDER BY id") { row in
            ProblemObjection(
                unitName: try row.text("unit_name"),
                person: try row.text("person"),
                reason: try row.text("reason"),
                day: Day(daysSince1970: try row.int("day")),
                answerBy: Day(daysSince1970: try row.int("answer_day")),
                decision: try row.optionalText("decision")
            )
        }
    }

    private func lookBackResults(of id: ProblemID) throws -> [LookBackResult] {
        try tx.rows(
            """
            SELECT l.id, l.horizon, l.day AS drawn_day, i.result, i.words, i.day FROM look_back_item i
            JOIN look_back l ON l.id = i.look_back_id WHERE i.problem_id = \(id) ORDER BY l.id
            """
        ) { row in
            LookBackResult(
                round: try row.id("id"),
                horizon: try row.int("horizon"),
                drawnOn: Day(daysSince1970: try row.int("drawn_day")),
                result: try row.optionalText("result"),
                words: try row.optionalText("words") ?? "",
                day: try row.optionalInt("day").map(Day.init(daysSince1970:))
            )
        }
    }

    /// Facts the ladder's rule looks at, for open problems of a county that were handed out.
    func ladderFacts(of id: ProblemID, _ problem: Problem) throws -> LadderFacts {
        let steps = try steps(of: id)
        return LadderFacts(
            stage: problem.stage,
            nextDay: problem.nextDay,
            assignedOn: problem.assignedOn,
            returns: problem.returns,
            reopenings: problem.reopenings,
            taken: steps.filter(\.isTaken).map(\.step).max(),
            decidedOn: steps.map(\.day).max()
        )
    }
}

extension ProblemFile {
    init(_ row: ResultRow) throws {
        let side: Side =
            switch try row.text("transition") {
            case "", "evidence", "assignment": .before
            case "progress", "phase", "self-check": .after
            default: .review
            }
        self.init(
            id: try row.id("id"),
            problem: try row.id("subject_id"),
            occasion: try row.optionalID("occasion_id"),
            side: side,
            digest: try row.text("digest"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: try row.int("size"),
            person: try row.text("person"),
            at: try row.instant("at")
        )
    }
}
