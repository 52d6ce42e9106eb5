import Core
import Database
import Indicators

extension Transaction {
    package var promises: PromiseStore { PromiseStore(tx: self) }
}

/// What units promised in rounds and at on-site meetings, and how it ended.
package struct PromiseStore {
    let tx: Transaction

    private static let columns: Query = "w.*, unit.short_name FROM round_promise w JOIN unit ON unit.id = w.unit_id"

    package func list(of occasion: PromiseOccasion) throws -> [RoundPromise] {
        try tx.rows(
            "SELECT \(Self.columns) WHERE \(Self.of(occasion)) ORDER BY unit.kind, unit.position, w.id",
            RoundPromise.init
        )
    }

    private static func of(_ occasion: PromiseOccasion) -> Query {
        switch occasion {
        case .round(let id): "round_id = \(id)"
        case .meeting(let id): "meeting_id = \(id)"
        }
    }

    /// What came due in a stretch of days in a county, besides what is promised in `round` itself.
    package func due(
        in county: RegionCode,
        from first: Day,
        through last: Day,
        besides round: RoundID? = nil
    ) throws -> [RoundPromise] {
        let others: Query = round.map { " AND (w.round_id IS NULL OR w.round_id <> \($0))" } ?? ""
        return try tx.rows(
            """
            SELECT \(Self.columns) WHERE w.county = \(county) AND w.due_day >= \(first.daysSince1970)
                AND w.due_day <= \(last.daysSince1970)\(others)
            ORDER BY unit.kind, unit.position, w.due_day, w.id LIMIT 2000
            """,
            RoundPromise.init
        )
    }

    /// What is in words only, past its day and without a verdict.
    package func awaiting(in county: RegionCode, on today: Day) throws -> Int {
        try tx.count(
            """
            FROM round_promise WHERE county = \(county) AND result IS NULL AND indicator = ''
            AND due_day < \(today.daysSince1970)
            """
        )
    }

    /// What a place promised, the latest day first.
    package func latest(of region: RegionCode, in county: RegionCode, limit: Int) throws -> [RoundPromise] {
        try tx.rows(
            """
            SELECT \(Self.columns) WHERE w.county = \(county) AND w.region = \(region)
            ORDER BY w.due_day DESC, w.id DESC LIMIT \(limit)
            """,
            RoundPromise.init
        )
    }

    func find(_ id: PromiseID, of occasion: PromiseOccasion, in county: RegionCode) throws -> RoundPromise {
        let query: Query = """
            SELECT \(Self.columns) WHERE w.id = \(id) AND w.county = \(county) AND \(Self.of(occasion))
            """
        guard let promise = try tx.first(query, RoundPromise.init) else { throw NotFound("promise", id) }
        return promise
    }

    package func insert(_ promises: [RoundPromise], in county: RegionCode) throws {
        for one in promises {
            try tx.run(
                """
                INSERT INTO round_promise (id, county, round_id, meeting_id, unit_id, region, words, programme, indicator, wanted,
                    base, due_day, person, at, reason, judged_by)
                VALUES (\(one.id), \(county), \(one.occasion.round), \(one.occasion.meeting), \(one.unit),
                    \(one.region), \(one.words),
                    \(one.key?.set ?? ""), \(one.key?.indicator ?? ""), \(one.wanted), \(one.base),
                    \(one.due.daysSince1970), \(one.person), \(one.at), '', '')
                """
            )
        }
    }

    /// What a unit said before on this occasion is replaced as long as it is not settled and the occasion's day is not over.
    package func removeUnsettled(of unit: UnitID, in occasion: PromiseOccasion) throws {
        try tx.run(
            "DELETE FROM round_promise WHERE \(Self.of(occasion)) AND unit_id = \(unit) AND result IS NULL"
        )
    }

    /// Answers whether it was still open.
    func settle(
        _ id: PromiseID,
        _ result: PromiseResult,
        reached: Double?,
        _ reason: String,
        by person: String,
        on day: Day
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE round_promise SET result = \(result.rawValue), reached = \(reached), reason = \(reason),
                judged_by = \(person), judged_day = \(day.daysSince1970)
            WHERE id = \(id) AND result IS NULL
            """
        ) == 1
    }
}

extension RoundPromise {
    init(_ row: ResultRow) throws {
        let indicator = try row.text("indicator")
        self.init(
            id: try row.id("id"),
            occasion: try row.optionalID("round_id").map { .round($0) } ?? .meeting(try row.id("meeting_id")),
            unit: try row.id("unit_id"),
            unitName: try row.text("short_name"),
            region: try row.region("region"),
            words: try row.text("words"),
            key: indicator.isEmpty ? nil : IndicatorKey(try row.text("programme"), indicator),
            wanted: try row.optionalDouble("wanted"),
            base: try row.optionalDouble("base"),
            due: Day(daysSince1970: try row.int("due_day")),
            person: try row.text("person"),
            at: try row.instant("at"),
            result: try row.optionalValue("result"),
            reached: try row.optionalDouble("reached"),
            reason: try row.text("reason"),
            judgedBy: try row.text("judged_by"),
            judgedOn: try row.optionalInt("judged_day").map(Day.init(daysSince1970:))
        )
    }
}
