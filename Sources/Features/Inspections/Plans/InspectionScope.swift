import Core
import Database

/// Which plans and photo requests a person may read, as conditions on rows under the aliases `i` and `q`.
package struct InspectionScope: Sendable {
    package let plans: Query
    package let requests: Query

    /// Supervision and leaders read their county. Others read what their unit planned or takes part in; townships and
    /// villages also, once it was visited, what was seen in their place, and never before: a visit need not be announced.
    package init(_ actor: Actor, _ dialect: Dialect) {
        let own: Query = """
            (i.unit_id = \(actor.unit) OR i.id IN (SELECT m.plan_id FROM inspection_member m WHERE m.unit_id = \(actor.unit)))
            """
        switch actor.role {
        case .supervisor, .leader:
            plans = "i.county = \(actor.county)"
            requests = "q.county = \(actor.county)"
        case .administrator:
            plans = "1 = 0"
            requests = "1 = 0"
        case .officer:
            plans = "i.county = \(actor.county) AND \(own)"
            requests = "q.county = \(actor.county) AND q.unit_id = \(actor.unit)"
        case .township, .village:
            plans = """
                i.county = \(actor.county) AND (\(own) OR i.id IN (SELECT v.plan_id FROM inspection_visit v
                    WHERE \(dialect.within("v.region", actor.region))))
                """
            requests = "q.county = \(actor.county) AND q.unit_id = \(actor.unit)"
        }
    }
}
