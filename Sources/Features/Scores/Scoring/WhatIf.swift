import Core

/// The same results with other weights. Pure.
///
/// A unit's total is a sum over items of weight times share, plus deductions and bonus, which stay as they are. Items that
/// do not apply carry the share that stood in for them, so the total is linear in the weights and ranges can be told exactly.
package struct WhatIf: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let unit: ScoredUnit
        /// By item that brings points; unknown shares count as nothing, and the page says so.
        let shares: [Double]
        let extra: Double
    }

    package let items: [SchemeItem]
    package let lines: [Line]
    let weights: [Double]

    package init(_ scheme: ScoreScheme, _ scores: [UnitScore], weights changed: [String: Double] = [:]) {
        let counted = scheme.items.filter { item in
            item.kind == .points && scores.contains { $0.point(item.key)?.state != .notYet }
        }
        items = counted
        weights = counted.map { changed[$0.key] ?? $0.points }
        lines = scores.map { score in
            var extra = 0.0
            for (item, point) in zip(scheme.items, score.points) where item.kind == .deduction || item.kind == .bonus {
                extra += point.points
            }
            return Line(unit: score.unit, shares: counted.map { score.point($0.key)?.share ?? 0 }, extra: extra)
        }
    }

    package func total(_ line: Line) -> Double { total(line, weights) }

    private func total(_ line: Line, _ weights: [Double]) -> Double {
        zip(weights, line.shares).reduce(line.extra) { $0 + $1.0 * $1.1 }
    }

    package func ranks() -> [UnitID: Int] { ranks(weights) }

    private func ranks(_ weights: [Double]) -> [UnitID: Int] {
        let totals = lines.map { total($0, weights) }
        return Dictionary(
            uniqueKeysWithValues: lines.indices.map { place in
                (lines[place].unit.id, 1 + totals.count { $0 > totals[place] + ScoreRanks.same })
            }
        )
    }

    // MARK: Stability

    /// Between which places a unit can stand when every weight may move by `margin` of itself, each on its own.
    ///
    /// For two units the difference of totals is Σ w·d + e; it is at most Σ w·d + m Σ w·|d| + e. Who is ahead whatever the
    /// weights counts for the best place, who may be ahead for the worst: places outside the range are impossible.
    package func bounds(margin: Double) -> [UnitID: ClosedRange<Int>] {
        var bounds: [UnitID: ClosedRange<Int>] = [:]
        for line in lines {
            var (best, worst) = (1, 1)
            for other in lines where other.unit.id != line.unit.id {
                var (difference, spread) = (other.extra - line.extra, 0.0)
                for place in items.indices {
                    let apart = other.shares[place] - line.shares[place]
                    difference += weights[place] * apart
                    spread += margin * weights[place] * abs(apart)
                }
                if difference - spread > ScoreRanks.same { best += 1 }
                if difference + spread > ScoreRanks.same { worst += 1 }
            }
            bounds[line.unit.id] = best...worst
        }
        return bounds
    }

    /// Places that came up when the weights were drawn `draws` times, each evenly within `margin` of itself: possible ones.
    package func sampled(margin: Double, draws: Int, seed: UInt64) -> [UnitID: ClosedRange<Int>] {
        var state = seed
        var found: [UnitID: ClosedRange<Int>] = ranks().mapValues { $0...$0 }
        for _ in 0..<draws {
            let drawn = weights.map { $0 * (1 + margin * (2 * Self.unit(&state) - 1)) }
            for (unit, rank) in ranks(drawn) {
                let range = found[unit] ?? rank...rank
                found[unit] = min(range.lowerBound, rank)...max(range.upperBound, rank)
            }
        }
        return found
    }

    /// SplitMix64 (Steele, Lea, Flood 2014), 0 to 1: the same seed draws the same weights on every machine.
    private static func unit(_ state: inout UInt64) -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
