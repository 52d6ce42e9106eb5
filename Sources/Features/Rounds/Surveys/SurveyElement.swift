import Core
import Ledgers
import Problems

/// One thing of a survey's register: a village, a house. The register is frozen when the survey begins.
package struct SurveyElement: Hashable, Sendable {
    package let ordinal: Int
    package let region: RegionCode
    package let placeName: String
    package let item: ItemID?
    package let title: String
    package let result: SurveyResult?
    package let words: String
    package let person: String
    /// Whose result it is; nil as long as there is none, and for a unit nobody knows by its name any more.
    package let unit: UnitID?
    package let unitName: String
    package let at: Instant?
    package let problem: ProblemID?

    /// Its result in words, or that there is none.
    var outcome: String { result?.word ?? "没有结果" }
}

package enum SurveyResult: String, CaseIterable, Sendable {
    case fine, found, gone

    package var word: String {
        switch self {
        case .fine: "没有问题"
        case .found: "有问题"
        case .gone: "查不到"
        }
    }
}

/// How far a survey has come in a place.
package struct SurveyCount: Hashable, Sendable {
    package let region: RegionCode
    package let name: String
    package let total: Int
    package let missing: Int
    package let found: Int
}

/// How many elements of a village stand how; kept with every result.
package struct SurveyTally: Hashable, Sendable {
    package let region: RegionCode
    package let total: Int
    package let missing: Int
    package let found: Int
    package let gone: Int

    func count(_ only: ElementFilter.Only?) -> Int {
        switch only {
        case nil: total
        case .missing: missing
        case .found: found
        case .gone: gone
        }
    }
}

/// What of a survey somebody wants to see.
package struct ElementFilter: Hashable, Sendable {
    package enum Only: String, CaseIterable, Sendable {
        case missing, found, gone

        package var word: String {
            switch self {
            case .missing: "还没有结果的"
            case .found: "有问题的"
            case .gone: "查不到的"
            }
        }
    }

    package var only: Only?
    package var region: RegionCode?

    package init(only: Only? = nil, region: RegionCode? = nil) {
        self.only = only
        self.region = region
    }
}

/// How many to look at again so that a share of wrong results would be noticed. Pure.
///
/// Acceptance on zero: where a register of N holds D wrong ones and n are drawn without replacement, the chance of meeting
/// none is the hypergeometric term C(N-D, n) / C(N, n); the smallest n that brings it down to 1 minus the confidence.
package enum SampleSize {
    /// - Parameters:
    ///   - share: of wrong results that shall be noticed, above 0 and below 1.
    ///   - confidence: above 0 and below 1.
    package static func needed(of total: Int, share: Double, confidence: Double) -> Int {
        guard total > 0 else { return 0 }
        let wrong = self.wrong(of: total, share: share)
        var (missed, count) = (1.0, 0)
        while missed > 1 - confidence + 1e-12, count < total - wrong {
            missed *= Double(total - wrong - count) / Double(total - count)
            count += 1
        }
        return missed > 1 - confidence + 1e-12 ? count + 1 : count
    }

    /// The chance that so many drawn ones hold at least one of the wrong ones.
    package static func power(_ size: Int, of total: Int, share: Double) -> Double {
        guard total > 0, size > 0 else { return 0 }
        let wrong = self.wrong(of: total, share: share)
        guard size <= total - wrong else { return 1 }
        var missed = 1.0
        for count in 0..<size { missed *= Double(total - wrong - count) / Double(total - count) }
        return 1 - missed
    }

    static func wrong(of total: Int, share: Double) -> Int {
        max(1, Int((Double(total) * share - 1e-9).rounded(.up)))
    }
}

package enum SampleSubject {}
package typealias SampleID = Identifier<SampleSubject>

/// A draw among the results of a survey: how many, for which share of wrong ones and with which confidence, by which seed.
package struct SurveySample: Hashable, Sendable {
    package let id: SampleID
    package let round: RoundID
    /// Of wrong results that shall be noticed, and how surely; shares of one.
    package let share: Double
    package let confidence: Double
    package let size: Int
    /// The register's elements are 1 to this.
    package let pool: Int
    package let seed: Int64
    package let power: Double
    package let witnesses: String
    package let person: String
    package let unitName: String
    package let at: Instant

    /// The same draw again.
    package var drawnAgain: [Int] { LookBackDraw.draw(size, from: Array(1...max(1, pool)), seed: seed) }
}

package struct SampleItem: Hashable, Sendable {
    package let ordinal: Int
    package let element: SurveyElement
    /// Nil until somebody has looked again.
    package let agrees: Bool?
    package let words: String
    package let person: String
}
