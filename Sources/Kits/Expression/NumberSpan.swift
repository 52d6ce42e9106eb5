/// The numbers a value may have.
struct NumberSpan: Hashable {
    var low = -Double.infinity
    var high = Double.infinity
    var excludesLow = false
    var excludesHigh = false

    init() {}

    init(_ comparison: Comparison, _ bound: Double) {
        switch comparison {
        case .equal: (low, high) = (bound, bound)
        case .less: (high, excludesHigh) = (bound, true)
        case .atMost: high = bound
        case .more: (low, excludesLow) = (bound, true)
        case .atLeast: low = bound
        case .unequal: break
        }
    }

    init(_ range: ClosedRange<Double>) { (low, high) = (range.lowerBound, range.upperBound) }

    /// From the least to the most of some ends. An end that is no number (0 × ∞) comes of a nothing: it is 0.
    init(ends: [Double]) {
        let ends = ends.map { $0.isNaN ? 0 : $0 }
        (low, high) = (ends.min() ?? -.infinity, ends.max() ?? .infinity)
    }

    func narrowed(by other: NumberSpan) -> NumberSpan {
        var span = self
        if other.low > low || (other.low == low && other.excludesLow) {
            (span.low, span.excludesLow) = (other.low, other.excludesLow)
        }
        if other.high < high || (other.high == high && other.excludesHigh) {
            (span.high, span.excludesHigh) = (other.high, other.excludesHigh)
        }
        return span
    }

    var isEmpty: Bool { low > high || (low == high && (excludesLow || excludesHigh)) }

    /// Whether some number of this one and some number of another compare so; both with their ends.
    func canBe(_ comparison: Comparison, _ other: NumberSpan) -> Bool {
        switch comparison {
        case .equal: low <= other.high && high >= other.low
        case .unequal: low != high || other.low != other.high || low != other.low
        case .less: low < other.high
        case .atMost: low <= other.high
        case .more: high > other.low
        case .atLeast: high >= other.low
        }
    }
}
