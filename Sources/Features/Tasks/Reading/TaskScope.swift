import Core
import Database

/// Which tasks a person may read, as a condition on rows of `task` under the alias `t`.
package struct TaskScope: Sendable {
    /// Everybody who reads the same tasks: what one of them saw summed up holds for the others.
    package enum Readers: Hashable, Sendable {
        case county(RegionCode)
        case unit(UnitID)
        case township(UnitID, RegionCode)
        case nobody
    }

    package let condition: Query
    package let readers: Readers

    package var readsWholeCounty: Bool {
        if case .county = readers { true } else { false }
    }

    /// Supervision and leaders read their county. Units read the tasks they take part in, the tasks those were split
    /// from and the parts split from them; a township also what its villages lead. Administrators read none.
    package init(_ actor: Actor) {
        switch actor.role {
        case .supervisor, .leader:
            readers = .county(actor.county)
            condition = "t.county = \(actor.county)"
        case .administrator:
            readers = .nobody
            condition = "1 = 0"
        case .officer, .village:
            readers = .unit(actor.unit)
            condition = "t.county = \(actor.county) AND t.id IN (\(Self.own(actor.unit)))"
        case .township:
            readers = .township(actor.unit, actor.region)
            // One set of keys: an OR over the table would be answered by reading all of it.
            condition = """
                t.county = \(actor.county) AND t.id IN (\(Self.own(actor.unit))
                    UNION ALL SELECT id FROM task
                    WHERE region >= \(actor.region.digits + "000") AND region < \(actor.region.digits + ":"))
                """
        }
    }

    /// The keys of the tasks a unit takes part in, of their parts and of what they were split from. Keys may come twice:
    /// `IN` makes them one set, and SQLite would make a second one for `UNION`.
    private static func own(_ unit: UnitID) -> Query {
        """
        SELECT task_id FROM task_unit WHERE unit_id = \(unit)
        UNION ALL SELECT part.id FROM task part JOIN task_unit u ON u.task_id = part.parent_id
            WHERE u.unit_id = \(unit)
        UNION ALL SELECT part.parent_id FROM task part JOIN task_unit u ON u.task_id = part.id
            WHERE u.unit_id = \(unit) AND part.parent_id IS NOT NULL
        """
    }
}
