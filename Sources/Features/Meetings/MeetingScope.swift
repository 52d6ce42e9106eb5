import Core
import Database

/// Which meetings a person may read, as a condition on rows of `meeting` under the alias `m`.
package struct MeetingScope: Sendable {
    package let condition: Query

    /// Supervision and leaders read their county; a department what it convenes. Others read a meeting once it is under way,
    /// where their unit is present or one of its points lies in their place: which points are looked at is nobody's to know
    /// beforehand.
    package init(_ actor: Actor, _ dialect: Dialect) {
        let present: Query = """
            m.stage IN ('underway', 'closed')
                AND m.id IN (SELECT u.meeting_id FROM meeting_unit u WHERE u.unit_id = \(actor.unit))
            """
        switch actor.role {
        case .supervisor, .leader: condition = "m.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer: condition = "m.county = \(actor.county) AND (m.unit_id = \(actor.unit) OR \(present))"
        case .township, .village:
            condition = """
                m.county = \(actor.county) AND (\(present) OR m.stage IN ('underway', 'closed')
                    AND m.id IN (SELECT q.meeting_id FROM meeting_point q WHERE \(dialect.within("q.region", actor.region))))
                """
        }
    }
}
