import Core

package enum FindingSubject {}
package typealias FindingID = Identifier<FindingSubject>

/// Something unusual in the data a score is made of: a reason to look again, never a verdict.
package struct ScoreFinding: Hashable, Sendable {
    package let id: FindingID
    package let unit: UnitID
    /// Key of the ledger.
    package let ledger: String
    package let kind: QualityKind
    /// The field it was seen in; empty where it is about whole things.
    package let field: String
    package let statistic: Double
    package let threshold: Double
    /// How many things it is about.
    package let things: Int
    package let words: String
    /// Some of them.
    package let examples: [Int64]
    package let outcome: Outcome?

    /// What somebody found who looked again.
    package struct Outcome: Hashable, Sendable {
        package let isWrong: Bool
        package let words: String
        package let person: String
        package let day: Day
    }
}

/// How many checks a unit's data went through.
package struct ScoreCheck: Hashable, Sendable {
    package let unit: UnitID
    package let checks: Int
    package let things: Int
    package let at: Instant
}

/// What is looked for.
package enum QualityKind: String, CaseIterable, Sendable {
    case digits, copies, bulk, jumps, photos, equal

    package var word: String {
        switch self {
        case .digits: "末位偏好"
        case .copies: "整条相同"
        case .bulk: "临期突击录入"
        case .jumps: "一日激增"
        case .photos: "照片重复"
        case .equal: "各户同值"
        }
    }

    /// What it means and where it may be innocent.
    package var hint: String {
        switch self {
        case .digits: "最后一位数字的分布和随手丈量不一样；按整数估的也会这样，看看是怎么量的。"
        case .copies: "几条登记除名称外完全一样；同一批统一建的也会这样。"
        case .bulk: "大部分是截止前两天录的；集中补录纸质台账也会这样。"
        case .jumps: "有一天完成的比平常多得多；集中验收也会这样。"
        case .photos: "同一张照片附在几条登记上；一处现场几户合用也会这样。"
        case .equal: "这里几乎户户一样，全县却各不相同；统一标准发放的也会这样。"
        }
    }
}
