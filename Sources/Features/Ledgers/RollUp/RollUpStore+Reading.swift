import Core
import Database

/// A measure of a ledger.
package struct RollUpColumn: Hashable, Sendable {
    package let ledger: LedgerID
    package let measure: Int

    package init(_ ledger: LedgerID, _ measure: Int = RollUp.count) {
        self.ledger = ledger
        self.measure = measure
    }
}

/// A sum as read: things as a count, measures in ten-thousandths.
package struct RollUpSum: Hashable, Sendable {
    package let ledger: LedgerID
    package let measure: Int
    package let region: Int64
    package let stage: Int
    package let value: Int64

    package var amount: Double { measure == RollUp.count ? Double(value) : Double(value) / MeasureAmounts.scale }
}

extension RollUpStore {
    /// The sums of one place by stage, as they stand now or stood on the evening of a day.
    package func sums(
        _ ledger: LedgerID,
        measure: Int = RollUp.count,
        in region: RegionCode,
        asOf day: Day? = nil
    ) throws -> [Int: Int64] {
        let sums = try self.sums([RollUpColumn(ledger, measure)], in: [region.number], asOf: day)
        return Dictionary(sums.map { ($0.stage, $0.value) }, uniquingKeysWith: +)
    }

    /// The sums of the places of a level in a place, by stage.
    package func sums(
        _ ledgers: [LedgerID],
        measure: Int = RollUp.count,
        at level: RegionCode.Level,
        in region: RegionCode,
        asOf day: Day? = nil
    ) throws -> [RollUpSum] {
        let codes = try tx.values(
            "SELECT code FROM region WHERE \(tx.dialect.within("code", region)) AND level = \(level.rawValue)",
            as: RegionCode.self
        )
        return try sums(ledgers.map { RollUpColumn($0, measure) }, in: codes.map(\.number), asOf: day)
    }

    /// The sums of several measures in several places: one question for any number of them. What is nothing is left out.
    package func sums(_ columns: [RollUpColumn], in regions: [Int64], asOf day: Day? = nil) throws -> [RollUpSum] {
        guard !columns.isEmpty, !regions.isEmpty else { return [] }
        var rows = select("stage, value", of: columns, in: regions, "period = 0")
        if let day {
            let last = max(0, day.daysSince1970)
            if let span = try span(of: columns, in: regions), last - span.lowerBound < span.upperBound - last {
                // A day long ago: what came until then is less than what came since.
                rows = select("stage, value", of: columns, in: regions, "period BETWEEN 1 AND \(last)")
            } else {
                rows += " UNION ALL "
                rows += select("stage, -value AS value", of: columns, in: regions, "period > \(last)")
            }
        }
        return try tx.rows(
            """
            SELECT ledger, measure, region, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(rows)) AS part
            GROUP BY ledger, measure, region, stage
            """
        ) { row in
            RollUpSum(
                ledger: try row.id("ledger"),
                measure: try row.int("measure"),
                region: try row.int64("region"),
                stage: try row.int("stage"),
                value: try row.int64("value")
            )
        }.filter { $0.value != 0 }
    }

    /// `ledger`, `measure`, `region` and what else is asked for. PostgreSQL reads most of the table where it is given long
    /// lists, so it is told to look up one measure of one place after the other. SQLite does that by itself, and may answer
    /// more measures than were asked for.
    package func select(_ what: Query, of columns: [RollUpColumn], in regions: [Int64], _ period: Query) -> Query {
        switch tx.dialect {
        case .sqlite:
            return """
                SELECT ledger, measure, region, \(what) FROM rollup
                WHERE ledger IN \(list: Set(columns.map(\.ledger)).sorted())
                    AND measure IN \(list: Set(columns.map(\.measure)).sorted())
                    AND region IN \(list: regions) AND \(period)
                """
        case .postgres:
            let pairs = [columns.map(\.ledger.rawValue), columns.map { Int64($0.measure) }]
            return """
                SELECT asked.ledger, asked.measure, asked.region, found.*
                FROM (SELECT ledger, measure, region FROM \(Query.unnested(pairs)) AS pair (ledger, measure)
                    CROSS JOIN \(Query.unnested([regions])) AS place (region)) AS asked
                CROSS JOIN LATERAL (SELECT \(what) FROM rollup WHERE ledger = asked.ledger AND measure = asked.measure
                    AND region = asked.region AND \(period) OFFSET 0) AS found
                """
        }
    }

    /// The first and the last day of one ledger that has any in a place, as an example for all.
    private func span(of columns: [RollUpColumn], in regions: [Int64]) throws -> ClosedRange<Int>? {
        guard let region = regions.min() else { return nil }
        for ledger in Set(columns.map(\.ledger)).sorted() {
            let place: Query = """
                SELECT period FROM rollup WHERE ledger = \(ledger) AND measure = \(RollUp.count) AND region = \(region)
                    AND period > 0
                """
            if let first = try tx.first("\(place) ORDER BY period LIMIT 1")?.int("period"),
                let last = try tx.first("\(place) ORDER BY period DESC LIMIT 1")?.int("period")
            {
                return first...last
            }
        }
        return nil
    }

    /// How many transactions changed the sums of each ledger: as long as the number stands, so do they.
    package func writes(of ledgers: [LedgerID], in county: RegionCode) throws -> [LedgerID: Int64] {
        let columns = ledgers.map { RollUpColumn($0, RollUp.writes) }
        let rows = try tx.rows(
            """
            SELECT ledger, CAST(sum(value) AS BIGINT) AS writes
            FROM (\(select("value", of: columns, in: [county.number], "period = 0"))) AS part GROUP BY ledger
            """
        ) { (try $0.id("ledger") as LedgerID, try $0.int64("writes")) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// What each day from `from` on added to the stages of a place, oldest first.
    package func days(
        _ ledger: LedgerID,
        measure: Int = RollUp.count,
        in region: RegionCode,
        from day: Day
    ) throws -> [(day: Day, stage: Int, value: Int64)] {
        try tx.rows(
            """
            SELECT period, stage, CAST(sum(value) AS BIGINT) AS value FROM rollup
            WHERE ledger = \(ledger) AND measure = \(measure) AND region = \(region.number)
                AND period >= \(max(1, day.daysSince1970))
            GROUP BY period, stage ORDER BY period, stage
            """
        ) { (Day(daysSince1970: try $0.int("period")), try $0.int("stage"), try $0.int64("value")) }
    }
}
