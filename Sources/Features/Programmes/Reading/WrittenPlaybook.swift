import Core
import Expression

/// A playbook as its file says it, before its parts are held against each other.
struct WrittenPlaybook {
    var problems: ProblemList
    /// The file's own lines.
    let source: FileText
    let position: Position
    let version: String
    var key: Written<String>
    var name: String
    var covers: [String]
    var clause: String
    var lead: String
    var supporting: [String]
    var goal: RevitalisationGoal
    var areas: [RevitalisationArea]
    var cadence: Cadence
    var word: String
    var counter: String
    var title: Written<String>
    var level: RegionCode.Level
    var fields: [WrittenField]
    var stages: [WrittenStage]
    var moves: [WrittenMove]
    var gates: [WrittenCondition]
    var rules: [WrittenCondition]
    var warnings: [WrittenCondition]
    var flags: [WrittenCondition]
    var measures: [WrittenMeasure]
    var indicators: [WrittenIndicator]
    var targets: [WrittenTarget]
    var lights: LightThresholds?
    var readers: [MoveRight]
    var followers: [WrittenFollower]
    var twins: [WrittenTwins]
    /// What could not be read of it: its own mistakes are told, and nothing is said of what only follows from them.
    var unread: UnreadParts
}

/// Parts of a file that are there but say too little.
struct UnreadParts {
    /// Names formulas may use all the same.
    var names: Set<String> = []
    /// Whether all moves were read: without one of them a stage only seems out of reach.
    var hasAllMoves = true
}

struct WrittenFollower {
    let key: Written<String>
    let word: Written<String>
    let from: Written<String>
    let by: Written<String>
    let stages: [Written<String>]
}

struct WrittenTwins {
    let key: Written<String>
    let word: Written<String>
    let same: [Written<String>]
    let within: RegionCode.Level
    let days: Int?
}

struct WrittenField {
    let key: Written<String>
    let label: Written<String>
    let type: FieldType
    let unit: String
    let options: [String]
    let isRequired: Bool
    let unique: RegionCode.Level?
    let range: NumberRange
    let also: [Written<String>]
    let why: String
    let group: String?
    let when: Written<String>?
    /// The playbook or kind a link leads to.
    let target: Written<String>?
    let reads: [Written<String>]
}

struct WrittenStage {
    let key: Written<String>
    let word: Written<String>
    let outcome: LedgerStage.Outcome
    let days: Int
}

struct WrittenMove {
    let key: Written<String>
    let word: Written<String>
    let from: [Written<String>]
    let to: Written<String>
    let who: [MoveRight]
    let owesWords: Bool
    let owesFiles: Int
    let proof: String
    let byAnother: Bool
}

/// A gate, rule, warning or flag.
struct WrittenCondition {
    let key: Written<String>
    /// Empty for all but gates.
    let before: [Written<String>]
    let formula: Written<String>
    let says: String
    let fix: String
    let source: String
    let to: Role
    let level: RegionCode.Level
}

struct WrittenMeasure {
    let key: Written<String>
    let word: Written<String>
    let unit: String
    let formula: Written<String>
}

struct WrittenIndicator {
    let key: Written<String>
    let word: Written<String>
    let unit: String
    let decimals: Int
    let direction: Indicator.Direction
    let formula: Written<String>?
    let entered: String?
    let every: Cadence?
    let weight: Double?
    let note: String
    let mayExceed: Bool
}

struct WrittenTarget {
    let indicator: Written<String>
    /// Of its value.
    let position: Position
    let value: Double?
    let low: Double?
    let from: MonthDay?
    let by: MonthDay
    let trajectory: Trajectory
    let source: String
}
