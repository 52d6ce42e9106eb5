/// An FTS5 table over the table's own text, kept by triggers. The tokenizer `han` comes with the driver.
extension SearchIndex {
    func sqliteMatches(_ words: [Word], _ alias: String) -> Query {
        "\(name: alias).\(name: key) IN (\(sqliteKeys(words)))"
    }

    func sqliteKeys(_ words: [Word]) -> Query {
        // Tokens hold neither quotes nor spaces, so the phrase cannot be left.
        let phrases = words.filter { !$0.tokens.isEmpty }.map { "\"" + $0.tokens.joined(separator: " ") + "\"" }
        let found: Query = """
            SELECT rowid FROM \(name: sqliteTable) WHERE \(name: sqliteTable) MATCH \(phrases.joined(separator: " AND "))
            """
        return words.compactMap(\.signs).reduce(found) { "\($0) AND \(sqliteStands($1))" }
    }

    /// Asked of the rows the words found, which the index reads from the table itself.
    private func sqliteStands(_ signs: String) -> Query {
        Query.any(
            columns.map { column in
                Dialect.sqlite.stands(signs, in: "coalesce(\(name: sqliteTable).\(name: column), '')")
            }
        )
    }

    var sqliteStatements: [String] {
        let names = columns.joined(separator: ", ")
        func values(_ row: String) -> String {
            columns.map { "substr(\(row).\($0), 1, \(Self.reach))" }.joined(separator: ", ")
        }
        let source = columns.map { "substr(\($0), 1, \(Self.reach)) AS \($0)" }.joined(separator: ", ")
        let add = "INSERT INTO \(sqliteTable)(rowid, \(names)) VALUES (new.\(key), \(values("new")));"
        let remove = """
            INSERT INTO \(sqliteTable)(\(sqliteTable), rowid, \(names)) VALUES ('delete', old.\(key), \(values("old")));
            """
        return [
            "CREATE VIEW \(sqliteTable)_source AS SELECT \(key), \(source) FROM \(table)",
            """
            CREATE VIRTUAL TABLE \(sqliteTable)
            USING fts5(\(names), content='\(sqliteTable)_source', content_rowid='\(key)', tokenize='han')
            """,
            "CREATE TRIGGER \(sqliteTable)_insert AFTER INSERT ON \(table) BEGIN \(add) END",
            "CREATE TRIGGER \(sqliteTable)_delete AFTER DELETE ON \(table) BEGIN \(remove) END",
            "CREATE TRIGGER \(sqliteTable)_update AFTER UPDATE OF \(key), \(names) ON \(table) BEGIN \(remove) \(add) END",
            "INSERT INTO \(sqliteTable)(\(sqliteTable)) VALUES ('rebuild')",
        ]
    }

    /// The triggers name the table and stay.
    var leanerSQLite: [String] {
        [
            "DROP TABLE \(sqliteTable)",
            """
            CREATE VIRTUAL TABLE \(sqliteTable) USING fts5(\(columns.joined(separator: ", ")),
                content='\(sqliteTable)_source', content_rowid='\(key)', tokenize='han', columnsize=0)
            """,
            "INSERT INTO \(sqliteTable)(\(sqliteTable)) VALUES ('rebuild')",
        ]
    }

    private var sqliteTable: String { table + "_search" }
}
