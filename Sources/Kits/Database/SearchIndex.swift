/// Full-text search over columns of one table, right for Chinese words of one, two and more characters.
///
/// A text is cut by `SearchTokens`; a word matches where its tokens stand side by side in one column, whatever
/// punctuation is between them. The index follows the table by itself, so a store cannot forget it.
package struct SearchIndex: Sendable {
    package let table: String
    /// The table's integer primary key.
    package let key: String
    package let columns: [String]

    /// Characters of a column that are indexed, from its start: a text of millions must not hold up who stores it.
    static let reach = 200_000

    struct Word {
        let typed: String
        let tokens: [String]
    }

    package init(table: String, key: String = "id", columns: [String]) {
        self.table = table
        self.key = key
        self.columns = columns
    }

    /// The condition that a row holds every word of `text`, which may be anything a person typed: words are parted by
    /// spaces, nothing in them is an operator. A text without letters or digits does not filter.
    ///
    /// `alias` is what the query calls the table.
    package func matches(_ text: String, as alias: String? = nil, dialect: Dialect) -> Query {
        let words = Self.words(text)
        guard !words.isEmpty else { return "1 = 1" }
        switch dialect {
        case .sqlite: return sqliteMatches(words, alias ?? table)
        case .postgres: return postgresMatches(words, alias ?? table)
        }
    }

    /// The keys of the rows `matches` holds for, as a query to stand in `IN`.
    package func keys(matching text: String, dialect: Dialect) -> Query {
        let words = Self.words(text)
        guard !words.isEmpty else { return "SELECT \(name: key) FROM \(name: table)" }
        switch dialect {
        case .sqlite: return sqliteKeys(words)
        case .postgres:
            // Found once, whatever the planner believes of tables nobody counted yet: else it may cut the texts of all rows
            // for each row of another table.
            return """
                WITH found AS MATERIALIZED (SELECT \(name: table).\(name: key) AS id FROM \(name: table)
                    WHERE \(postgresMatches(words, table)))
                SELECT id FROM found
                """
        }
    }

    private static func words(_ text: String) -> [Word] {
        text.prefix(300).split(whereSeparator: \.isWhitespace)
            .map { Word(typed: String($0), tokens: SearchTokens.tokens(of: String($0))) }.filter { !$0.tokens.isEmpty }
    }

    /// The statements of a later migration, for an index made by `statements`: it then holds no lengths of texts, which only
    /// an order by likeness would ask for, and gathers no more new words unsorted than a search passes over in no time.
    package func leaner(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: leanerSQLite
        // In KB; of the 4 MB that are usual a search reads 500 pages before the index itself.
        case .postgres: ["ALTER INDEX \(table)_search SET (gin_pending_list_limit = 256)"]
        }
    }

    /// The statements of a later migration: PostgreSQL no longer cuts tens of thousands of texts whenever it counts what a
    /// table holds, only to learn what no search asks.
    package func uncounted(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: []
        case .postgres: ["ALTER INDEX \(table)_search ALTER COLUMN 1 SET STATISTICS 0"]
        }
    }

    /// The statements of the migration that makes the index; the table exists and may hold rows.
    package func statements(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: sqliteStatements
        case .postgres: postgresStatements
        }
    }
}
