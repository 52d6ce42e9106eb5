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
        try eachSum { place, isDay, value in
            if isDay { days[place] = value } else { stored[place] = value }
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

    /// Every sum: what stands now, and what the days add up to.
    private func eachSum(_ body: (_ place: Place, _ isDay: Bool, _ value: Int64) -> Void) throws {
        let summed = RollUpRow.amounts.map { "CAST(sum(\(name: $0)) AS BIGINT) AS \(name: $0)" as Query }
        try tx.each(
            """
            SELECT ledger, part, region, stage, CASE WHEN period = 0 THEN 0 ELSE 1 END AS days, \(summed.joined(separator: ", "))
            FROM rollup GROUP BY 1, 2, 3, 4, 5
            """
        ) { row in
            let (ledger, region, stage) = (try row.int64("ledger"), try row.int64("region"), try row.int("stage"))
            let (first, isDay) = (try row.int("part") * RollUpRow.width, try row.int("days") == 1)
            for (place, name) in RollUpRow.amounts.enumerated() {
                let value = try row.int64(name)
                guard value != 0 else { continue }
                body(Place(ledger: ledger, measure: first + place, region: region, stage: stage), isDay, value)
            }
        }
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
        var rest = counted
        try eachSum { place, isDay, value in
            if isDay { rest[place, default: 0] -= value }
        }
        try tx.run("DELETE FROM rollup WHERE period = 0")
        var rows = NumberRows(width: RollUpRow.key.count + RollUpRow.width)
        for (sums, period) in [(counted, 0), (rest, today.daysSince1970)] {
            for (place, value) in sums where value != 0 {
                var amounts = SIMD8<Int64>.zero
                amounts[RollUpRow.place(of: place.measure)] = value
                let part = RollUpRow.part(of: place.measure)
                let row = RollUpRow(region: place.region, part: part, stage: place.stage)
                rows.append(Self.numbers(of: row, LedgerID(rawValue: place.ledger), period, 0, amounts))
            }
        }
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
