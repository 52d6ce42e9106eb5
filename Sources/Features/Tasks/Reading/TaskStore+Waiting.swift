import Core
import Database

/// Why a task waits for a person in 今日.
package enum WaitingReason: String, CaseIterable, Sendable {
    case toVerify, objected, extensionAsked
    case toSign, returned, reminded, overdue, nearDue

    package var word: String {
        switch self {
        case .toVerify: "待核验"
        case .objected: "异议待处理"
        case .extensionAsked: "延期待审批"
        case .toSign: "待签收"
        case .returned: "退回修改"
        case .reminded: "催办"
        case .overdue: "逾期"
        case .nearDue: "临期"
        }
    }
}

/// The tasks that wait for one reason: the first few and how many there are.
package struct WaitingGroup: Hashable, Sendable {
    package let reason: WaitingReason
    package let count: Int
    package let lines: [TaskLine]
}

extension TaskStore {
    /// What waits for a person, one group a reason, earliest deadline first; empty groups are left out.
    package func waiting(for actor: Actor, _ light: LightColumn, limit: Int) throws -> [WaitingGroup] {
        try WaitingReason.allCases.compactMap { reason in
            guard let condition = condition(of: reason, for: actor, light) else { return nil }
            let count = try tx.count("FROM task t WHERE \(condition)")
            guard count > 0 else { return nil }
            let query: Query = """
                SELECT \(Self.columns), unit.name AS lead_name, \(light.light) AS light,
                    coalesce(t.due_day, 9999999) AS sort_key
                FROM task t JOIN unit ON unit.id = t.lead_unit WHERE \(condition)
                ORDER BY coalesce(t.due_day, 9999999), t.id LIMIT \(limit)
                """
            return WaitingGroup(reason: reason, count: count, lines: try tx.rows(query, TaskLine.init))
        }
    }

    private func condition(of reason: WaitingReason, for actor: Actor, _ light: LightColumn) -> Query? {
        switch reason {
        case .toVerify, .objected, .extensionAsked: decided(reason, for: actor)
        case .toSign, .returned, .reminded, .overdue, .nearDue: carried(reason, for: actor, light)
        }
    }

    /// What a supervisor decides in the county, and a unit on the parts it handed out.
    private func decided(_ reason: WaitingReason, for actor: Actor) -> Query? {
        let whose: Query
        switch actor.role {
        case .supervisor:
            // Parts are decided by the unit that split the task; supervision may, but is not called to.
            let own: Query = "t.parent_id IN (SELECT id FROM task WHERE lead_unit = \(actor.unit))"
            let foreign: Query = "(t.lead_unit <> \(actor.unit) OR t.post_id <> \(actor.post))"
            whose = "t.county = \(actor.county) AND \(foreign) AND (t.parent_id IS NULL OR \(own))"
        case .officer, .township, .village:
            // What was given to a colleague is decided by the other posts of the unit.
            whose = """
                (t.lead_unit <> \(actor.unit) OR t.post_id <> \(actor.post))
                AND t.parent_id IN (SELECT id FROM task WHERE lead_unit = \(actor.unit))
                """
        case .leader:
            // Supervision cannot decide on what it leads itself.
            whose = """
                t.county = \(actor.county) AND t.parent_id IS NULL
                AND t.lead_unit IN (SELECT unit_id FROM post WHERE role = 'supervisor' AND ended_at IS NULL)
                """
        case .administrator: return nil
        }
        switch reason {
        case .toVerify: return "\(whose) AND t.stage = 'awaitingVerification'"
        case .objected: return "\(whose) AND t.stage = 'objected'"
        default:
            return """
                \(whose) AND t.stage = 'underway'
                AND t.id IN (SELECT task_id FROM extension_request WHERE decision IS NULL)
                """
        }
    }

    /// What the lead unit has to do itself.
    private func carried(_ reason: WaitingReason, for actor: Actor, _ light: LightColumn) -> Query? {
        guard actor.role != .leader, actor.role != .administrator else { return nil }
        let own: Query = "t.lead_unit = \(actor.unit) AND (t.post_id IS NULL OR t.post_id = \(actor.post))"
        let today = light.today.daysSince1970
        switch reason {
        case .toSign: return "\(own) AND t.stage = 'awaitingSigning'"
        case .returned:
            return """
                \(own) AND t.stage = 'underway' AND (
                    SELECT m.transition FROM movement m WHERE m.subject_kind = 'task' AND m.subject_id = t.id
                    AND (m.transition IN ('return', 'closeout-request') OR m.transition = 'progress' AND m.unit_id = t.lead_unit)
                    ORDER BY m.id DESC LIMIT 1) = 'return'
                """
        case .reminded:
            return """
                t.id IN (SELECT task_id FROM reminder WHERE unit_id = \(actor.unit) AND seen_at IS NULL)
                AND t.stage NOT IN ('closed', 'withdrawn')
                """
        case .overdue: return "\(own) AND t.stage = 'underway' AND t.due_day < \(today)"
        default:
            return """
                \(own) AND t.stage = 'underway' AND t.due_day >= \(today)
                AND t.due_day <= \(today + light.thresholds.nearDays)
                """
        }
    }
}
