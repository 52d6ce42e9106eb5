import Core
import Database
import Inspections

extension OtherVisits {
    /// A village people come to on an on-site meeting is visited.
    package static let meetings = OtherVisits(
        planned: { places, day, actor, tx in try tx.meetings.visits(to: places, around: day, for: actor) },
        used: { item, tx in try tx.meetings.count(under: item, besides: nil) }
    )
}

/// The place people came to most often within 30 days.
package struct TroubledPlace: Hashable, Sendable {
    package let name: String
    package let times: Int
}

extension MeetingStore {
    /// Meetings with points in or around places. Points nobody knows yet are told only to those who may read the meeting.
    func visits(to places: [RegionCode], around day: Day, for actor: Actor) throws -> [PlannedVisit] {
        guard !places.isEmpty else { return [] }
        let readsAll = actor.role.readsWholeCounty
        let known: Query =
            readsAll
            ? "m.stage <> 'withdrawn'"
            : """
            (m.stage IN ('underway', 'closed') OR m.stage = 'preparing' AND m.unit_id = \(actor.unit))
            """
        return try tx.rows(
            """
            SELECT DISTINCT m.id, m.title, m.unit_name, m.day, p.region
            FROM meeting m JOIN meeting_point p ON p.meeting_id = m.id
            WHERE m.county = \(actor.county) AND \(known) AND \(tx.inspections.touching(places))
                AND m.day >= \(day.daysSince1970 - 120) AND m.day <= \(day.daysSince1970 + 120)
            ORDER BY m.day, m.id, p.region
            """
        ) { row in
            let day = Day(daysSince1970: try row.int("day"))
            return PlannedVisit(
                number: "现场推进会“\(try row.text("title"))”",
                unitName: try row.text("unit_name"),
                checklist: "",
                place: try row.region("region"),
                first: day,
                last: day
            )
        }
    }

    /// By inspections and meetings that have begun in a year: what is still to come need not be announced. Nil where there
    /// were none.
    package func mostTroubled(in county: RegionCode, year: Int, through today: Day) throws -> TroubledPlace? {
        let first = Day(year: year, month: 1, day: 1) ?? today
        let went: Query = """
            SELECT i.id, p.region, i.first_day AS day FROM inspection_plan i JOIN inspection_place p ON p.plan_id = i.id
            WHERE i.county = \(county) AND i.stage <> 'withdrawn' AND i.first_day >= \(first.daysSince1970)
                AND i.first_day <= \(today.daysSince1970)
            UNION SELECT m.id, q.region, m.day FROM meeting m JOIN meeting_point q ON q.meeting_id = m.id
            WHERE m.county = \(county) AND m.stage IN ('underway', 'closed') AND m.day >= \(first.daysSince1970)
                AND m.day <= \(today.daysSince1970)
            """
        return try tx.first(
            """
            WITH went AS (\(went))
            SELECT r.name, count(*) AS n FROM went a
            JOIN went b ON b.region = a.region AND b.day BETWEEN a.day AND a.day + 29
            JOIN region r ON r.code = a.region
            GROUP BY a.id, a.region, r.name ORDER BY n DESC, a.region LIMIT 1
            """
        ) { TroubledPlace(name: try $0.text("name"), times: try $0.int("n")) }
    }
}
