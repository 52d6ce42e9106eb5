import Core
import Database

/// A draft of an earlier document, as much of it as is needed to tell what is alike.
struct EarlierDraft: Sendable {
    let id: DraftID
    let directive: DirectiveID
    let title: String
    let content: String
}

extension DraftStore {
    /// Drafts of the county's documents that were loaded before this one, newest first; discarded ones left out.
    func earlier(than directive: DirectiveID, county: RegionCode, limit: Int = 2000) throws -> [EarlierDraft] {
        try tx.rows(
            """
            SELECT t.id, t.directive_id, t.title, t.content FROM draft_task t
            JOIN directive d ON d.id = t.directive_id
            WHERE d.county = \(county) AND d.id < \(directive) AND t.discarded_at IS NULL AND t.merged_into IS NULL
            ORDER BY d.id DESC, t.position LIMIT \(limit)
            """
        ) { row in
            EarlierDraft(
                id: try row.id("id"),
                directive: try row.id("directive_id"),
                title: try row.text("title"),
                content: try row.text("content")
            )
        }
    }
}
