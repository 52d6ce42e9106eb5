import Core
import Database

extension Transaction {
    package var rollUps: RollUpStore { RollUpStore(tx: self) }
}

/// The sums of every ledger, kept with every change and read by pages, indicators and the wall.
package struct RollUpStore {
    let tx: Transaction

    static let key = ["ledger", "measure", "region", "period", "stage", "lane"]

    package func add(_ rollUp: RollUp) throws {
        var rows: [[Int64]] = []
        var counties: Set<Int64> = []
        for (key, amount) in rollUp.changes where amount != 0 {
            var (place, width) = (key.region, Self.width(of: key.region))
            while width >= RegionCode.Level.county.rawValue {
                if width == RegionCode.Level.county.rawValue { counties.insert(place) }
                for period in [0, Int64(rollUp.day.daysSince1970)] {
                    rows.append([
                        rollUp.ledger.rawValue, Int64(key.measure), place, period, Int64(key.stage),
                        lane(of: width, rollUp.seed), amount,
                    ])
                }
                (place, width) = (place / 1_000, width - 3)
            }
        }
        guard !rows.isEmpty else { return }
        for county in counties {
            let lane = lane(of: RegionCode.Level.county.rawValue, rollUp.seed)
            rows.append([rollUp.ledger.rawValue, Int64(RollUp.writes), county, 0, 0, lane, 1])
        }
        try tx.add(to: "rollup", key: Self.key, sum: "value", rows)
    }

    /// Digits of a place's number: no code begins with 0.
    private static func width(of number: Int64) -> Int {
        var (rest, width) = (number, 0)
        while rest > 0 { (rest, width) = (rest / 10, width + 1) }
        return width
    }

    /// Only the county's rows are met by everybody; a place below is met by few.
    private func lane(of width: Int, _ seed: Int64) -> Int64 {
        let lanes =
            switch width {
            case RegionCode.Level.county.rawValue: tx.dialect.lanes
            case RegionCode.Level.township.rawValue: max(1, tx.dialect.lanes / 4)
            default: 1
            }
        let mixed = UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15 >> 32
        return Int64(mixed % UInt64(lanes))
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
        let sums = try self.sums([ledger], measure: measure, in: [region.number], asOf: day)
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
        return try sums(ledgers, measure: measure, in: codes.map(\.number), asOf: day)
    }

    package func sums(
        _ ledgers: [LedgerID],
        measure: Int = RollUp.count,
        in regions: [Int64],
        asOf day: Day? = nil
    ) throws -> [RollUpSum] {
        let parts = try rows(of: ledgers, [measure], in: regions, asOf: day)
        return try tx.rows(
            """
            SELECT ledger, region, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(parts)) AS part
            GROUP BY ledger, region, stage
            """
        ) { row in
            RollUpSum(
                ledger: try row.id("ledger"),
                measure: measure,
                region: try row.int64("region"),
                stage: try row.int("stage"),
                value: try row.int64("value")
            )
        }.filter { $0.value != 0 }
    }

    /// Rows that add up to sums of some places by ledger, measure, region and stage, now or on the evening of a day: of a
    /// day long ago what came until then, of a later one the sums of today less what came since.
    package func rows(of ledgers: [LedgerID], _ measures: [Int], in regions: [Int64], asOf day: Day?) throws -> Query {
        let dialect = tx.dialect
        let place: Query = """
            \(dialect.among("ledger", ledgers.map(\.rawValue).sorted()))
            AND \(dialect.among("measure", measures.sorted().map(Int64.init))) AND \(dialect.among("region", regions))
            """
        let now: Query = "SELECT ledger, measure, region, stage, value FROM rollup WHERE \(place) AND period = 0"
        guard let day else { return now }
        let last = max(0, day.daysSince1970)
        if let span = try span(of: ledgers, in: regions), last - span.lowerBound < span.upperBound - last {
            return """
                SELECT ledger, measure, region, stage, value FROM rollup
                WHERE \(place) AND period BETWEEN 1 AND \(last)
                """
        }
        return """
            \(now) UNION ALL SELECT ledger, measure, region, stage, -value FROM rollup
            WHERE \(place) AND period > \(last)
            """
    }

    /// The first and the last day of a ledger in a place, as an example for all.
    private func span(of ledgers: [LedgerID], in regions: [Int64]) throws -> ClosedRange<Int>? {
        guard let ledger = ledgers.min(), let region = regions.min() else { return nil }
        let place: Query = """
            SELECT period FROM rollup WHERE ledger = \(ledger) AND measure = \(RollUp.count) AND region = \(region)
                AND period > 0
            """
        guard let first = try tx.first("\(place) ORDER BY period LIMIT 1")?.int("period"),
            let last = try tx.first("\(place) ORDER BY period DESC LIMIT 1")?.int("period")
        else { return nil }
        return first...last
    }

    /// How many transactions changed the sums of each ledger: as long as the number stands, so do they.
    package func writes(of ledgers: [LedgerID], in county: RegionCode) throws -> [LedgerID: Int64] {
        let rows = try tx.rows(
            """
            SELECT ledger, CAST(sum(value) AS BIGINT) AS writes FROM rollup
            WHERE \(tx.dialect.among("ledger", ledgers.map(\.rawValue))) AND measure = \(RollUp.writes)
                AND region = \(county.number) AND period = 0 GROUP BY ledger
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
