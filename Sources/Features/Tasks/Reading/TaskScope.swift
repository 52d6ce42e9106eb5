import Core
import Database

/// Which tasks a person may read, as a condition on rows of `task` under the alias `t`.
package struct TaskScope: Sendable {
    package let condition: Query
    /// Set where everybody with this scope reads one whole county, so that counts can be shared.
    package let wholeCounty: RegionCode?

    /// Supervision and leaders read their county. Units read the tasks they take part in, the tasks those were split
    /// from and the parts split from them; a township also what its villages lead. Administrators read none.
    package init(_ actor: Actor) {
        wholeCounty = actor.role.readsWholeCounty ? actor.county : nil
        switch actor.role {
        case .supervisor, .leader: condition = "t.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer, .village: condition = "t.county = \(actor.county) AND t.id IN (\(Self.own(actor.unit)))"
        case .township:
            // One set of keys: an OR over the table would be answered by reading all of it.
            condition = """
                t.county = \(actor.county) AND t.id IN (\(Self.own(actor.unit))
                    UNION SELECT id FROM task
                    WHERE region >= \(actor.region.digits + "000") AND region < \(actor.region.digits + ":"))
                """
        }
    }

    /// The keys of the tasks a unit takes part in, of their parts and of what they were split from.
    private static func own(_ unit: UnitID) -> Query {
        """
        SELECT task_id FROM task_unit WHERE unit_id = \(unit)
        UNION SELECT part.id FROM task part JOIN task_unit u ON u.task_id = part.parent_id WHERE u.unit_id = \(unit)
        UNION SELECT part.parent_id FROM task part JOIN task_unit u ON u.task_id = part.id
            WHERE u.unit_id = \(unit) AND part.parent_id IS NOT NULL
        """
    }
}
