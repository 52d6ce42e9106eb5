import Core
import Expression

/// Things of another ledger that link to each thing of this one: the measures a household gets. Formulas see them as a
/// set (`count(measures)`), and their numbers as lists (`sum(measures.amount)`).
package struct Follower: Hashable, Sendable {
    package let key: String
    /// 帮扶措施.
    package let word: String
    /// Key of the playbook whose things lead here.
    package let from: String
    /// Its field that links.
    package let by: String
    /// Keys of the stages in which they count; empty for all that have not left their programme.
    package let stages: [String]
}

/// Other things of the same ledger that agree in some fields, within a place and so many days: one project approved twice.
/// Formulas see them as a set (`count(twins) == 0`), and their numbers as lists (`max(twins.year)`).
package struct Twins: Hashable, Sendable {
    package let key: String
    package let word: String
    /// Places of the fields that must agree; all of them known.
    package let fields: [Int]
    package let within: RegionCode.Level
    /// How far apart they may have been entered; nil for ever.
    package let days: Int?
}

extension Playbook {
    /// Whether only named posts may read it, and everybody who opens it is recorded.
    package var isRestricted: Bool { !readers.isEmpty }

    /// Whether a formula asks about more than the thing itself: linked things, those that lead here, twins.
    package func looksAround(_ formula: Formula) -> Bool { formula.slots.contains { $0 >= ownNames } }

    /// Fields, then stage, stage_since, entered_on, place.name, place.code, place.level.
    package var ownNames: Int { fields.count + 6 }
}
