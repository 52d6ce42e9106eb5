import Core
import Expression

/// 考核方案: who is scored by what, with weights, deductions, bonus and veto, each with its source.
///
/// Read from YAML and checked as a whole: points of a part add up, every formula fits what its source can tell.
package struct ScoreScheme: Hashable, Sendable {
    /// `township-yearly`; also the file's name.
    package let key: String
    package let name: String
    /// The first 12 hexadecimal digits of the file's SHA-256: a changed file is a new version.
    package let version: String
    /// The document it carries out.
    package let source: String
    package let subject: ScoredKind
    package let parts: [SchemePart]
    package let groups: [PeerGroup]
    package let items: [SchemeItem]
    /// From the best down.
    package let grades: [SchemeGrade]
    /// The best grade a unit may have where a veto holds; nil where the scheme has none.
    package let vetoGrade: String?
    package let appeal: AppealClock
    /// How many units stand on the red and on the black list.
    package let red: Int
    package let black: Int

    package func item(_ key: String) -> SchemeItem? { items.first { $0.key == key } }
    package func part(_ key: String) -> SchemePart? { parts.first { $0.key == key } }

    /// What all parts come to.
    package var full: Double { parts.reduce(0) { $0 + $1.points } }
}

/// Who can be scored: units. A scheme has no way to name a person.
package enum ScoredKind: String, CaseIterable, Sendable {
    case townships, departments

    package var word: String { self == .townships ? "乡镇" : "县直部门" }
}

/// 日常考核, 年终考核: a part of the whole with its own points.
package struct SchemePart: Hashable, Sendable {
    package let key: String
    package let word: String
    package let points: Double
    /// Scored when the period is over; until then its items are not counted.
    package let isAtEnd: Bool
}

/// Units that are compared with each other: the five weak townships.
package struct PeerGroup: Hashable, Sendable {
    package let key: String
    package let word: String
    /// Names or short names of units.
    package let names: [String]
}

package struct SchemeGrade: Hashable, Sendable {
    package let word: String
    /// Percent of the points that could be had.
    package let from: Double
}

/// How long an objection to points may be filed after the result is frozen, and how long its answer may take.
package struct AppealClock: Hashable, Sendable {
    package let days: Int
    package let answer: Int
    package let source: String

    /// 对督查结论有异议的，可以自收到之日起 30 日内申请复核；复核意见自受理之日起 30 日内作出 (政府督查工作条例).
    package static let usual = AppealClock(days: 30, answer: 30, source: "政府督查工作条例关于异议和复核的期限")
}

/// One line of the scheme.
package struct SchemeItem: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Between nothing and the full points.
        case points
        /// Taken off, at most the full points.
        case deduction
        /// Added, at most the full points.
        case bonus
        /// 一票否决.
        case veto

        package var word: String {
            switch self {
            case .points: "得分"
            case .deduction: "扣分"
            case .bonus: "加分"
            case .veto: "一票否决"
            }
        }
    }

    package let key: String
    package let word: String
    /// 一级指标: what it stands under.
    package let group: String
    package let part: String
    package let kind: Kind
    package let points: Double
    package let origin: ScoreOrigin
    package let rule: ScoreRule
    /// Document and article.
    package let source: String
    package let note: String
}

/// How facts become points.
package enum ScoreRule: Hashable, Sendable {
    /// A part of the full points, 0 to 1.
    case share(Formula)
    /// Points as they are.
    case score(Formula)
    /// A veto.
    case holds(Formula)

    package var formula: Formula {
        switch self {
        case .share(let formula), .score(let formula), .holds(let formula): formula
        }
    }
}
