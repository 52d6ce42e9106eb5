import Core
import Indicators
import Programmes

package typealias PromiseID = Identifier<RoundPromise>

/// 承诺: what a unit said it will have done by a day. Held against a number of a ledger where there is one, otherwise
/// judged by supervision.
package struct RoundPromise: Hashable, Sendable {
    package let id: PromiseID
    package let round: RoundID
    package let unit: UnitID
    package let unitName: String
    package let region: RegionCode
    package let words: String
    /// The number it is held against; nil where it is in words only.
    package let key: IndicatorKey?
    package let wanted: Double?
    /// Where the number stood when it was promised.
    package let base: Double?
    package let due: Day
    package let person: String
    package let at: Instant
    /// Nil until it is settled.
    package let result: PromiseResult?
    package let reached: Double?
    package let reason: String
    package let judgedBy: String
    package let judgedOn: Day?

    /// Whether a ledger's number decides.
    package var isCounted: Bool { key != nil && wanted != nil }
}

package enum PromiseResult: String, CaseIterable, Sendable, Codable {
    case kept, broken

    package var word: String { self == .kept ? "兑现" : "没有兑现" }
}

/// Where a promise stands; computed, settled only once its day is over.
package enum PromiseStanding: String, Hashable, Sendable, Codable {
    case open, kept, broken
    /// Its day is over and nobody has judged what is in words only.
    case awaiting

    package var word: String {
        switch self {
        case .open: "还没到期"
        case .kept: "兑现"
        case .broken: "没有兑现"
        case .awaiting: "等待认定"
        }
    }

    /// - Parameter reached: the number at the end of the promised day, or now before it.
    package init(
        result: PromiseResult?,
        wanted: Double?,
        reached: Double?,
        lowers: Bool = false,
        due: Day,
        today: Day
    ) {
        if let result {
            self = result == .kept ? .kept : .broken
        } else if let wanted {
            let holds = reached.map { lowers ? $0 <= wanted : $0 >= wanted } ?? false
            self = holds && (!lowers || today > due) ? .kept : today > due ? .broken : .open
        } else {
            self = today > due ? .awaiting : .open
        }
    }
}

/// A promise with what became of it.
package struct PromiseLine: Hashable, Sendable {
    package let promise: RoundPromise
    package let standing: PromiseStanding
    package let reached: Double?
    /// 老旧房屋拆除 拆除数 12 户; empty for one in words only.
    package let measure: String

    /// 承诺 12 户，做到 9 户.
    package var fact: String {
        guard promise.isCounted else { return promise.reason }
        return measure
    }
}

/// What a unit says about to be kept.
package struct PromiseInput: Hashable, Sendable {
    package var words = ""
    package var key: IndicatorKey?
    package var wanted: Double?
    /// What was typed for the number, where it is none.
    package var isWrongNumber = false
    package var due: Day?

    package init() {}

    package var isEmpty: Bool { words.isEmpty && key == nil && wanted == nil && !isWrongNumber }

    /// Pure: what is missing in it.
    package func issues(_ place: Int, on today: Day) -> [Issue] {
        guard !isEmpty else { return [] }
        var issues: [Issue] = []
        if words.isEmpty { issues.append(Issue("promise.words", field: "promise\(place)")) }
        if isWrongNumber || key != nil && wanted == nil {
            issues.append(Issue("promise.number", field: "wanted\(place)"))
        }
        if wanted != nil, key == nil { issues.append(Issue("promise.indicator", field: "indicator\(place)")) }
        switch due {
        case nil: issues.append(Issue("promise.due", field: "due\(place)"))
        case let day? where day <= today: issues.append(Issue("promise.past", field: "due\(place)"))
        default: break
        }
        return issues
    }
}
