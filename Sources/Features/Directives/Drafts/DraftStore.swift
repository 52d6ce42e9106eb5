import Core
import Database
import PolicyText

extension Transaction {
    package var drafts: DraftStore { DraftStore(tx: self) }
}

/// Drafts with their characters, units and numbers.
package struct DraftStore {
    let tx: Transaction

    /// Every draft of a document in the order of the text, those merged into another left out.
    package func list(_ directive: DirectiveID, county: RegionCode) throws -> [DraftTask] {
        try drafts(directive, county, "t.merged_into IS NULL")
    }

    /// Drafts that are neither discarded nor issued, in the order of the text; with `ids` only those of them.
    /// Inside a write the rows are locked until it ends.
    package func issuable(
        _ directive: DirectiveID,
        county: RegionCode,
        only ids: [DraftID]? = nil,
        lock: Bool = false
    ) throws -> [DraftTask] {
        var conditions: [Query] = ["t.discarded_at IS NULL", "t.merged_into IS NULL", "t.issued_at IS NULL"]
        if let ids { conditions.append("t.id IN \(list: ids)") }
        return try drafts(directive, county, Query.all(conditions), lock: lock)
    }

    /// Throws `NotFound` where the county's document has no such draft. Merged and discarded ones are found.
    package func find(
        _ id: DraftID,
        in directive: DirectiveID,
        county: RegionCode,
        lock: Bool = false
    ) throws -> DraftTask {
        guard let draft = try drafts(directive, county, "t.id = \(id)", lock: lock).first else {
            throw NotFound("draft", id)
        }
        return draft
    }

    /// Drafts that wait to be issued in the whole county, by document: for 今日.
    package func waiting(county: RegionCode) throws -> [(directive: DirectiveID, title: String, count: Int)] {
        try tx.rows(
            """
            SELECT d.id, d.title, count(*) AS waiting FROM directive d JOIN draft_task t ON t.directive_id = d.id
            WHERE d.county = \(county) AND t.discarded_at IS NULL AND t.merged_into IS NULL AND t.issued_at IS NULL
            GROUP BY d.id, d.title ORDER BY d.id
            """
        ) { (try $0.id("id"), try $0.text("title"), try $0.int("waiting")) }
    }

    private func drafts(
        _ directive: DirectiveID,
        _ county: RegionCode,
        _ condition: Query,
        lock: Bool = false
    ) throws -> [DraftTask] {
        let owned: Query = """
            t.directive_id = \(directive) AND \(condition) AND EXISTS (
                SELECT 1 FROM directive d WHERE d.id = t.directive_id AND d.county = \(county))
            """
        let rows = try tx.rows(
            "SELECT t.* FROM draft_task t WHERE \(owned) ORDER BY t.position, t.id\(lock ? tx.dialect.lockRows : "")"
        )
        guard !rows.isEmpty else { return [] }
        let parts = try DraftParts(tx: tx, county: county, drafts: "SELECT t.id FROM draft_task t WHERE \(owned)")
        let outline = try tx.directives.outline(directive)
        return try rows.map { try draft($0, parts, outline) }
    }

    private func draft(_ row: ResultRow, _ parts: DraftParts, _ outline: DirectiveOutline) throws -> DraftTask {
        let id: DraftID = try row.id("id")
        let section = try row.optionalInt("section")
        return DraftTask(
            id: id,
            directive: try row.id("directive_id"),
            section: section,
            title: try row.text("title"),
            content: try row.text("content"),
            kind: DutyKind(rawValue: try row.text("kind")) ?? .action,
            deadline: try row.optionalDay("deadline"),
            deadlineText: try row.optionalText("deadline_text"),
            cadence: try row.optionalText("cadence"),
            cadenceText: try row.optionalText("cadence_text"),
            leader: try row.optionalText("leader"),
            confidence: try row.double("confidence"),
            spans: parts.spans[id] ?? [],
            units: parts.units[id] ?? [],
            quantities: parts.quantities[id] ?? [],
            sectionDeadline: outline.deadline(of: section),
            state: try state(row),
            editedBy: try row.optionalText("edited_by"),
            version: try row.int("version"),
            updatedAt: try row.instant("updated_at"),
            subject: try DutySubject(row)
        )
    }

    private func state(_ row: ResultRow) throws -> DraftState {
        if let issued = try row.optionalInstant("issued_at") { return .issued(issued) }
        if let other: DraftID = try row.optionalID("merged_into") { return .merged(into: other) }
        if let discarded = try row.optionalInstant("discarded_at") { return .discarded(discarded) }
        return .open
    }
}

extension DraftStore {
    /// County leaders with an account, and everybody else named as one before.
    package func leaderNames(county: RegionCode) throws -> [String] {
        try tx.values(
            """
            SELECT account.name FROM post JOIN account ON account.id = post.account_id
            WHERE post.role = 'leader' AND post.ended_at IS NULL AND account.disabled_at IS NULL
                AND \(tx.dialect.within("post.region", county))
            UNION SELECT t.leader FROM draft_task t JOIN directive d ON d.id = t.directive_id
            WHERE d.county = \(county) AND t.leader IS NOT NULL ORDER BY 1 LIMIT 200
            """
        )
    }

    /// What this county gave to whom before, newest first: suggestions learn from it.
    func pastAssignments(county: RegionCode, limit: Int = 2000) throws -> PastAssignments {
        let rows = try tx.rows(
            """
            SELECT t.content, u.name, p.role FROM draft_task t
            JOIN directive d ON d.id = t.directive_id
            JOIN draft_unit p ON p.draft_id = t.id
            JOIN unit u ON u.id = p.unit_id
            WHERE d.county = \(county) AND t.discarded_at IS NULL AND t.merged_into IS NULL
                AND p.source <> 'suggested' AND (t.issued_at IS NOT NULL OR t.edited_by IS NOT NULL)
            ORDER BY t.id DESC LIMIT \(limit)
            """
        )
        return PastAssignments(
            try rows.map { row in
                PastAssignments.Assignment(
                    text: try row.text("content"),
                    unit: try row.text("name"),
                    role: UnitRole(rawValue: try row.text("role")) ?? .responsible
                )
            }
        )
    }
}
