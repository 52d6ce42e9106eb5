import Core

/// Changes of sums, gathered over one act or a whole batch and written with one statement.
///
/// A change adds to the thing's place and every place above it up to the county, in all and on the day. The state on the
/// evening of day D is the sum in all less what later days added.
package struct RollUp: Sendable {
    package static let count = 0

    /// A sum of the place things stand in; the places above follow from its number.
    struct Key: Hashable, Sendable {
        /// The place's digits as a number.
        let region: Int64
        /// 0 counts things; the others are the ledger's numbers of its measures.
        let measure: Int
        let stage: Int
    }

    let ledger: LedgerID
    let day: Day
    private(set) var changes: [Key: Int64] = [:]
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
        let region = contribution.region.number
        changes[Key(region: region, measure: Self.count, stage: contribution.stage), default: 0] += sign
        for (measure, amount) in contribution.measures.amounts {
            changes[Key(region: region, measure: measure, stage: contribution.stage), default: 0] += sign * amount
        }
    }
}

/// Changes of the sums of several ledgers, gathered over one transaction.
struct RollUps {
    private(set) var parts: [LedgerID: RollUp] = [:]

    /// - Parameter seed: as `RollUp` takes it; that of the first change of a ledger counts.
    mutating func change(
        of ledger: LedgerID,
        on day: Day,
        seed: Int64,
        from old: Contribution?,
        to new: Contribution?
    ) {
        parts[ledger, default: RollUp(ledger, on: day, seed: seed)].change(from: old, to: new)
    }
}

extension RegionCode {
    /// The digits as a number: the places of one level lie side by side, those below a place too.
    package var number: Int64 { digits.utf8.reduce(0) { $0 * 10 + Int64($1 & 15) } }

    /// The numbers of the places of a level within this place.
    package func numbers(at level: Level) -> ClosedRange<Int64> {
        var width: Int64 = 1
        for _ in 0..<max(0, level.rawValue - self.level.rawValue) { width *= 10 }
        return number * width...number * width + width - 1
    }
}
