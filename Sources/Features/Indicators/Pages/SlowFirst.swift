import Pages

/// How a programme stands, for lists that begin with the slow ones.
package struct SlowFirst: Sendable {
    package let light: Signal?
    /// How far it is behind its plan, where its light says so.
    package let points: Double?

    package init(light: Signal?, points: Double?) {
        self.light = light
        self.points = points
    }

    /// Places in order: by light, then the furthest behind first, then as they came; without a light last.
    package static func order(_ standings: [SlowFirst]) -> [Int] {
        standings.indices.sorted { first, second in
            let (one, other) = (standings[first], standings[second])
            if one.rank != other.rank { return one.rank < other.rank }
            if one.points != other.points { return (one.points ?? 0) > (other.points ?? 0) }
            return first < second
        }
    }

    private var rank: Int { light.flatMap { Signal.allCases.firstIndex(of: $0) } ?? Signal.allCases.count }
}
