import Core

/// Places among units: of all, and of those of a peer group. Pure.
package struct ScoreRank: Hashable, Sendable {
    /// 1 for the best; units with the same total share a place.
    package let place: Int
    /// What the place may be once everything is known.
    package let range: ClosedRange<Int>
}

package enum ScoreRanks {
    /// Two totals closer than this are one: points are shown with two decimals.
    static let same = 0.005

    package static func ranks(_ scores: [UnitScore]) -> [UnitID: ScoreRank] {
        var ranks: [UnitID: ScoreRank] = [:]
        for score in scores {
            let others = scores.filter { $0.unit.id != score.unit.id }
            let place = 1 + others.count { $0.total > score.total + same }
            let best = 1 + others.count { $0.low > score.high + same }
            let worst = 1 + others.count { $0.high > score.low + same }
            ranks[score.unit.id] = ScoreRank(place: place, range: min(best, place)...max(worst, place))
        }
        return ranks
    }

    /// From the best down; equal ones by name.
    package static func sorted(_ scores: [UnitScore]) -> [UnitScore] {
        scores.sorted { abs($0.total - $1.total) > same ? $0.total > $1.total : $0.unit.region < $1.unit.region }
    }

    /// 红黑榜: units only. Nobody whose points are not all known stands on it, and nobody on both.
    package static func lists(_ scheme: ScoreScheme, _ scores: [UnitScore]) -> (red: [UnitScore], black: [UnitScore]) {
        let known = sorted(scores.filter { $0.unknown.isEmpty && $0.full > 0 })
        let red = known.prefix(min(scheme.red, known.count / 2)).filter { $0.vetoes.isEmpty }
        let black = known.suffix(min(scheme.black, known.count / 2))
        return (Array(red), Array(black.reversed()))
    }
}
