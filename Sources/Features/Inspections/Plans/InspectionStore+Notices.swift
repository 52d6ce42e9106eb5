import Core
import Database

/// How inspections of a county were kept few in a year.
package struct InspectionYearFacts: Hashable, Sendable {
    /// Those not withdrawn.
    package let plans: Int
    /// Of them, without the number of a document.
    package let unauthorised: Int
    /// Lines of the yearly plan used more often than they say.
    package let overused: Int
}

extension InspectionStore {
    package func yearFacts(of county: RegionCode, year: Int, _ others: OtherVisits) throws -> InspectionYearFacts {
        let counts = try tx.first(
            """
            SELECT count(*) AS n, coalesce(sum(CASE WHEN document = '' THEN 1 ELSE 0 END), 0) AS bare
            FROM inspection_plan WHERE county = \(county) AND year = \(year) AND stage <> 'withdrawn'
            """
        )
        return InspectionYearFacts(
            plans: try counts?.int("n") ?? 0,
            unauthorised: try counts?.int("bare") ?? 0,
            overused: try yearItems(of: county, year: year).count { try $0.used + others.used($0.id, tx) > $0.times }
        )
    }

    /// What a message about an inspection says, and the units whose people take part: for the program itself, which has no
    /// scope. The places are left out: a visit need not be announced.
    package func noticeFacts(of id: PlanID) throws -> (title: String, first: Day, last: Day, units: [UnitID])? {
        let query: Query = "SELECT title, first_day, last_day FROM inspection_plan WHERE id = \(id)"
        guard let row = try tx.first(query) else { return nil }
        let units: Query = "SELECT DISTINCT unit_id FROM inspection_member WHERE plan_id = \(id) ORDER BY unit_id"
        return (
            try row.text("title"), Day(daysSince1970: try row.int("first_day")),
            Day(daysSince1970: try row.int("last_day")), try tx.values(units)
        )
    }
}

/// How photos were asked for in a year.
package struct PhotoRequestFacts: Hashable, Sendable {
    package let requests: Int
    package let photos: Int
    /// Those that say no reason or name no rule.
    package let unexplained: Int
    /// Those that ask for more photos, or for longer, than the county's limits.
    package let excessive: Int
}

extension PhotoStore {
    package func requestFacts(of county: RegionCode, since day: Day) throws -> PhotoRequestFacts {
        let limits = try tx.inspections.limits(of: county)
        let longest = limits[.requestDays] * 86_400_000
        let row = try tx.first(
            """
            SELECT count(*) AS n, coalesce(sum(wanted), 0) AS photos,
                coalesce(sum(CASE WHEN reason = '' OR rule = '' THEN 1 ELSE 0 END), 0) AS bare,
                coalesce(sum(CASE WHEN wanted > \(limits[.requestPhotos])
                    OR (last_day * 86400000) - at > \(longest) THEN 1 ELSE 0 END), 0) AS more
            FROM photo_request WHERE county = \(county) AND at >= \(Instant(startOf: day))
            """
        )
        return PhotoRequestFacts(
            requests: try row?.int("n") ?? 0,
            photos: try row?.int("photos") ?? 0,
            unexplained: try row?.int("bare") ?? 0,
            excessive: try row?.int("more") ?? 0
        )
    }

    /// What a message about a photo request says: for the program itself, which has no scope.
    package func noticeFacts(of id: PhotoRequestID) throws -> (unit: UnitID, reason: String, wanted: Int, last: Day)? {
        try tx.first("SELECT unit_id, reason, wanted, last_day FROM photo_request WHERE id = \(id)") { row in
            (
                try row.id("unit_id"), try row.text("reason"), try row.int("wanted"),
                Day(daysSince1970: try row.int("last_day"))
            )
        }
    }
}
