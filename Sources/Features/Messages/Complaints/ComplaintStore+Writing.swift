import Core
import Database

extension ComplaintStore {
    /// Numbers follow one another by county and year; the row of the county is held so that none is given twice.
    func nextNumber(in county: RegionCode, year: Int) throws -> ComplaintNumber {
        _ = try tx.rows("SELECT code FROM region WHERE code = \(county)\(tx.dialect.lockRows)")
        let last: Int? = try tx.optionalValue(
            "SELECT max(sequence) FROM complaint WHERE county = \(county) AND year = \(year)"
        )
        return ComplaintNumber(year: year, sequence: (last ?? 0) + 1)
    }

    func insert(_ complaint: Complaint) throws {
        try tx.run(
            """
            INSERT INTO complaint (id, county, year, sequence, kind, body, page, account_id, unit_id, person, unit_name,
                code_digest, stage, post_id, made_on, due_day, reopened, version)
            VALUES (\(complaint.id), \(complaint.county), \(complaint.number.year), \(complaint.number.sequence),
                \(complaint.kind), \(complaint.body), \(complaint.page), \(complaint.account), \(complaint.unit),
                \(complaint.person), \(complaint.unitName), \(complaint.codeDigest), \(complaint.stage),
                \(complaint.post), \(complaint.madeOn), \(complaint.due), \(complaint.reopened), \(complaint.version))
            """
        )
    }

    func insert(_ step: ComplaintStep, of id: ComplaintID, as key: Int64) throws {
        try tx.post(
            """
            INSERT INTO complaint_step (id, complaint_id, act, words, person, unit_name, at)
            VALUES (\(key), \(id), \(step.act), \(step.words), \(step.person), \(step.unitName), \(step.at))
            """
        )
    }

    func assign(_ id: ComplaintID, to post: PostID) throws {
        try tx.run("UPDATE complaint SET post_id = \(post), version = version + 1 WHERE id = \(id)")
    }

    func answer(_ id: ComplaintID, on today: Day) throws {
        try tx.run(
            """
            UPDATE complaint SET stage = \(ComplaintStage.answered), answered_on = \(today), version = version + 1
            WHERE id = \(id)
            """
        )
    }

    /// A new clock begins.
    func reopen(_ id: ComplaintID, due: Day) throws {
        try tx.run(
            """
            UPDATE complaint SET stage = \(ComplaintStage.open), answered_on = NULL, due_day = \(due),
                reopened = reopened + 1, version = version + 1 WHERE id = \(id)
            """
        )
    }
}
