import Core
import Database
import Tasks
import Workflow

extension Transaction {
    package var lookBacks: LookBackStore { LookBackStore(tx: self) }
}

package struct LookBackStore {
    let tx: Transaction

    /// Closed problems of a county that were closed at least so many days ago and not yet drawn for that since.
    package func pool(_ horizon: Int, in county: RegionCode, on today: Day) throws -> [(id: ProblemID, closedOn: Day)] {
        try tx.rows(
            """
            SELECT p.id, p.closed_day FROM problem p
            WHERE p.county = \(county) AND p.stage = 'closed' AND p.closed_day <= \(today.daysSince1970 - horizon)
                AND NOT EXISTS (SELECT 1 FROM look_back_item i JOIN look_back l ON l.id = i.look_back_id
                    WHERE i.problem_id = p.id AND l.horizon = \(horizon) AND i.closed_day = p.closed_day)
            ORDER BY p.id
            """
        ) { (try $0.id("id"), Day(daysSince1970: try $0.int("closed_day"))) }
    }

    func insert(_ round: LookBack, _ drawn: [(id: ProblemID, closedOn: Day)], by actor: Actor) throws {
        let pool = round.pool.map { "\($0)" }.joined(separator: ",")
        try tx.run(
            """
            INSERT INTO look_back (id, county, horizon, seed, pool, wanted, witnesses, account_id, person, unit_name, day)
            VALUES (\(round.id), \(round.county), \(round.horizon), \(round.seed), \(pool), \(round.wanted),
                \(round.witnesses), \(actor.account), \(round.person), \(round.unitName), \(round.day.daysSince1970))
            """
        )
        try tx.insert(
            into: "look_back_item",
            columns: ["look_back_id", "problem_id", "ordinal", "closed_day"],
            rows: drawn.enumerated().map { index, one in
                [round.id, one.id, index + 1, one.closedOn.daysSince1970] as [any SQLValueConvertible]
            }
        )
    }

    /// What a person found of a problem that waits to be looked at again; nothing where none was drawn.
    func record(_ result: String, of problem: ProblemID, _ movement: Movement) throws {
        try tx.run(
            """
            UPDATE look_back_item SET result = \(result), words = \(movement.note), person = \(movement.person),
                unit_name = \(movement.unitName), day = \(movement.at.day.daysSince1970)
            WHERE problem_id = \(problem) AND result IS NULL
            """
        )
    }

    package func list(in county: RegionCode) throws -> [(round: LookBack, done: Int, recurred: Int)] {
        try tx.rows(
            """
            SELECT l.*, (SELECT count(*) FROM look_back_item i WHERE i.look_back_id = l.id AND i.result IS NOT NULL) AS done,
                (SELECT count(*) FROM look_back_item i WHERE i.look_back_id = l.id AND i.result = 'recurred') AS recurred
            FROM look_back l WHERE l.county = \(county) ORDER BY l.id DESC LIMIT 200
            """
        ) { (try LookBack($0), try $0.int("done"), try $0.int("recurred")) }
    }

    package func find(_ id: LookBackID, in county: RegionCode) throws -> LookBack {
        let query: Query = "SELECT l.* FROM look_back l WHERE l.id = \(id) AND l.county = \(county)"
        guard let round = try tx.first(query, LookBack.init) else { throw NotFound("look-back", id) }
        return round
    }

    package func items(of id: LookBackID, _ light: ProblemLight) throws -> [LookBackItem] {
        try tx.rows(
            """
            SELECT \(ProblemStore.columns), coalesce(unit.name, '') AS owner_name, region.name AS place_name,
                \(light.light) AS light, i.ordinal AS sort_key, i.closed_day AS drawn_closed, i.result,
                i.words AS result_words, i.person AS result_person, i.day AS result_day
            FROM look_back_item i JOIN problem p ON p.id = i.problem_id JOIN region ON region.code = p.region
            LEFT JOIN unit ON unit.id = p.owner_unit WHERE i.look_back_id = \(id) ORDER BY i.ordinal
            """
        ) { row in
            LookBackItem(
                line: try ProblemLine(row),
                closedOn: Day(daysSince1970: try row.int("drawn_closed")),
                result: try row.optionalText("result"),
                words: try row.optionalText("result_words") ?? "",
                person: try row.optionalText("result_person") ?? "",
                day: try row.optionalInt("result_day").map(Day.init(daysSince1970:))
            )
        }
    }

    /// Draws every round of the database again; answers how many there are and which came out otherwise.
    package func verify() throws -> (rounds: Int, differing: [LookBackID]) {
        let rounds = try tx.rows("SELECT l.* FROM look_back l ORDER BY l.id", LookBack.init)
        let differing = try rounds.filter { round in
            let drawn = try tx.rows(
                "SELECT problem_id FROM look_back_item WHERE look_back_id = \(round.id) ORDER BY ordinal"
            ) { row -> ProblemID in try row.id("problem_id") }
            return drawn != round.drawnAgain
        }
        return (rounds.count, differing.map(\.id))
    }
}

extension LookBack {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            horizon: try row.int("horizon"),
            seed: try row.int64("seed"),
            pool: try row.text("pool").split(separator: ",").compactMap { ProblemID(String($0)) },
            wanted: try row.int("wanted"),
            witnesses: try row.text("witnesses"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            day: Day(daysSince1970: try row.int("day"))
        )
    }
}
