import Core
import Database

/// What the program itself asks of rounds, and sums of several.
extension RoundStore {
    /// Units of a county whose people lead rounds.
    func leading(in county: RegionCode) throws -> Set<UnitID> {
        let query: Query = """
            SELECT DISTINCT p.unit_id FROM post p JOIN unit u ON u.id = p.unit_id
            WHERE u.county = \(county) AND p.role = 'supervisor' AND p.ended_at IS NULL
            """
        return Set(try tx.rows(query) { try $0.id("unit_id") })
    }

    /// Open rounds of a county, whoever may read them, with the day their units were last called on by the program.
    func open(in county: RegionCode) throws -> [(round: Round, calledOn: Day?)] {
        try tx.rows("SELECT r.* FROM round r WHERE r.county = \(county) AND r.stage = 'open' ORDER BY r.due_day, r.id")
        {
            (try Round($0), try $0.optionalInt("called_day").map(Day.init(daysSince1970:)))
        }
    }

    /// Whether the units of an open round had not been called on for that day yet.
    func claimCall(_ id: RoundID, for day: Day) throws -> Bool {
        try tx.run(
            """
            UPDATE round SET called_day = \(day.daysSince1970)
            WHERE id = \(id) AND stage = 'open' AND coalesce(called_day, 0) < \(day.daysSince1970)
            """
        ) == 1
    }

    /// Who owes, who said it and who was missing when the round was closed, of several rounds and of what a person sees.
    package func counts(of rounds: [RoundID], for actor: Actor) throws -> [RoundID: (
        owners: Int, reported: Int, missing: Int
    )] {
        var counts: [RoundID: (owners: Int, reported: Int, missing: Int)] = [:]
        guard !rounds.isEmpty else { return counts }
        for row in try tx.rows(
            """
            SELECT round_id, count(*) AS owners, count(reported_at) AS reported,
                count(CASE WHEN standing = 'missing' THEN 1 END) AS missing
            FROM round_owner w WHERE w.round_id IN \(list: rounds) AND \(RoundScope.owners(actor, tx.dialect))
            GROUP BY round_id
            """
        ) {
            counts[try row.id("round_id")] = (try row.int("owners"), try row.int("reported"), try row.int("missing"))
        }
        return counts
    }

    /// Who was missing when rounds were closed, of what a person sees: the first few of each, by round.
    func missing(in rounds: [RoundID], for actor: Actor, first: Int) throws -> [RoundID: [String]] {
        var names: [RoundID: [String]] = [:]
        guard !rounds.isEmpty else { return names }
        for row in try tx.rows(
            """
            SELECT round_id, short_name FROM (
                SELECT w.round_id, unit.short_name, row_number() OVER (PARTITION BY w.round_id
                    ORDER BY unit.kind, unit.position, unit.region, unit.id) AS place
                FROM round_owner w JOIN unit ON unit.id = w.unit_id
                WHERE w.round_id IN \(list: rounds) AND w.standing = 'missing'
                    AND \(RoundScope.owners(actor, tx.dialect))
            ) ranked WHERE place <= \(first) ORDER BY round_id, place
            """
        ) { names[try row.id("round_id"), default: []].append(try row.text("short_name")) }
        return names
    }

    /// Whether the bulletin of a round is still to be written, or was written from figures before those of its pack.
    func bulletinIsBehind(_ round: Round, _ asOf: Instant) throws -> Bool {
        guard let paper = round.bulletinPaper else { return true }
        return try tx.exists("SELECT 1 FROM paper WHERE id = \(paper) AND made_at < \(asOf)")
    }
}
