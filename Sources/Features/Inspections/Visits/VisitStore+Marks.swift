import Core
import Database

extension VisitStore {
    /// Scored visits of a county by the day they were made, both days included. What scores nothing is left out.
    package func marks(in county: RegionCode, from first: Day, through last: Day) throws -> [VisitMark] {
        try tx.rows(
            """
            SELECT v.id, v.plan_id, v.region, v.spot, v.found_at, v.score, i.title
            FROM inspection_visit v JOIN inspection_plan i ON i.id = v.plan_id
            WHERE v.county = \(county) AND v.score IS NOT NULL AND v.found_at >= \(Instant(startOf: first))
                AND v.found_at < \(Instant(startOf: last.adding(days: 1)))
            ORDER BY v.found_at, v.id
            """
        ) { row in
            VisitMark(
                visit: try row.id("id"),
                plan: try row.id("plan_id"),
                title: try row.text("title"),
                region: try row.region("region"),
                spot: try row.text("spot"),
                day: try row.instant("found_at").day,
                score: try row.double("score")
            )
        }
    }
}
