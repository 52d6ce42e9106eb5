import Core
import Database
import Rounds

extension Transaction {
    package var marks: MarkStore { MarkStore(tx: self) }
}

/// What one unit gave one point, all criteria together.
package struct PointTotal: Hashable, Sendable {
    package let point: MeetingPointID
    package let unit: UnitID
    package let total: Double
}

/// Every statement about scores given at meetings.
package struct MarkStore {
    let tx: Transaction

    package func totals(of meeting: MeetingID) throws -> [PointTotal] {
        try tx.rows(
            """
            SELECT k.point_id, k.unit_id, sum(k.mark) AS total FROM meeting_mark k
            JOIN meeting_point p ON p.id = k.point_id WHERE p.meeting_id = \(meeting)
            GROUP BY k.point_id, k.unit_id ORDER BY k.point_id, k.unit_id
            """
        ) { row in
            PointTotal(point: try row.id("point_id"), unit: try row.id("unit_id"), total: try row.double("total"))
        }
    }

    /// By place in the criteria; empty where the unit has not scored the point.
    package func marks(of point: MeetingPointID, by unit: UnitID) throws -> [Double] {
        try tx.rows(
            "SELECT mark FROM meeting_mark WHERE point_id = \(point) AND unit_id = \(unit) ORDER BY criterion"
        ) { try $0.double("mark") }
    }

    /// Answers whether it was the unit's first score of the point.
    func insert(_ marks: [Double], of point: MeetingPointID, by actor: Actor, at now: Instant) throws -> Bool {
        for (criterion, mark) in marks.enumerated() {
            let stored = try tx.run(
                """
                INSERT INTO meeting_mark (point_id, unit_id, criterion, mark, account_id, at)
                VALUES (\(point), \(actor.unit), \(criterion), \(mark), \(actor.account), \(now))
                ON CONFLICT (point_id, unit_id, criterion) DO NOTHING
                """
            )
            guard stored == 1 else { return false }
        }
        return true
    }

    /// Means of the points of a county's meetings that ended in a stretch of days: what a scheme of scores may count.
    package func results(in county: RegionCode, from first: Day, through last: Day) throws -> [MeetingResult] {
        let meetings = try tx.rows(
            """
            SELECT m.id, m.title, m.day FROM meeting m WHERE m.county = \(county) AND m.stage = 'closed'
                AND m.day >= \(first.daysSince1970) AND m.day <= \(last.daysSince1970) ORDER BY m.day, m.id
            """
        ) { row -> (MeetingID, String, Day) in
            (try row.id("id"), try row.text("title"), Day(daysSince1970: try row.int("day")))
        }
        return try meetings.flatMap { id, title, day -> [MeetingResult] in
            let totals = Dictionary(grouping: try totals(of: id), by: \.point)
            return try tx.meetingPoints.list(of: id).compactMap { point in
                guard let mean = TrimmedMean(of: (totals[point.id] ?? []).map(\.total)) else { return nil }
                return MeetingResult(
                    id: point.id,
                    meeting: id,
                    title: title,
                    day: day,
                    region: point.region,
                    point: point.title,
                    mean: mean
                )
            }
        }
    }
}

/// What a point of a meeting that is over was scored.
package struct MeetingResult: Hashable, Sendable {
    package let id: MeetingPointID
    package let meeting: MeetingID
    package let title: String
    package let day: Day
    package let region: RegionCode
    package let point: String
    package let mean: TrimmedMean
}
