import Core
import Database
import Ledgers

extension Transaction {
    package var sums: SumStore { SumStore(tx: self) }
}

/// Sums of several ledgers and measures at once, by place.
package struct SumStore {
    let tx: Transaction

    /// What a plan needs of some places, now or on the evening of a day: two questions for any number of programmes.
    package func read(_ plan: SumPlan, in regions: [Int64], asOf day: Day? = nil) throws -> [Int64: PlaceSums] {
        var places: [Int64: PlaceSums] = [:]
        try add([RollUp.count], of: Array(plan.measures.keys), regions, day, to: &places)
        let measured = plan.measures.filter { !$0.value.isEmpty }
        let numbers = measured.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
        try add(numbers.sorted(), of: Array(measured.keys), regions, day, to: &places)
        return places
    }

    private func add(
        _ measures: [Int],
        of ledgers: [LedgerID],
        _ regions: [Int64],
        _ day: Day?,
        to places: inout [Int64: PlaceSums]
    ) throws {
        guard !measures.isEmpty, !ledgers.isEmpty, !regions.isEmpty else { return }
        var parts = try tx.rollUps.rows(of: ledgers, measures, in: regions, asOf: day)
        if day != nil || tx.dialect.lanes > 1 {
            parts = """
                SELECT ledger, measure, region, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(parts)) AS part
                GROUP BY ledger, measure, region, stage
                """
        }
        try tx.each(parts) { row in
            let region = try row.int64("region")
            places[region, default: PlaceSums()].add(
                try row.int64("value"),
                try row.id("ledger"),
                measure: try row.int("measure"),
                stage: try row.int("stage")
            )
        }
    }

    /// What each day after `day` changed in one place, the latest first.
    package func changes(_ plan: SumPlan, in region: Int64, after day: Day) throws -> [DayChange] {
        let measures = plan.measures.values.reduce(into: Set([RollUp.count])) { $0.formUnion($1) }
        return try tx.rows(
            """
            SELECT ledger, measure, period, stage, CAST(sum(value) AS BIGINT) AS value FROM rollup
            WHERE \(tx.dialect.among("ledger", plan.measures.keys.map(\.rawValue).sorted()))
                AND \(tx.dialect.among("measure", measures.sorted().map(Int64.init)))
                AND region = \(region) AND period > \(max(0, day.daysSince1970))
            GROUP BY ledger, measure, period, stage ORDER BY period DESC
            """
        ) { row in
            DayChange(
                day: Day(daysSince1970: try row.int("period")),
                ledger: try row.id("ledger"),
                measure: try row.int("measure"),
                stage: try row.int("stage"),
                value: try row.int64("value")
            )
        }
    }
}

/// What a day added to one sum.
package struct DayChange: Hashable, Sendable {
    package let day: Day
    package let ledger: LedgerID
    package let measure: Int
    package let stage: Int
    package let value: Int64
}

extension PlaceSums {
    /// The sums at the end of each of the last weeks, oldest first, the last one being now: each step back takes away
    /// what the days of that week added.
    /// - Parameter changes: the latest first.
    package func weeks(_ count: Int, back changes: [DayChange], from today: Day) -> [PlaceSums] {
        var (states, sums, next) = ([self], self, changes.startIndex)
        for week in 1..<max(1, count) {
            let end = today.adding(days: -7 * week)
            while next < changes.endIndex, changes[next].day > end {
                let change = changes[next]
                sums.add(-change.value, change.ledger, measure: change.measure, stage: change.stage)
                next += 1
            }
            states.append(sums)
        }
        return states.reversed()
    }
}
