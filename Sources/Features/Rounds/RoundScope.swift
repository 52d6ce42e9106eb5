import Core
import Database

/// Which rounds a person may read, as a condition on rows of `round` under the alias `r`.
package struct RoundScope: Sendable {
    package let condition: Query

    /// Supervision and leaders read their county. A unit reads the rounds it owes something to; a township also those its
    /// villages owe something to. Administrators read none.
    package init(_ actor: Actor, _ dialect: Dialect) {
        switch actor.role {
        case .supervisor, .leader: condition = "r.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer, .village:
            condition = """
                r.county = \(actor.county)
                AND r.id IN (SELECT round_id FROM round_owner WHERE unit_id = \(actor.unit))
                """
        case .township:
            condition = """
                r.county = \(actor.county) AND EXISTS (SELECT 1 FROM round_owner w WHERE w.round_id = r.id
                    AND (w.unit_id = \(actor.unit) OR \(dialect.within("w.region", actor.region))))
                """
        }
    }

    /// Of those who owe something, under the alias `w`: a unit sees itself, a township also its villages.
    static func owners(_ actor: Actor, _ dialect: Dialect) -> Query {
        switch actor.role {
        case .supervisor, .leader: "1 = 1"
        case .administrator: "1 = 0"
        case .officer, .village: "w.unit_id = \(actor.unit)"
        case .township: "(w.unit_id = \(actor.unit) OR \(dialect.within("w.region", actor.region)))"
        }
    }
}
