import Core
import Expression
import Ledgers
import Programmes
import Synchronization

private struct AdditiveKey: Hashable {
    let playbook: String
    /// Names the text of the playbook, so an answer never goes stale.
    let version: String
    let indicator: String
}

private let additive = Mutex<[AdditiveKey: Bool]>([:])

extension LedgerBook {
    /// Whether the numbers of the places below add up to the place's own, as counts do and rates do not. Asked of the
    /// formula itself with made-up places, so that a county's own formulas are told apart too.
    package func isAdditive(_ indicator: Indicator) -> Bool {
        let name = AdditiveKey(playbook: playbook.key, version: playbook.version, indicator: indicator.key)
        if let known = additive.withLock({ $0[name] }) { return known }
        let found = addsUp(indicator)
        additive.withLock { $0[name] = found }
        return found
    }

    private func addsUp(_ indicator: Indicator) -> Bool {
        guard case .formula(let formula) = indicator.origin, formula.slots.isEmpty else { return false }
        var seed: UInt64 = 0x9E37_79B9
        func place() -> PlaceSums {
            var sums = PlaceSums()
            for measure in [RollUp.count] + formula.measures.map({ measureNumbers[$0] }) {
                for stage in stageNumbers {
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    let value = Int64(seed >> 40 & 0x3FF) + 1
                    sums.add(measure == RollUp.count ? value : value * 10_000, ledger, measure: measure, stage: stage)
                }
            }
            return sums
        }
        func value(_ sums: PlaceSums) -> Double? {
            let numbers = PlaceNumbers(books: [playbook.key: self], sums: sums, today: Day(daysSince1970: 20_000))
            return numbers.value(IndicatorKey(playbook.key, indicator.key))
        }
        for _ in 0..<3 {
            let (one, other) = (place(), place())
            var both = one
            for (key, stages) in other.sums {
                for (stage, amount) in stages { both.add(amount, key.ledger, measure: key.measure, stage: stage) }
            }
            guard let left = value(one), let right = value(other), let whole = value(both),
                abs(left + right - whole) <= 1e-6 * max(1, abs(whole))
            else { return false }
        }
        return true
    }
}
