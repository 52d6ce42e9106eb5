import Core
import Database
import Papers
import Workflow

/// Which problems a document is about.
extension ProblemStore {
    func insertPaper(_ paper: PaperID, _ problems: [(id: ProblemID, movement: Movement)]) throws {
        try tx.insert(
            into: "problem_paper",
            columns: ["paper_id", "problem_id", "ordinal", "movement_id"],
            rows: problems.enumerated().map { [paper, $1.id, $0 + 1, $1.movement.id] as [any SQLValueConvertible] }
        )
    }

    /// The documents of a problem, with the receipt of the unit each was for; those a person may read.
    func papers(of id: ProblemID, for actor: Actor) throws -> [ProblemPaper] {
        try tx.rows(
            """
            SELECT p.id, p.kind, p.stage, p.mark, p.year, p.sequence, l.movement_id,
                (SELECT min(r.received_at) FROM paper_unit r WHERE r.paper_id = p.id) AS received_at,
                (SELECT min(r.received_by) FROM paper_unit r WHERE r.paper_id = p.id) AS received_by
            FROM problem_paper l JOIN paper p ON p.id = l.paper_id WHERE l.problem_id = \(id)
                AND \(PaperScope(actor, tx.dialect).condition)
            ORDER BY p.id
            """
        ) { row in
            let kind: PaperKind = try row.value("kind")
            let stage: PaperStage = try row.value("stage")
            return ProblemPaper(
                id: try row.id("id"),
                kind: kind,
                number: try PaperNumber(row)?.words(kind) ?? "",
                isWithdrawn: stage == .withdrawn,
                occasion: try row.int64("movement_id"),
                receivedAt: try row.optionalInstant("received_at"),
                receivedBy: try row.optionalText("received_by")
            )
        }
    }

    /// Whoever signs for one of its problems has the document in hand.
    func receivePapers(with id: ProblemID, by actor: Actor, _ environment: Environment) throws {
        for paper in try papers(of: id, for: actor) where paper.receivedAt == nil && !paper.isWithdrawn {
            try ReceivePaper.receive(paper.id, paper.number, by: actor, environment, tx)
        }
    }

    /// The problems of a document its unit has not signed for.
    func unsigned(on paper: PaperID, unit: UnitID) throws -> [(id: ProblemID, version: Int)] {
        try tx.rows(
            """
            SELECT p.id, p.version FROM problem_paper l JOIN problem p ON p.id = l.problem_id
            WHERE l.paper_id = \(paper) AND p.stage = 'assigned' AND p.owner_unit = \(unit) ORDER BY l.ordinal
            """
        ) { (try $0.id("id"), try $0.int("version")) }
    }
}
