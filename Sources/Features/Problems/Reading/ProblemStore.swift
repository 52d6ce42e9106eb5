import Accounts
import Core
import Database
import Workflow

extension Transaction {
    package var problems: ProblemStore { ProblemStore(tx: self) }
}

/// Every statement about problems; the extensions hold lists, waiting, history and writes.
package struct ProblemStore {
    let tx: Transaction

    static let columns: Query = """
        p.id, p.county, p.region, p.spot, p.year, p.sequence, p.batch_id, p.batch_number, p.source, p.aspect, p.content,
        p.found_day, p.finder, p.owner_unit, p.person, p.checker_unit, p.cause, p.measures, p.funds, p.needs_notice,
        p.notice_day, p.stage, p.task_id, p.item_id, p.account_id, p.unit_id, p.assigned_day, p.assigned_by,
        p.received_day, p.closed_day, p.next_day, p.returns, p.reopenings, p.remark, p.version
        """

    /// Throws `NotFound` also where the problem lies outside what this person may read.
    package func find(_ id: ProblemID, for actor: Actor) throws -> Problem {
        let scope = ProblemScope(actor, tx.dialect)
        let query: Query = "SELECT \(Self.columns) FROM problem p WHERE p.id = \(id) AND \(scope.condition)"
        guard let problem = try tx.first(query, Problem.init) else { throw NotFound("problem", id) }
        return problem
    }

    /// The problem with everything its moves depend on. `locking` keeps others from moving it until the write is over.
    package func dossier(_ id: ProblemID, for actor: Actor, locking: Bool = false) throws -> ProblemDossier {
        if locking { try tx.run("UPDATE problem SET version = version WHERE id = \(id)") }
        let problem = try find(id, for: actor)
        let owner = try problem.owner.flatMap { try tx.units.first($0, county: problem.county) }
        let checker = try problem.checker.flatMap { try tx.units.first($0, county: problem.county) }
        let asked = try tx.movements.last("self-check", of: ProblemDossier.workflowKind, id.rawValue)
        let checked = try tx.movements.last("check", of: ProblemDossier.workflowKind, id.rawValue)
        return ProblemDossier(
            problem: problem,
            phases: try phases(of: id),
            ownerName: owner?.name ?? "",
            ownerRegion: owner?.region,
            checkerName: checker?.name ?? "",
            askedBy: asked?.account,
            checkedBy: checked?.account,
            laterFiles: try laterFiles(of: id),
            lastStep: try takenSteps(of: id).max()
        )
    }

    package func phases(of id: ProblemID) throws -> [ProblemPhase] {
        try tx.rows("SELECT * FROM problem_phase WHERE problem_id = \(id) ORDER BY ordinal", ProblemPhase.init)
    }

    /// The phases of several problems at once.
    func phases(of ids: [ProblemID]) throws -> [ProblemID: [ProblemPhase]] {
        var phases: [ProblemID: [ProblemPhase]] = [:]
        for row in try tx.rows("SELECT * FROM problem_phase WHERE problem_id IN \(list: ids) ORDER BY ordinal") {
            phases[try row.id("problem_id"), default: []].append(try ProblemPhase(row))
        }
        return phases
    }

    /// Files handed in with the work since the problem was last handed out or taken up again.
    private func laterFiles(of id: ProblemID) throws -> Int {
        try tx.count(
            """
            FROM attachment a JOIN movement m ON m.id = a.occasion_id
            WHERE a.subject_kind = 'problem' AND a.subject_id = \(id)
                AND m.transition IN ('progress', 'phase', 'self-check')
                AND m.id > coalesce((SELECT max(s.id) FROM movement s WHERE s.subject_kind = 'problem'
                    AND s.subject_id = \(id) AND s.transition IN ('assignment', 'reopening')), 0)
            """
        )
    }

    private func takenSteps(of id: ProblemID) throws -> [LadderStep] {
        try tx.rows("SELECT step FROM problem_measure WHERE problem_id = \(id) AND is_taken = 1") {
            try $0.value("step")
        }
    }

    /// The problem of this content at this spot that is still open; for lists somebody brings twice.
    func open(_ content: String, spot: String, in county: RegionCode) throws -> ProblemNumber? {
        let row = try tx.first(
            """
            SELECT year, sequence FROM problem WHERE county = \(county) AND content = \(content) AND spot = \(spot)
                AND stage NOT IN ('closed', 'withdrawn') LIMIT 1
            """
        )
        return try row.map { ProblemNumber(year: try $0.int("year"), sequence: try $0.int("sequence")) }
    }
}

extension Problem {
    init(_ row: ResultRow) throws {
        func day(_ name: String) throws -> Day? { try row.optionalInt(name).map(Day.init(daysSince1970:)) }
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            region: try row.region("region"),
            spot: try row.text("spot"),
            number: ProblemNumber(year: try row.int("year"), sequence: try row.int("sequence")),
            batch: try row.optionalID("batch_id"),
            batchNumber: try row.optionalInt("batch_number"),
            source: try row.value("source"),
            aspect: try row.text("aspect"),
            content: try row.text("content"),
            foundOn: Day(daysSince1970: try row.int("found_day")),
            finder: try row.text("finder"),
            owner: try row.optionalID("owner_unit"),
            person: try row.text("person"),
            checker: try row.optionalID("checker_unit"),
            cause: try row.text("cause"),
            measures: try row.text("measures"),
            funds: try row.text("funds"),
            needsNotice: try row.int("needs_notice") == 1,
            noticeUntil: try day("notice_day"),
            stage: try row.value("stage"),
            task: try row.optionalID("task_id"),
            item: try row.optionalID("item_id"),
            enteredBy: try row.id("account_id"),
            enteredUnit: try row.id("unit_id"),
            assignedOn: try day("assigned_day"),
            assignedBy: try row.optionalID("assigned_by"),
            receivedOn: try day("received_day"),
            closedOn: try day("closed_day"),
            nextDay: try day("next_day"),
            returns: try row.int("returns"),
            reopenings: try row.int("reopenings"),
            remark: try row.text("remark"),
            version: try row.int("version")
        )
    }
}

extension ProblemPhase {
    init(_ row: ResultRow) throws {
        self.init(
            ordinal: try row.int("ordinal"),
            due: Day(daysSince1970: try row.int("due_day")),
            goal: try row.text("goal"),
            reachedOn: try row.optionalInt("reached_day").map(Day.init(daysSince1970:))
        )
    }
}
