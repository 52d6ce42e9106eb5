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
        try tx.rollUps.changes(
            of: plan.columns,
            in: region,
            from: max(day.adding(days: 1), Day(daysSince1970: 1))
        )
    }
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
                let column = change.column
                sums.add(-change.value, column.ledger, measure: column.measure, stage: change.stage)
                next += 1
            }
            states.append(sums)
        }
        return states.reversed()
    }
}
