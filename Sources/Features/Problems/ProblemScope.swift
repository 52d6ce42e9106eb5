import Core
import Database

/// Which problems a person may read, as a condition on rows of `problem` under the alias `p`.
package struct ProblemScope: Sendable {
    package let condition: Query

    /// Supervision and leaders read their county. Units read what they own, check or found; a township also what lies in
    /// it, a village what lies in it. Administrators read none.
    package init(_ actor: Actor, _ dialect: Dialect) {
        let own: Query = """
            (p.owner_unit = \(actor.unit) OR p.checker_unit = \(actor.unit) OR p.unit_id = \(actor.unit))
            """
        switch actor.role {
        case .supervisor, .leader: condition = "p.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer: condition = "p.county = \(actor.county) AND \(own)"
        case .township, .village:
            condition = "p.county = \(actor.county) AND (\(own) OR \(dialect.within("p.region", actor.region)))"
        }
    }
}
