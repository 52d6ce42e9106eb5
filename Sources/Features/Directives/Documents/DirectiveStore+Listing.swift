import Core
import Database

/// What a person asks the list of documents for.
package struct DirectiveFilter: Hashable, Sendable {
    /// Words in title, number or text; empty for all.
    package var words: String
    /// Only documents with drafts that wait to be issued.
    package var onlyWaiting: Bool

    package init(words: String = "", onlyWaiting: Bool = false) {
        self.words = words
        self.onlyWaiting = onlyWaiting
    }
}

extension DirectiveStore {
    static let search = SearchIndex(table: "directive", columns: ["title", "number", "body"])

    /// The county's documents, newest first, from the one before `last` on.
    package func list(
        county: RegionCode,
        filter: DirectiveFilter = DirectiveFilter(),
        before last: DirectiveID? = nil,
        limit: Int
    ) throws -> [DirectiveSummary] {
        var conditions: [Query] = ["d.county = \(county)"]
        if let last { conditions.append("d.id < \(last)") }
        if !filter.words.isEmpty {
            conditions.append(Self.search.matches(filter.words, as: "d", dialect: tx.dialect))
        }
        if filter.onlyWaiting {
            conditions.append("EXISTS (SELECT 1 \(Self.live) AND t.issued_at IS NULL)")
        }
        return try tx.rows(
            """
            SELECT d.id, d.title, d.number, d.dated, d.created_at,
                (SELECT count(*) FROM directive_sentence s WHERE s.directive_id = d.id AND s.role <> 'heading') AS sentences,
                (SELECT count(*) FROM directive_sentence s WHERE s.directive_id = d.id AND s.role = 'task') AS tasks,
                (SELECT count(*) \(Self.live)) AS drafts,
                (SELECT count(*) \(Self.live) AND t.issued_at IS NOT NULL) AS issued
            FROM directive d WHERE \(Query.all(conditions)) ORDER BY d.id DESC LIMIT \(limit)
            """,
            summary
        )
    }

    private static let live: Query =
        "FROM draft_task t WHERE t.directive_id = d.id AND t.discarded_at IS NULL AND t.merged_into IS NULL"

    private func summary(_ row: ResultRow) throws -> DirectiveSummary {
        DirectiveSummary(
            id: try row.id("id"),
            title: try row.text("title"),
            number: try row.optionalText("number"),
            dated: try row.optionalDay("dated"),
            createdAt: try row.instant("created_at"),
            sentences: try row.int("sentences"),
            taskSentences: try row.int("tasks"),
            drafts: try row.int("drafts"),
            issued: try row.int("issued")
        )
    }
}
