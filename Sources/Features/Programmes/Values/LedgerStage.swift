import Core
import Expression

/// A step every thing of a ledger passes, in order.
package struct LedgerStage: Hashable, Sendable {
    package let key: String
    /// 已拆除.
    package let word: String
    package let outcome: Outcome
    /// So long a thing may stand here before it counts as slow; 0 where nobody asks how long.
    package let days: Int

    /// Where a playbook says nothing: a month, the reporting month of most programmes. A county's own playbook may say other.
    package static let usualDays = 30

    package enum Outcome: String, CaseIterable, Sendable {
        /// On the way.
        case open
        /// The work is done.
        case done
        /// Left the programme and no longer counts: entered by mistake, not to be demolished after all.
        case dropped
    }

    /// Whether nothing is expected to happen here any more.
    package var isTerminal: Bool { outcome != .open }
    /// Whether a thing on its way is held against days here, and so has a light.
    package var isTimed: Bool { outcome == .open && days > 0 }
}

/// A way from some stages to another: who may take it, and what they must bring.
package struct LedgerMove: Hashable, Sendable {
    /// A noun for the act: `demolition`.
    package let key: String
    /// The button: 报告拆除.
    package let word: String
    /// Places in `Playbook.stages`.
    package let from: StageSet
    package let to: Int
    package let who: [MoveRight]
    /// A reason or account in words is owed.
    package let owesWords: Bool
    /// So many files are owed.
    package let owesFiles: Int
    /// What the files must show: 拆除后照片.
    package let proof: String
    /// Somebody else than who made the move before: nobody accepts the own work.
    package let byAnother: Bool
}

/// A kind of post that may make a move; its region must hold the thing.
package struct MoveRight: Hashable, Sendable {
    package let role: Role
    /// Only units with this function (key of `UnitFunction`); nil for any unit.
    package let function: String?

    package init(role: Role, function: String?) {
        self.role = role
        self.function = function
    }

    /// 部门人员（housing）.
    var written: String { role.word + (function.map { "（\($0)）" } ?? "") }
}

/// A condition that must hold before a thing enters one of some stages.
package struct Gate: Hashable, Sendable {
    package let key: String
    /// Places in `Playbook.stages`. A stage that can be passed over is not guarded by a gate of that stage alone.
    package let before: StageSet
    package let formula: Formula
    /// What must hold, as a person would say it: 老人有去处.
    package let sentence: String
    /// How to fix it: 填写“老人安置”，或先落实住处.
    package let fix: String
    /// The rule's source: document and article; empty where the speech itself says it.
    package let source: String
    /// Fields to fill in, by place, in the order the formula names them.
    package let fields: [Int]
}

/// What must hold of every thing that is saved.
package struct EntryRule: Hashable, Sendable {
    package let key: String
    package let formula: Formula
    /// Shown where it does not hold.
    package let sentence: String
    package let fields: [Int]
}

/// Something to look at while it holds: a thing stands too long, an old person lives in a shed.
package struct Warning: Hashable, Sendable {
    package let key: String
    package let formula: Formula
    package let sentence: String
    /// Whose 今日 it stands in.
    package let to: Role
}

/// Something to look at in a whole place: nearly every toilet of a village is of one kind.
package struct PlaceWarning: Hashable, Sendable {
    package let key: String
    /// In the names of the indicators.
    package let formula: Formula
    package let sentence: String
    /// The places it is asked of.
    package let level: RegionCode.Level
    package let to: Role
}

extension Playbook {
    /// The gates on a move: those of the stage it leads to; none on the way back or out.
    package func gates(of move: LedgerMove, from stage: Int) -> [Gate] {
        guard stages[move.to].outcome != .dropped, move.to > stage else { return [] }
        return gates.filter { $0.before.contains(move.to) }
    }

    package func stage(_ key: String) -> Int? { stages.firstIndex { $0.key == key } }
    package func field(_ key: String) -> Int? { fields.firstIndex { $0.key == key } }

    /// The same, looked for from `place` on first: members of a stored thing stand in the order of the fields.
    package func field(_ key: String, from place: Int) -> Int? {
        fields.suffix(from: min(place, fields.count)).firstIndex { $0.key == key } ?? field(key)
    }

    package func move(_ key: String) -> LedgerMove? { moves.first { $0.key == key } }
    package func indicator(_ key: String) -> Indicator? { indicators.first { $0.key == key } }
}
