import Core

/// What scores of one point come to. Pure.
///
/// Where five or more scored it, one highest and one lowest are left out, as juries do: one enthusiast and one grudge move
/// nothing. Fewer are all taken, and the page says how few they are.
package struct TrimmedMean: Hashable, Sendable {
    /// From so many scores on the ends are left out.
    package static let trimmedFrom = 5
    /// Fewer scores than this say little.
    package static let enough = 3
    package static let rule = "5 份以上去掉一个最高分、一个最低分，取其余的平均分；不足 5 份取全部的平均分。"

    package let value: Double
    /// How many scored it, and how many of them are in the mean.
    package let count: Int
    package let taken: Int
    package let lowest: Double
    package let highest: Double

    package var spread: Double { highest - lowest }
    package var isThin: Bool { count < Self.enough }

    /// Nil where nobody scored.
    package init?(of scores: [Double]) {
        let sorted = scores.sorted()
        guard let low = sorted.first, let high = sorted.last else { return nil }
        let kept = sorted.count >= Self.trimmedFrom ? sorted.dropFirst().dropLast() : sorted[...]
        value = kept.reduce(0, +) / Double(kept.count)
        (count, taken, lowest, highest) = (sorted.count, kept.count, low, high)
    }
}

/// Points in the order of their scores; equal ones share a place. Pure.
package enum PointRanks {
    /// By place in `means`; nil where nobody scored.
    package static func ranks(_ means: [TrimmedMean?]) -> [Int?] {
        let values = means.map { $0.map { ($0.value * 100).rounded() / 100 } }
        return values.map { own in own.map { own in 1 + values.count { ($0 ?? -1) > own } } }
    }
}
