import Core

package enum PeriodSubject {}
package typealias PeriodID = Identifier<PeriodSubject>
package enum SchemeSubject {}
package typealias SchemeID = Identifier<SchemeSubject>

/// 考核期: a scheme applied to a span of days.
package struct ScorePeriod: Hashable, Sendable {
    package let id: PeriodID
    package let county: RegionCode
    package let scheme: SchemeID
    /// 2026年度乡镇考核.
    package let name: String
    package let from: Day
    package let through: Day
    package let stage: PeriodStage
    /// By key of the peer group.
    package let peers: [String: Set<UnitID>]
    package let person: String
    package let unitName: String
    package let openedAt: Instant
    package let frozen: PeriodMark?
    package let published: PeriodMark?
    /// Grows with every change; a form that was filled against an older one is refused.
    package let version: Int

    /// A period that was never kept, to try a scheme on a span of days.
    package static func sample(_ county: RegionCode, from: Day, through: Day) -> ScorePeriod {
        ScorePeriod(
            id: PeriodID(rawValue: 0),
            county: county,
            scheme: SchemeID(rawValue: 0),
            name: "",
            from: from,
            through: through,
            stage: .open,
            peers: [:],
            person: "",
            unitName: "",
            openedAt: Instant(startOf: from),
            frozen: nil,
            published: nil,
            version: 0
        )
    }

    /// The last day that counts.
    package func asOf(_ today: Day) -> Day { min(today, through) }

    /// Whether parts of the end are scored.
    package func isOver(_ today: Day) -> Bool { stage != .open || today > through }

    /// The last day on which points may be objected to; nil before the result is frozen, while any day will do.
    package func lastAppealDay(_ clock: AppealClock) -> Day? { frozen?.at.day.adding(days: clock.days) }
}

package enum PeriodStage: String, CaseIterable, Sendable {
    case open, frozen, published

    package var word: String {
        switch self {
        case .open: "进行中"
        case .frozen: "已定格"
        case .published: "已公布"
        }
    }
}

/// When a result was frozen or published, by whom, and the digest of what it was then.
package struct PeriodMark: Hashable, Sendable {
    package let at: Instant
    package let person: String
    /// SHA-256 of the result, hexadecimal.
    package let digest: String
}

package enum MarkSubject {}
package typealias MarkID = Identifier<MarkSubject>

/// A mark a person gave, with the file that shows why; without a mark the item does not apply to the unit.
package struct ScoreMark: Hashable, Sendable {
    package let id: MarkID
    package let item: String
    package let unit: UnitID
    package let mark: Double?
    package let words: String
    package let file: Int64?
    package let fileName: String
    package let account: AccountID
    package let person: String
    package let unitName: String
    package let at: Instant
}

package enum AppealSubject {}
package typealias AppealID = Identifier<AppealSubject>

/// 申诉: a unit objects to its points in an item.
package struct ScoreAppeal: Hashable, Sendable {
    package let id: AppealID
    package let period: PeriodID
    package let item: String
    package let unit: UnitID
    package let unitName: String
    package let account: AccountID
    package let person: String
    package let reason: String
    /// As they were when it was filed; nil where they were not known.
    package let points: Double?
    package let day: Day
    package let answerDay: Day
    package let decision: Decision?

    package struct Decision: Hashable, Sendable {
        package let isChanged: Bool
        package let points: Double?
        package let reason: String
        package let account: AccountID
        package let person: String
        package let unitName: String
        package let day: Day
    }
}

package enum ToleranceSubject {}
package typealias ToleranceID = Identifier<ToleranceSubject>

/// 容错: a unit asks not to lose points for a mistake, judged by the three distinctions, one case one decision.
///
/// 三个区分开来: 中共中央办公厅《关于进一步激励广大干部新时代新担当新作为的意见》（2018 年）.
package struct ScoreTolerance: Hashable, Sendable {
    package let id: ToleranceID
    package let period: PeriodID
    package let item: String
    package let unit: UnitID
    package let unitName: String
    package let account: AccountID
    package let person: String
    package let facts: String
    package let motive: Motive
    package let rule: Rule
    package let purpose: Purpose
    package let points: Double?
    package let day: Day
    package let decision: Decision?

    /// 因缺乏经验、先行先试出现的失误，同明知故犯的违纪违法行为区分开来.
    package enum Motive: String, CaseIterable, Sendable {
        case inexperience, knowing

        package var word: String { self == .inexperience ? "缺乏经验、先行先试" : "明知故犯" }
        package var isTolerable: Bool { self == .inexperience }
    }

    /// 尚无明确限制的探索性试验中的失误，同明令禁止后依然我行我素的违纪违法行为区分开来.
    package enum Rule: String, CaseIterable, Sendable {
        case unclear, forbidden

        package var word: String { self == .unclear ? "尚无明确限制的探索" : "明令禁止后依然我行我素" }
        package var isTolerable: Bool { self == .unclear }
    }

    /// 为推动发展的无意过失，同为谋取私利的违纪违法行为区分开来.
    package enum Purpose: String, CaseIterable, Sendable {
        case development, privateGain = "private-gain"

        package var word: String { self == .development ? "为推动发展的无意过失" : "为谋取私利" }
        package var isTolerable: Bool { self == .development }
    }

    package enum Verdict: String, CaseIterable, Sendable {
        case exempted, lightened, refused

        package var word: String {
            switch self {
            case .exempted: "免于扣分"
            case .lightened: "从轻扣分"
            case .refused: "不予容错"
            }
        }
    }

    package struct Decision: Hashable, Sendable {
        package let verdict: Verdict
        package let points: Double?
        package let reason: String
        /// The unit that approved it: 县纪委监委.
        package let approver: String
        package let account: AccountID
        package let person: String
        package let day: Day
    }

    package var isTolerable: Bool { motive.isTolerable && rule.isTolerable && purpose.isTolerable }
}
