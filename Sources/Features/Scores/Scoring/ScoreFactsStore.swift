import Core
import Database
import Tasks

extension Transaction {
    var scoreFacts: ScoreFactsStore { ScoreFactsStore(tx: self) }
}

/// What scores are counted from: tasks and problems whose day came within a span. Nothing of sessions, records or uploads.
struct ScoreFactsStore {
    let tx: Transaction

    /// Tasks of a county that came due or are closed already, withdrawn ones left out, by day.
    func tasks(in county: RegionCode, from: Day, through: Day) throws -> [DueWork] {
        try tx.rows(
            """
            SELECT t.id, t.region, t.lead_unit, t.title, t.goal AS subject, t.due_day, t.closed_at,
                CASE WHEN t.stage = 'closed' THEN 1 ELSE 0 END AS is_closed, coalesce(r.returns, 0) AS returns
            FROM task t LEFT JOIN (SELECT subject_id, count(*) AS returns FROM movement
                WHERE subject_kind = 'task' AND transition = 'return' GROUP BY subject_id) r ON r.subject_id = t.id
            WHERE t.county = \(county) AND t.stage <> 'withdrawn'
                AND t.due_day >= \(from.daysSince1970)
                AND (t.due_day <= \(through.daysSince1970) OR t.stage = 'closed')
            ORDER BY t.due_day, t.id
            """
        ) { row in
            DueWork(
                id: try row.int64("id"),
                region: try row.region("region"),
                unit: try row.id("lead_unit"),
                title: try row.text("title"),
                subject: try row.optionalText("subject") ?? "",
                due: Day(daysSince1970: try row.int("due_day")),
                closed: try row.bool("is_closed") ? try row.optionalInstant("closed_at")?.day : nil,
                returns: try row.int("returns"),
                reopenings: 0
            )
        }
    }

    /// Problems of a county whose last day came or that are closed already, by day. A problem belongs to who puts it right.
    func problems(in county: RegionCode, from: Day, through: Day) throws -> [DueWork] {
        try tx.rows(
            """
            SELECT p.id, u.region, p.owner_unit, p.content, p.aspect, d.due_day, p.closed_day, p.returns, p.reopenings
            FROM problem p JOIN unit u ON u.id = p.owner_unit
            JOIN (SELECT problem_id, max(due_day) AS due_day FROM problem_phase GROUP BY problem_id) d
                ON d.problem_id = p.id
            WHERE p.county = \(county) AND p.stage NOT IN ('found', 'withdrawn')
                AND d.due_day >= \(from.daysSince1970)
                AND (d.due_day <= \(through.daysSince1970) OR p.closed_day IS NOT NULL)
            ORDER BY d.due_day, p.id
            """
        ) { row in
            DueWork(
                id: try row.int64("id"),
                region: try row.region("region"),
                unit: try row.id("owner_unit"),
                title: String((try row.text("content")).prefix(40)),
                subject: try row.text("aspect"),
                due: Day(daysSince1970: try row.int("due_day")),
                closed: try row.optionalInt("closed_day").map(Day.init(daysSince1970:)),
                returns: try row.int("returns"),
                reopenings: try row.int("reopenings")
            )
        }
    }
}

/// A task or problem that came due.
struct DueWork: Hashable, Sendable {
    let id: Int64
    let region: RegionCode
    let unit: UnitID
    let title: String
    /// The goal of a task, the aspect of a problem.
    let subject: String
    let due: Day
    /// Nil while it is open.
    let closed: Day?
    let returns: Int
    let reopenings: Int
}
