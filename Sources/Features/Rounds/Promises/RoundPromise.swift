import Core
import Indicators
import Programmes

package typealias PromiseID = Identifier<RoundPromise>

package enum MeetingSubject {}
/// 现场推进会, a feature above this one: what is promised there is held against the same numbers.
package typealias MeetingID = Identifier<MeetingSubject>

/// Where something was promised.
package enum PromiseOccasion: Hashable, Sendable {
    case round(RoundID)
    case meeting(MeetingID)

    package var address: String {
        switch self {
        case .round(let id): "/rounds/\(id)"
        case .meeting(let id): "/meetings/\(id)"
        }
    }

    /// Where the promise stands on a page.
    package func address(of promise: PromiseID) -> String {
        switch self {
        case .round: "\(address)#promise-\(promise)"
        case .meeting: "\(address)/pledges#promise-\(promise)"
        }
    }

    /// What it is about in the record.
    var kind: String { round == nil ? "meeting" : "round" }
    var key: Int64 { round?.rawValue ?? meeting?.rawValue ?? 0 }

    var round: RoundID? { if case .round(let id) = self { id } else { nil } }
    var meeting: MeetingID? { if case .meeting(let id) = self { id } else { nil } }
}

/// 承诺: what a unit said it will have done by a day. Held against a number of a ledger where there is one, otherwise,
/// and where that number cannot be, judged by supervision.
package struct RoundPromise: Hashable, Sendable {
    package let id: PromiseID
    package let occasion: PromiseOccasion
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

    /// Who is said to have judged what a ledger decided.
    static let ledgerName = "台账数字"
}

extension RoundPromise {
    /// One that is made now.
    package init(
        _ id: PromiseID,
        at occasion: PromiseOccasion,
        of unit: (id: UnitID, name: String, region: RegionCode),
        _ input: PromiseInput,
        base: Double?,
        due: Day,
        by person: String,
        _ now: Instant
    ) {
        self.init(
            id: id,
            occasion: occasion,
            unit: unit.id,
            unitName: unit.name,
            region: unit.region,
            words: input.words,
            key: input.key,
            wanted: input.wanted,
            base: base,
            due: due,
            person: person,
            at: now,
            result: nil,
            reached: nil,
            reason: "",
            judgedBy: "",
            judgedOn: nil
        )
    }
}

package enum PromiseResult: String, CaseIterable, Sendable, Codable {
    case kept, broken

    package var word: String { self == .kept ? "兑现" : "没有兑现" }
}

/// Where a promise stands; computed, settled only once its day is over.
package enum PromiseStanding: String, Hashable, Sendable, Codable {
    case open, kept, broken
    /// Its day is over and nobody has judged what no ledger decides: what is in words only, or held against a number that
    /// cannot be.
    case awaiting

    package var word: String {
        switch self {
        case .open: "还没到期"
        case .kept: "兑现"
        case .broken: "没有兑现"
        case .awaiting: "等待认定"
        }
    }

    /// What sums of decimals may be off by: 632.999…9 is 633.
    static let noise = 1e-6

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
            let holds = reached.map { lowers ? $0 <= wanted + Self.noise : $0 >= wanted - Self.noise } ?? false
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
