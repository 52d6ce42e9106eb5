import Core

/// Who may do what with scores; pure. Units see their own results, and everybody's once they are published.
package enum ScorePolicy {
    package static func runs(_ actor: Actor) -> Bool { actor.role == .supervisor }
    package static func heads(_ actor: Actor) -> Bool { actor.role == .supervisor || actor.role == .leader }

    package static func readsAll(_ actor: Actor, _ period: ScorePeriod) -> Bool {
        heads(actor) || period.stage == .published && actor.role != .administrator
    }

    package static func reads(_ actor: Actor, _ unit: UnitID, _ period: ScorePeriod) -> Bool {
        readsAll(actor, period) || actor.unit == unit
    }

    /// A unit objects to its own points: not a village, which is not scored.
    package static func objects(_ actor: Actor, _ unit: UnitID) -> Bool {
        (actor.role == .township || actor.role == .officer) && actor.unit == unit
    }

    /// Supervision, and whoever has the function an item names.
    package static func marks(_ actor: Actor, _ item: SchemeItem, functions: Set<String>) -> Bool {
        guard case .manual(let function) = item.origin else { return false }
        if runs(actor) { return true }
        guard let function, actor.role == .officer else { return false }
        return functions.contains(function)
    }

    /// Another person than who gave the mark and who filed, of another unit than the one that filed.
    package static func answers(_ actor: Actor, _ appeal: ScoreAppeal, marker: AccountID?) -> Bool {
        heads(actor) && actor.account != appeal.account && actor.unit != appeal.unit && actor.account != marker
    }

    package static func answers(_ actor: Actor, _ tolerance: ScoreTolerance) -> Bool {
        heads(actor) && actor.account != tolerance.account && actor.unit != tolerance.unit
    }
}
