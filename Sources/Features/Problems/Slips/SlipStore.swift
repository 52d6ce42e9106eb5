import Core
import Database
import Regions
import Workflow

extension Transaction {
    package var slips: SlipStore { SlipStore(tx: self) }
}

/// Numbered slips and their receipts. Read by who issued them, who they went to, and who reads the whole county.
package struct SlipStore {
    let tx: Transaction

    private static let columns: Query = """
        s.id, s.county, s.kind, s.year, s.sequence, s.to_unit, to_unit.name AS to_name, s.to_region, s.words, s.due_day,
        s.person, s.unit_id, s.unit_name, s.at, s.received_at, s.received_by
        """

    private func scope(_ actor: Actor) -> Query {
        switch actor.role {
        case .supervisor, .leader: "s.county = \(actor.county)"
        case .administrator: "1 = 0"
        case .officer, .village:
            "s.county = \(actor.county) AND (s.to_unit = \(actor.unit) OR s.unit_id = \(actor.unit))"
        case .township:
            """
            s.county = \(actor.county) AND (s.to_unit = \(actor.unit) OR s.unit_id = \(actor.unit)
                OR \(tx.dialect.within("s.to_region", actor.region)))
            """
        }
    }

    package func find(_ id: SlipID, for actor: Actor) throws -> Slip {
        let query: Query = """
            SELECT \(Self.columns) FROM slip s JOIN unit to_unit ON to_unit.id = s.to_unit
            WHERE s.id = \(id) AND \(scope(actor))
            """
        guard let slip = try tx.first(query, Slip.init) else { throw NotFound("slip", id) }
        return slip
    }

    /// Newest first.
    package func list(for actor: Actor, limit: Int) throws -> [SlipLine] {
        try tx.rows(
            """
            SELECT \(Self.columns), (SELECT count(*) FROM slip_problem sp WHERE sp.slip_id = s.id) AS problems
            FROM slip s JOIN unit to_unit ON to_unit.id = s.to_unit
            WHERE \(scope(actor)) ORDER BY s.id DESC LIMIT \(limit)
            """
        ) { SlipLine(slip: try Slip($0), problems: try $0.int("problems"), occasion: nil) }
    }

    /// The slips of a problem somebody may read.
    func list(of problem: ProblemID) throws -> [SlipLine] {
        try tx.rows(
            """
            SELECT \(Self.columns), sp.movement_id FROM slip_problem sp JOIN slip s ON s.id = sp.slip_id
            JOIN unit to_unit ON to_unit.id = s.to_unit WHERE sp.problem_id = \(problem) ORDER BY s.id
            """
        ) { SlipLine(slip: try Slip($0), problems: 1, occasion: try $0.int64("movement_id")) }
    }

    /// With the problems as they stand today.
    package func paper(_ id: SlipID, for actor: Actor) throws -> SlipPaper {
        let slip = try find(id, for: actor)
        let rows = try tx.rows(
            """
            SELECT \(ProblemStore.columns), sp.ordinal AS slip_ordinal, region.name AS place_name FROM slip_problem sp
            JOIN problem p ON p.id = sp.problem_id JOIN region ON region.code = p.region
            WHERE sp.slip_id = \(id) ORDER BY sp.ordinal
            """
        ) { (ordinal: try $0.int("slip_ordinal"), problem: try Problem($0), place: try $0.text("place_name")) }
        let phases = try tx.problems.phases(of: rows.map(\.problem.id))
        return SlipPaper(
            slip: slip,
            countyName: try tx.regions.first(slip.county)?.name ?? "",
            rows: rows.map { row in
                SlipPaper.Row(
                    ordinal: row.ordinal,
                    problem: row.problem,
                    place: row.place,
                    phases: phases[row.problem.id] ?? []
                )
            }
        )
    }

    func insert(
        _ slip: NewSlip,
        _ problems: [(ProblemID, Movement)],
        by actor: Actor,
        at now: Instant
    ) throws {
        let year = now.day.year
        let number: Int = try tx.value(
            """
            INSERT INTO slip_series (county, kind, year, last) VALUES (\(actor.county), \(slip.kind.rawValue), \(year), 1)
            ON CONFLICT (county, kind, year) DO UPDATE SET last = slip_series.last + 1 RETURNING last
            """
        )
        try tx.run(
            """
            INSERT INTO slip (id, county, kind, year, sequence, to_unit, to_region, words, due_day, account_id, person,
                unit_id, unit_name, at)
            VALUES (\(slip.id), \(actor.county), \(slip.kind.rawValue), \(year), \(number), \(slip.unit),
                \(slip.region), \(slip.words), \(slip.answerBy?.daysSince1970), \(actor.account), \(actor.name),
                \(actor.unit), \(actor.unitName), \(now))
            """
        )
        try tx.insert(
            into: "slip_problem",
            columns: ["slip_id", "problem_id", "ordinal", "movement_id"],
            rows: problems.enumerated().map { [slip.id, $1.0, $0 + 1, $1.1.id] as [any SQLValueConvertible] }
        )
    }

    /// Signs for a slip that nobody signed for yet; answers whether it was.
    @discardableResult
    func receive(_ id: SlipID, by actor: Actor, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE slip SET received_at = \(now), received_by = \(actor.name)
            WHERE id = \(id) AND received_at IS NULL
            """
        ) == 1
    }

    /// Whoever signs for one of its problems has the slip in hand.
    func receive(with problem: ProblemID, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            UPDATE slip SET received_at = \(now), received_by = \(actor.name)
            WHERE received_at IS NULL AND to_unit = \(actor.unit)
                AND id IN (SELECT slip_id FROM slip_problem WHERE problem_id = \(problem))
            """
        )
    }

    /// The problems of a slip its unit has not signed for.
    func unsigned(_ id: SlipID, unit: UnitID) throws -> [(id: ProblemID, version: Int)] {
        try tx.rows(
            """
            SELECT p.id, p.version FROM slip_problem sp JOIN problem p ON p.id = sp.problem_id
            WHERE sp.slip_id = \(id) AND p.stage = 'assigned' AND p.owner_unit = \(unit) ORDER BY sp.ordinal
            """
        ) { (try $0.id("id"), try $0.int("version")) }
    }
}

struct NewSlip: Sendable {
    let id: SlipID
    let kind: SlipKind
    let unit: UnitID
    let region: RegionCode
    let words: String
    let answerBy: Day?
}

extension Slip {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            kind: try row.value("kind"),
            year: try row.int("year"),
            sequence: try row.int("sequence"),
            unit: try row.id("to_unit"),
            unitName: try row.text("to_name"),
            unitRegion: try row.region("to_region"),
            words: try row.text("words"),
            answerBy: try row.optionalInt("due_day").map(Day.init(daysSince1970:)),
            issuerPerson: try row.text("person"),
            issuerUnit: try row.id("unit_id"),
            issuerName: try row.text("unit_name"),
            at: try row.instant("at"),
            receivedAt: try row.optionalInstant("received_at"),
            receivedBy: try row.optionalText("received_by")
        )
    }
}
