import Core

/// Which sum: of a ledger and measure, in a place, on a day or in all, in a stage.
package struct RollUpKey: Hashable, Sendable {
    package let ledger: LedgerID
    /// 0 counts things; the others are the ledger's numbers of its measures.
    package let measure: Int
    package let region: RegionCode
    /// 0 for all days, otherwise days since 1970 of the day that added.
    package let period: Int
    package let stage: Int

    package init(ledger: LedgerID, measure: Int, region: RegionCode, period: Int, stage: Int) {
        self.ledger = ledger
        self.measure = measure
        self.region = region
        self.period = period
        self.stage = stage
    }
}

/// Changes of sums, gathered over one act or a whole batch and written with one statement.
///
/// A change adds to the thing's place and every place above it up to the county, in all and on the day. The state on the
/// evening of day D is the sum in all less what later days added.
package struct RollUp: Sendable {
    package static let count = 0

    let ledger: LedgerID
    let day: Day
    private(set) var changes: [RollUpKey: Int64] = [:]
    /// Spreads the sums of a county, which everybody adds to.
    let seed: Int64

    /// - Parameter seed: any number that differs from act to act, like the thing's key.
    package init(_ ledger: LedgerID, on day: Day, seed: Int64) {
        self.ledger = ledger
        self.day = day
        self.seed = seed
    }

    /// A thing that brought `old` brings `new` from now on; nil where it does not count.
    package mutating func change(from old: Contribution?, to new: Contribution?) {
        guard old != new else { return }
        if let old { add(old, sign: -1) }
        if let new { add(new, sign: 1) }
    }

    package var isEmpty: Bool { changes.values.allSatisfy { $0 == 0 } }

    private mutating func add(_ contribution: Contribution, sign: Int64) {
        for level in RegionCode.Level.allCases where level >= .county {
            guard let region = contribution.region.ancestor(at: level) else { break }
            add(Self.count, region, contribution.stage, sign)
            for (measure, amount) in contribution.measures.amounts {
                add(measure, region, contribution.stage, sign * amount)
            }
        }
    }

    private mutating func add(_ measure: Int, _ region: RegionCode, _ stage: Int, _ amount: Int64) {
        for period in [0, day.daysSince1970] {
            let key = RollUpKey(ledger: ledger, measure: measure, region: region, period: period, stage: stage)
            changes[key, default: 0] += amount
        }
    }
}

extension RegionCode {
    /// The digits as a number: the places of one level lie side by side, those below a place too.
    package var number: Int64 { Int64(digits) ?? 0 }

    /// The numbers of the places of a level within this place.
    package func numbers(at level: Level) -> ClosedRange<Int64> {
        var width: Int64 = 1
        for _ in 0..<max(0, level.rawValue - self.level.rawValue) { width *= 10 }
        return number * width...number * width + width - 1
    }
}
