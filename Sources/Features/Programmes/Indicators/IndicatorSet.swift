import Core
import Expression

/// A table of indicators that belongs to no programme: the monitoring of a moderately prosperous society.
package struct IndicatorSet: Hashable, Sendable {
    package let key: String
    package let name: String
    package let covers: [String]
    /// Where weights and targets come from.
    package let source: String
    /// How many the official table has; more than `entries` where its table was not found.
    package let size: Int
    package let entries: [IndicatorEntry]

    /// Those the speech names as not reached.
    package var unmet: [IndicatorEntry] { entries.filter(\.isUnmet) }
    /// How many are in the official table and not here.
    package var unknownCount: Int { max(0, size - entries.count) }
}

/// One indicator of a table; what nobody knows is nil.
package struct IndicatorEntry: Hashable, Sendable {
    package let key: String
    package let word: String
    /// The class it stands in: 经济发展.
    package let group: String
    package let unit: String
    package let direction: Indicator.Direction
    package let target: Double?
    package let low: Double?
    package let weight: Double?
    package let isUnmet: Bool
    /// Key of the function that answers for it.
    package let lead: String
    /// The indicator of a playbook it is computed from: `toilets.coverage`; nil where it is entered.
    package let computed: String?
    package let note: String
}

/// 实现程度: how much of a target is reached, 0 to 1.
package enum Achievement {
    /// Reach: x/x*, at most 1; stay within: x*/x, at most 1; nil where the target or value says nothing.
    ///
    /// 全面建设小康社会统计监测方案 (2008). For an interval, 1 inside; outside it falls with the distance to the allowed limits,
    /// which a county must give: without them the answer is not known.
    package static func of(
        _ value: Double,
        _ direction: Indicator.Direction,
        target: Double?,
        low: Double? = nil,
        limits: ClosedRange<Double>? = nil
    ) -> Double? {
        guard let target, value.isFinite else { return nil }
        switch direction {
        case .reach: return target > 0 ? min(1, max(0, value / target)) : nil
        case .stayWithin:
            if value <= target { return 1 }
            return target >= 0 ? min(1, max(0, target / value)) : nil
        case .interval:
            guard let low, low <= target else { return nil }
            if value >= low, value <= target { return 1 }
            guard let limits else { return nil }
            let width = max(low - limits.lowerBound, limits.upperBound - target)
            guard width > 0 else { return nil }
            return max(0, 1 - max(low - value, value - target) / width)
        }
    }

    /// Σ w·z ÷ Σ w over those with a weight and a value; nil where none has both.
    package static func total(_ parts: [(weight: Double?, reached: Double?)]) -> Double? {
        let known = parts.compactMap { part in part.weight.flatMap { weight in part.reached.map { (weight, $0) } } }
        let weights = known.reduce(0) { $0 + $1.0 }
        return weights > 0 ? known.reduce(0) { $0 + $1.0 * $1.1 } / weights : nil
    }
}
