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
        let rows = rollUp.changes.compactMap { key, amount in amount == 0 ? nil : row(key, amount, rollUp.seed) }
        guard !rows.isEmpty else { return }
        try tx.add(to: "rollup", key: Self.key, sum: "value", rows)
    }

    /// Only the county's rows are met by everybody; a place below is met by few.
    private func row(_ key: RollUpKey, _ amount: Int64, _ seed: Int64) -> [Int64] {
        let lanes: Int
        switch key.region.level {
        case .county: lanes = tx.dialect.lanes
        case .township: lanes = max(1, tx.dialect.lanes / 4)
        default: lanes = 1
        }
        let mixed = UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15 >> 32
        return [
            key.ledger.rawValue, Int64(key.measure), key.region.number, Int64(key.period), Int64(key.stage),
            Int64(mixed % UInt64(lanes)), amount,
        ]
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
        let place: Query = "ledger IN \(list: ledgers) AND measure = \(measure) AND region IN \(list: regions)"
        var parts: Query = "SELECT ledger, region, stage, value FROM rollup WHERE \(place) AND period = 0"
        if let day {
            parts += """
                 UNION ALL SELECT ledger, region, stage, -value FROM rollup
                WHERE \(place) AND period > \(day.daysSince1970)
                """
        }
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
