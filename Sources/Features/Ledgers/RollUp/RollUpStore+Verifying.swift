import Core
import Database

/// A sum that is not what the things themselves add up to.
package struct RollUpDifference: Hashable, Sendable {
    package let ledger: LedgerID
    package let measure: Int
    package let region: Int64
    /// 0 for the sum in all; otherwise the sum in all is not what its days add up to.
    package let period: Int
    package let stage: Int
    package let stored: Int64
    package let counted: Int64
}

extension RollUpStore {
    private struct Place: Hashable {
        let ledger: Int64
        let measure: Int
        let region: Int64
        let stage: Int
    }

    /// Recomputes every sum from the things and compares; also that the days add up to the sum in all. Reads every thing
    /// once. The history of places that have ended stays under them: theirs is zero in all.
    package func verify() throws -> (things: Int, differences: [RollUpDifference]) {
        let (things, counted) = try counted()
        var stored: [Place: Int64] = [:]
        var days: [Place: Int64] = [:]
        try tx.each(
            """
            SELECT ledger, measure, region, stage, CAST(sum(CASE WHEN period = 0 THEN value ELSE 0 END) AS BIGINT) AS total,
                CAST(sum(CASE WHEN period = 0 THEN 0 ELSE value END) AS BIGINT) AS days
            FROM rollup GROUP BY ledger, measure, region, stage
            """
        ) { row in
            let place = Place(
                ledger: try row.int64("ledger"),
                measure: try row.int("measure"),
                region: try row.int64("region"),
                stage: try row.int("stage")
            )
            stored[place] = try row.int64("total")
            days[place] = try row.int64("days")
        }
        var differences: [RollUpDifference] = []
        func compare(_ period: Int, _ found: [Place: Int64]) {
            for place in Set(found.keys).union(counted.keys) where found[place] ?? 0 != counted[place] ?? 0 {
                differences.append(
                    RollUpDifference(
                        ledger: LedgerID(rawValue: place.ledger),
                        measure: place.measure,
                        region: place.region,
                        period: period,
                        stage: place.stage,
                        stored: found[place] ?? 0,
                        counted: counted[place] ?? 0
                    )
                )
            }
        }
        compare(0, stored)
        compare(1, days)
        return (things, differences)
    }

    private func counted() throws -> (things: Int, sums: [Place: Int64]) {
        var things = 0
        var sums: [Place: Int64] = [:]
        try tx.each(
            "SELECT ledger, region, stage, measures FROM ledger_item WHERE trashed_at IS NULL"
        ) { row in
            things += 1
            let contribution = try Contribution(row)
            let ledger = try row.int64("ledger")
            for level in RegionCode.Level.allCases where level >= .county {
                guard let region = contribution.region.ancestor(at: level) else { break }
                func add(_ measure: Int, _ amount: Int64) {
                    let place = Place(
                        ledger: ledger,
                        measure: measure,
                        region: region.number,
                        stage: contribution.stage
                    )
                    sums[place, default: 0] += amount
                }
                add(RollUp.count, 1)
                for (measure, amount) in contribution.measures.amounts { add(measure, amount) }
            }
        }
        return (things, sums)
    }

    /// Makes the sums anew from the things. What is known of earlier days is kept; what does not fit is put on `today`.
    package func rebuild(on today: Day) throws {
        let (_, counted) = try counted()
        try tx.run("DELETE FROM rollup WHERE period = 0")
        var rows = NumberRows(width: 8)
        func row(_ place: Place, _ period: Int, _ value: Int64) -> [Int64] {
            [
                place.ledger, Int64(place.measure), Self.bin(of: place.region, in: period), place.region, Int64(period),
                Int64(place.stage), 0, value,
            ]
        }
        for (place, value) in counted where value != 0 { rows.append(row(place, 0, value)) }
        var rest = counted
        try tx.each(
            """
            SELECT ledger, measure, region, stage, CAST(sum(value) AS BIGINT) AS days FROM rollup
            GROUP BY ledger, measure, region, stage
            """
        ) { found in
            let place = Place(
                ledger: try found.int64("ledger"),
                measure: try found.int("measure"),
                region: try found.int64("region"),
                stage: try found.int("stage")
            )
            rest[place, default: 0] -= try found.int64("days")
        }
        for (place, value) in rest where value != 0 { rows.append(row(place, today.daysSince1970, value)) }
        try tx.add(to: Self.table, rows)
        var writes = NumberRows(width: 3)
        for ledger in try tx.values("SELECT id FROM ledger", as: LedgerID.self) {
            writes.append([ledger.rawValue, 0, 1])
        }
        try tx.add(to: Self.writes, writes)
    }
}

extension Contribution {
    init(_ row: ResultRow) throws {
        let text = try row.text("measures")
        guard let measures = MeasureAmounts(text) else {
            throw DatabaseFault.unexpectedValue(column: "measures", expected: "MeasureAmounts")
        }
        self.init(region: try row.region("region"), stage: try row.int("stage"), measures: measures)
    }
}

extension RollUpStore {
    /// What the sums of townships answer, counted from the things themselves: only to compare the time it takes.
    package func countedFromThings(at level: RegionCode.Level) throws -> Int {
        try tx.rows(
            """
            SELECT ledger, substr(region, 1, CAST(\(level.rawValue) AS INTEGER)) AS place, stage, count(*) AS things FROM ledger_item
            WHERE trashed_at IS NULL GROUP BY 1, 2, 3
            """
        ).count
    }
}
