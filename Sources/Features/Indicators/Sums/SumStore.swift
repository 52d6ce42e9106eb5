import Core
import Database
import Ledgers

extension Transaction {
    package var sums: SumStore { SumStore(tx: self) }
}

/// Sums of several ledgers and measures at once, by place.
package struct SumStore {
    let tx: Transaction

    /// What a plan needs of some places, now or on the evening of a day: one question for any number of programmes.
    package func read(_ plan: SumPlan, in regions: [Int64], asOf day: Day? = nil) throws -> [Int64: PlaceSums] {
        var places: [Int64: PlaceSums] = [:]
        for sum in try tx.rollUps.sums(plan.columns, in: regions, asOf: day) {
            places[sum.region, default: PlaceSums()].add(sum.value, sum.ledger, measure: sum.measure, stage: sum.stage)
        }
        return places
    }

    /// What each day after `day` changed in one place, the latest first.
    package func changes(_ plan: SumPlan, in region: Int64, after day: Day) throws -> [DayChange] {
        let rows = try tx.rollUps.changes(
            "period, stage, value",
            of: plan.columns,
            in: region,
            from: max(day.adding(days: 1), Day(daysSince1970: 1))
        )
        guard let rows else { return [] }
        return try tx.rows(
            """
            SELECT ledger, measure, period, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(rows)) AS part
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
