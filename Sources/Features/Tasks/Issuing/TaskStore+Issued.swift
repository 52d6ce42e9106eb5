import Core
import Database
import Directives

extension TaskStore {
    /// The standing task of each of these drafts, withdrawn ones left out.
    func issued(from drafts: [DraftID], in county: RegionCode) throws -> [DraftID: IssuedWork.Item] {
        guard !drafts.isEmpty else { return [:] }
        let rows = try tx.rows(
            """
            SELECT t.id, t.draft_id, t.year, t.sequence, t.branch, t.title, t.due_day, unit.name AS lead_name
            FROM task t JOIN unit ON unit.id = t.lead_unit
            WHERE t.county = \(county) AND t.stage <> 'withdrawn' AND t.draft_id IN \(list: drafts)
            """
        )
        var found: [DraftID: IssuedWork.Item] = [:]
        for row in rows {
            let number = TaskNumber(
                year: try row.int("year"),
                sequence: try row.int("sequence"),
                branch: try row.int("branch")
            )
            found[try row.id("draft_id")] = IssuedWork.Item(
                number: "\(number)",
                title: try row.text("title"),
                address: "/tasks/\(try row.int64("id"))",
                lead: try row.text("lead_name"),
                due: try row.optionalInt("due_day").map(Day.init(daysSince1970:))
            )
        }
        return found
    }
}

extension IssuedWork {
    /// What was issued from drafts, as the review of documents names it.
    package static let tasks = IssuedWork(
        find: { tx, drafts, county in try tx.tasks.issued(from: drafts, in: county) },
        revision: { tx in try tx.tasks.revision().lastTask }
    )
}
