import Core

package enum LookBackSubject {}
package typealias LookBackID = Identifier<LookBackSubject>

/// A random draw among closed problems: who drew, with which seed, among which, and what was found.
package struct LookBack: Hashable, Sendable {
    package static let horizons = [30, 90]

    package let id: LookBackID
    package let county: RegionCode
    /// Days since close-out: 30 or 90.
    package let horizon: Int
    package let seed: Int64
    /// Every problem that could have been drawn, by key.
    package let pool: [ProblemID]
    package let wanted: Int
    /// Who was present.
    package let witnesses: String
    package let person: String
    package let unitName: String
    package let day: Day

    /// The same draw again.
    package var drawnAgain: [ProblemID] { LookBackDraw.draw(wanted, from: pool, seed: seed) }
}

/// Draws by a seed that is kept: SplitMix64 (Steele, Lea, Flood 2014) and the shuffle of Fisher and Yates, so that the same
/// seed and pool give the same draw on every machine. Pure.
package enum LookBackDraw {
    /// - Parameter pool: put into the order of its keys first.
    package static func draw<Key: Comparable>(_ count: Int, from pool: [Key], seed: Int64) -> [Key] {
        var rest = pool.sorted()
        var state = UInt64(bitPattern: seed)
        var drawn: [Key] = []
        while drawn.count < count, !rest.isEmpty {
            let place = Int(below(UInt64(rest.count), &state))
            drawn.append(rest.remove(at: place))
        }
        return drawn
    }

    /// Every number below `limit` is as likely as the others: what lies in the last, incomplete round is drawn again.
    private static func below(_ limit: UInt64, _ state: inout UInt64) -> UInt64 {
        let rounds = UInt64.max - UInt64.max % limit
        while true {
            let number = next(&state)
            if number < rounds { return number % limit }
        }
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A problem that was drawn.
package struct LookBackItem: Hashable, Sendable {
    package let line: ProblemLine
    package let closedOn: Day
    package let result: String?
    package let words: String
    package let person: String
    package let day: Day?
}
