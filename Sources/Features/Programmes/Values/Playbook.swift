import Core
import Expression

/// A programme of work as data: what is listed, the stages it passes, the gates, the numbers and the targets.
///
/// Read from YAML and checked as a whole, so whoever uses one need not check it again: keys are unique, every formula
/// fits its vocabulary, every stage can be reached.
package struct Playbook: Hashable, Sendable {
    /// `old-houses`: lower-case letters, digits and hyphens; also the file's name.
    package let key: String
    /// 农村老旧房屋拆除.
    package let name: String
    /// The mechanisms of the document it carries out, like `2.1`.
    package let covers: [String]
    /// The document's own words.
    package let clause: String
    /// Keys of `UnitFunction`: who leads, and who works along.
    package let lead: String
    package let supporting: [String]
    package let goal: RevitalisationGoal
    package let areas: [RevitalisationArea]
    package let cadence: Cadence
    package let item: ItemWords
    /// In the order a person is asked; a field's place is its slot in `itemVocabulary`.
    package let fields: [LedgerField]
    package let stages: [LedgerStage]
    package let moves: [LedgerMove]
    package let gates: [Gate]
    package let rules: [EntryRule]
    package let warnings: [Warning]
    package let flags: [PlaceWarning]
    package let measures: [Measure]
    package let indicators: [Indicator]
    package let targets: [TargetTemplate]
    package let lights: LightThresholds?
    /// The only posts that may read it; empty where everybody of the programme may. Each opening is recorded.
    package let readers: [MoveRight]
    /// Links of other ledgers read from their other end.
    package let followers: [Follower]
    /// What counts as the same thing twice.
    package let twins: [Twins]
    /// The names formulas about one thing may use: the fields, then `stage`, `place.…`, then the fields of linked things.
    package let itemVocabulary: Vocabulary
    /// The names indicator formulas may use: the own indicators, then those of other playbooks (`toilets.coverage`).
    package let indicatorVocabulary: Vocabulary
    /// The first 12 hexadecimal digits of the file's SHA-256: a changed file is a new version.
    package let version: String
}

extension Playbook {
    /// What its list is called: 农村老旧房屋拆除台账; a programme that is itself one, such as 乡镇台账, keeps its name.
    package var ledgerName: String { name.hasSuffix("台账") ? name : "\(name)台账" }
}

/// What one thing of the ledger is called.
package struct ItemWords: Hashable, Sendable {
    /// 老旧房屋.
    package let word: String
    /// 户.
    package let counter: String
    /// The field that names a thing in lists, by its place.
    package let title: Int
    /// The level of the place a thing belongs to.
    package let level: RegionCode.Level
}

/// The five requirements of the strategy (中共中央、国务院关于实施乡村振兴战略的意见, 2018).
package enum RevitalisationGoal: String, CaseIterable, Sendable {
    case thrivingBusinesses = "产业兴旺"
    case pleasantEnvironment = "生态宜居"
    case civility = "乡风文明"
    case effectiveGovernance = "治理有效"
    case prosperity = "生活富裕"

    package var word: String { rawValue }
}

/// The five areas of revitalisation.
package enum RevitalisationArea: String, CaseIterable, Sendable {
    case industry = "产业振兴"
    case talent = "人才振兴"
    case culture = "文化振兴"
    case ecology = "生态振兴"
    case organisation = "组织振兴"

    package var word: String { rawValue }
}

/// How often the state of the programme is looked at together.
package enum Cadence: String, CaseIterable, Sendable {
    case weekly, tenDays = "ten-days", monthly, quarterly, yearly

    package var word: String {
        switch self {
        case .weekly: "每周"
        case .tenDays: "每十天"
        case .monthly: "每月"
        case .quarterly: "每季度"
        case .yearly: "每年"
        }
    }
}

/// Percentage points behind the plan and days before the date; what is nil follows the county's settings.
package struct LightThresholds: Hashable, Sendable {
    package let amber: Double?
    package let red: Double?
    package let nearDays: Int?
}
