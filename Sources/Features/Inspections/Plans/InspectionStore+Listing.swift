import Core
import Database

/// A line of the list of inspections.
package struct PlanLine: Hashable, Sendable {
    package let plan: InspectionPlan
    package let places: Int
    /// Planned places with at least one visit in them.
    package let visited: Int
    package let visits: Int
    /// The mean of the visits' scores.
    package let score: Double?
    package let findings: Int
}

extension InspectionStore {
    /// The newest first, those before `before`.
    package func lines(for actor: Actor, before: PlanID? = nil, limit: Int) throws -> [PlanLine] {
        let scope = InspectionScope(actor, tx.dialect)
        let older: Query = before.map { "AND i.id < \($0)" } ?? ""
        return try lines("\(scope.plans) \(older) ORDER BY i.id DESC LIMIT \(limit)")
    }

    private func lines(_ condition: Query) throws -> [PlanLine] {
        try tx.rows(
            """
            SELECT \(Self.columns),
                (SELECT count(*) FROM inspection_place p WHERE p.plan_id = i.id) AS places,
                (SELECT count(*) FROM inspection_place p WHERE p.plan_id = i.id AND EXISTS (
                    SELECT 1 FROM inspection_visit v WHERE v.plan_id = i.id AND v.region >= p.region
                        AND v.region < p.region || ':')) AS visited,
                (SELECT count(*) FROM inspection_visit v WHERE v.plan_id = i.id) AS visits,
                (SELECT avg(v.score) FROM inspection_visit v WHERE v.plan_id = i.id) AS mean,
                (SELECT count(*) FROM inspection_finding f JOIN inspection_visit v ON v.id = f.visit_id
                    WHERE v.plan_id = i.id) AS findings
            FROM inspection_plan i WHERE \(condition)
            """
        ) { row in
            PlanLine(
                plan: try InspectionPlan(row),
                places: try row.int("places"),
                visited: try row.int("visited"),
                visits: try row.int("visits"),
                score: try row.optionalDouble("mean"),
                findings: try row.int("findings")
            )
        }
    }

    /// Open inspections in which this person still has places to visit, those over soonest first.
    package func waiting(for actor: Actor, on today: Day, limit: Int) throws -> [PlanLine] {
        try lines(
            """
            i.id IN (SELECT m.plan_id FROM inspection_member m
                WHERE m.account_id = \(actor.account) AND m.unit_id = \(actor.unit))
            AND i.stage = 'open' AND i.first_day <= \(today.daysSince1970) AND i.last_day >= \(today.daysSince1970)
            ORDER BY i.last_day, i.id LIMIT \(limit)
            """
        ).filter { $0.visited < $0.places }
    }
}
