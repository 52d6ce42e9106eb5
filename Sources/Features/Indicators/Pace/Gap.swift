import Core

/// What a place lacks of the plan, and its part in the gap of the whole.
package struct GapShare: Hashable, Sendable {
    package let region: RegionCode
    package let value: Double?
    /// What the plan wants there today.
    package let expected: Double
    /// In the unit the shares are counted in: the number's own, or things for a rate.
    package let missing: Double
    /// Of all that is missing in the places that are behind, 0 to 1.
    package let share: Double
}

/// Which places make up a gap. Pure.
package enum Gap {
    package struct Part: Hashable, Sendable {
        package let region: RegionCode
        package let value: Double?
        package let expected: Double
        /// What one unit of the number weighs here: 1, or things per percentage point for a rate.
        package let weight: Double

        package init(_ region: RegionCode, value: Double?, expected: Double, weight: Double = 1) {
            self.region = region
            self.value = value
            self.expected = expected
            self.weight = weight
        }
    }

    /// Those behind, the largest gap first; a place ahead does not make up for another.
    /// - Parameter lowers: whether the number is to fall.
    package static func shares(_ parts: [Part], lowers: Bool = false) -> [GapShare] {
        let missing = parts.map { part in
            max(0, ((part.value ?? 0) - part.expected) * (lowers ? 1 : -1)) * part.weight
        }
        let whole = missing.reduce(0, +)
        guard whole > 0 else { return [] }
        return zip(parts, missing).filter { $0.1 > 0 }.sorted { ($0.1, $1.0.region) > ($1.1, $0.0.region) }.map {
            GapShare(
                region: $0.region,
                value: $0.value,
                expected: $0.expected,
                missing: $1,
                share: $1 / whole
            )
        }
    }
}

/// A whole handed out in parts by weight so that nothing is lost: the largest remainders get what rounding left over.
package enum Apportion {
    /// - Parameter step: parts are multiples of it (1 for things).
    package static func parts(of whole: Double, by weights: [Double], step: Double = 1) -> [Double] {
        let sum = weights.reduce(0, +)
        guard sum > 0, step > 0, whole >= 0 else { return weights.map { _ in 0 } }
        let units = (whole / step).rounded()
        let exact = weights.map { units * $0 / sum }
        var parts = exact.map { $0.rounded(.down) }
        var rest = Int(units - parts.reduce(0, +))
        for place in exact.indices.sorted(by: { (exact[$0] - parts[$0], -$0) > (exact[$1] - parts[$1], -$1) }) {
            guard rest > 0 else { break }
            parts[place] += 1
            rest -= 1
        }
        return parts.map { $0 * step }
    }
}
