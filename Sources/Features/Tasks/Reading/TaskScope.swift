import Core
import Database

/// Which tasks a person may read, as a condition on rows of `task` under the alias `t`.
package struct TaskScope: Sendable {
    package let condition: Query

    /// Supervision and leaders read their county. Units read the tasks they take part in, the tasks those were split
    /// from and the parts split from them; a township also what its villages lead. Administrators read none.
    package init(_ actor: Actor) {
        switch actor.role {
        case .supervisor, .leader: condition = "t.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer, .village: condition = "t.county = \(actor.county) AND \(Self.own(actor.unit))"
        case .township:
            condition = """
                t.county = \(actor.county) AND (\(Self.own(actor.unit))
                    OR t.region >= \(actor.region.digits + "000") AND t.region < \(actor.region.digits + ":"))
                """
        }
    }

    private static func own(_ unit: UnitID) -> Query {
        """
        t.id IN (
            SELECT task_id FROM task_unit WHERE unit_id = \(unit)
            UNION SELECT part.id FROM task part JOIN task_unit u ON u.task_id = part.parent_id WHERE u.unit_id = \(unit)
            UNION SELECT part.parent_id FROM task part JOIN task_unit u ON u.task_id = part.id
                WHERE u.unit_id = \(unit) AND part.parent_id IS NOT NULL)
        """
    }
}
