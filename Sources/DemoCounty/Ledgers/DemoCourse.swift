import Accounts
import Core
import Ledgers
import Programmes

/// One programme's things on their way.
struct DemoCourse {
    struct Thing {
        /// Nil until it is entered.
        var id: ItemID?
        var region = ""
        /// The stage it is to have reached by today.
        var target: Int
        var stage = 0
        /// The stage whose answers it was entered with.
        var through = 0
        /// In which of the weeks after it is entered it takes its next step.
        var weeks: [Bool]
        /// Whether it takes its next step as soon as it can.
        var leads = false
        /// Whether it goes round what only some need: a plot that took need not be planted again.
        var isStraight = false
        var mover: AccountID?
    }

    let playbook: Playbook
    let clerk: Actor
    /// Percent of the things that come to an end.
    let share: Int
    /// Percent of the things that take a step in a week.
    let pace: Int
    /// Where the programme began: townships and villages are counted from it.
    let home: Int
    var items: [Thing] = []

    /// Few leave the programme; the others stand anywhere on the way.
    func target(_ random: inout SeededGenerator) -> Int {
        let way = playbook.stages.indices.filter { playbook.stages[$0].outcome != .dropped }
        return random.chance(share) ? end : random.pick(way)
    }

    /// Where what comes to an end stands.
    var end: Int {
        let way = playbook.stages.indices.filter { playbook.stages[$0].outcome != .dropped }
        return way.last { playbook.stages[$0].outcome == .done } ?? way.last ?? 0
    }

    /// Whether a step can be taken by people of villages only.
    var needsVillagePeople: Bool {
        playbook.moves.contains { move in
            playbook.stages[move.to].outcome != .dropped && move.who.allSatisfy { $0.role == .village }
        }
    }

    func beyond(_ target: Int) -> Int {
        let next = target + 1
        return next < playbook.stages.count && playbook.stages[next].outcome != .dropped ? next : target
    }

    /// A step forward that does not go past the target: what leads on, not what leads out.
    func next(_ thing: Thing) -> LedgerMove? {
        let steps = playbook.moves.filter { move in
            move.from.contains(thing.stage) && move.to > thing.stage && move.to <= thing.target
                && playbook.stages[move.to].outcome != .dropped
        }
        return thing.isStraight ? steps.max { $0.to < $1.to } : steps.min { $0.to < $1.to }
    }

    /// The step that follows one, where nobody may take both.
    func nextByAnother(_ thing: Thing, after move: LedgerMove) -> LedgerMove? {
        var moved = thing
        moved.stage = move.to
        moved.target = max(thing.target, beyond(move.to))
        return next(moved).flatMap { $0.byAnother ? $0 : nil }
    }
}
