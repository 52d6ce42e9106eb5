/// Full-text search over columns of one table, right for Chinese words of one, two and more characters.
///
/// A text is cut by `SearchTokens`; a word matches where its tokens stand side by side in one column, whatever
/// punctuation is between them, and where it was typed with signs of its own, as `SearchSigns` compares them. The index
/// follows the table by itself, so a store cannot forget it.
package struct SearchIndex: Sendable {
    package let table: String
    /// The table's integer primary key.
    package let key: String
    package let columns: [String]

    /// Characters of a column that are indexed, from its start: a text of millions must not hold up who stores it.
    static let reach = 200_000

    struct Word {
        let typed: String
        /// None of a sign by itself.
        let tokens: [String]
        /// `SearchSigns.asked`.
        let signs: String?

        var passingSigns: Word? { tokens.isEmpty ? nil : Word(typed: typed, tokens: tokens, signs: nil) }
    }

    package init(table: String, key: String = "id", columns: [String]) {
        self.table = table
        self.key = key
        self.columns = columns
    }

    /// The condition that a row holds every word of `text`, which may be anything a person typed: words are parted by
    /// spaces, nothing in them is an operator. Of a text without letters or digits, such as `%_`, each part must stand in a
    /// column as it was typed, narrow or wide; nothing at all does not filter.
    ///
    /// `alias` is what the query calls the table.
    package func matches(_ text: String, as alias: String? = nil, dialect: Dialect) -> Query {
        let words = Self.words(text)
        guard Self.areIndexed(words) else { return literal(text, alias ?? table, dialect) }
        switch dialect {
        case .sqlite: return sqliteMatches(words, alias ?? table)
        case .postgres: return postgresMatches(words, alias ?? table)
        }
    }

    /// The keys of the rows `matches` holds for, as a query to stand in `IN`.
    ///
    /// - Parameters:
    ///   - mark: a word all of them hold besides, which says among which rows is looked.
    ///   - passesSigns: whether who asks compares signs itself, so that only letters and digits are looked for.
    package func keys(
        matching text: String,
        markedBy mark: String = "",
        passingSigns passesSigns: Bool = false,
        dialect: Dialect
    ) -> Query {
        let marks = Self.words(mark)
        let words = passesSigns ? Self.words(text).compactMap(\.passingSigns) : Self.words(text)
        let isLiteral = !Self.areIndexed(words) && !Self.parts(text).isEmpty
        guard isLiteral else { return keys(of: marks + words, dialect) }
        let held = literal(text, table, dialect)
        let near: Query = marks.isEmpty ? "1 = 1" : "\(name: key) IN (\(keys(of: marks, dialect)))"
        return "SELECT \(name: key) FROM \(name: table) WHERE \(near) AND \(held)"
    }

    private func keys(of words: [Word], _ dialect: Dialect) -> Query {
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
        parts(text).map { part in
            let tokens = SearchTokens.tokens(of: part)
            return Word(typed: part, tokens: tokens, signs: SearchSigns.asked(part, tokens: tokens))
        }.filter { !$0.tokens.isEmpty || $0.signs != nil }
    }

    private static func areIndexed(_ words: [Word]) -> Bool { words.contains { !$0.tokens.isEmpty } }

    private static func parts(_ text: String) -> [String] {
        text.prefix(300).split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }.map { String($0) }
    }

    /// No index knows marks and signs: the rows are read.
    private func literal(_ text: String, _ alias: String, _ dialect: Dialect) -> Query {
        Query.all(
            Self.parts(text).map { part in
                let forms = SearchSigns.forms(part)
                return Query.any(
                    columns.flatMap { column -> [Query] in
                        let held: Query = "coalesce(\(name: alias).\(name: column), '')"
                        return forms.map { dialect.holds(held, $0) }
                    }
                )
            }
        )
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
