/// What the engines say about their own tables, and the settings of work that is done once.
extension Dialect {
    /// At the start of a transaction that changes the schema or moves everything: no time limit, one at a time.
    var beginsLongWork: [String] {
        switch self {
        case .sqlite: []
        case .postgres: ["SET LOCAL statement_timeout = 0", "SELECT pg_advisory_xact_lock(7617650021)"]
        }
    }

    /// Tells the planner how many rows stand behind each index; one it knows nothing of looks better than all others.
    var refreshesStatistics: [String] {
        switch self {
        case .sqlite: ["PRAGMA analysis_limit = 1000", "ANALYZE"]
        case .postgres: ["SET LOCAL statement_timeout = 0", "ANALYZE"]
        }
    }

    /// Takes everything out of tables that refer to one another, append-only ones included; whoever comes meanwhile waits.
    /// Nil where the engine has no such statement.
    func emptying(_ tables: [String]) -> String? {
        guard self == .postgres, !tables.isEmpty else { return nil }
        return "TRUNCATE TABLE " + tables.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    /// Lets references be checked when everything is in place.
    func defersReferences(_ transaction: Transaction) throws {
        switch self {
        case .sqlite:
            try transaction.execute("PRAGMA defer_foreign_keys = ON")
        case .postgres:
            for (table, name) in try references(transaction) {
                try transaction.execute(
                    "ALTER TABLE \"\(table)\" ALTER CONSTRAINT \"\(name)\" DEFERRABLE INITIALLY DEFERRED"
                )
            }
        }
    }

    func checksReferences(_ transaction: Transaction) throws {
        guard self == .postgres else { return }
        try transaction.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for (table, name) in try references(transaction) {
            try transaction.execute("ALTER TABLE \"\(table)\" ALTER CONSTRAINT \"\(name)\" NOT DEFERRABLE")
        }
    }

    private func references(_ transaction: Transaction) throws -> [(table: String, name: String)] {
        try transaction.rows(
            """
            SELECT CAST(t.relname AS TEXT) AS table_name, CAST(c.conname AS TEXT) AS name
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
            WHERE c.contype = 'f' AND c.conparentid = 0
              AND c.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """
        ) { (try $0.text("table_name"), try $0.text("name")) }
    }
}

extension Transaction {
    /// The tables of the schema in the order of their names, without those an index keeps for itself.
    package func tables() throws -> [String] {
        switch dialect {
        case .sqlite:
            try values(
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name
                """
            )
        case .postgres:
            try values(
                """
                SELECT CAST(tablename AS TEXT) COLLATE "C" AS name FROM pg_tables
                WHERE schemaname = current_schema() ORDER BY name
                """
            )
        }
    }

    /// The columns of every table, by its name, in one question.
    package func columnsByTable() throws -> [String: [String]] {
        let query: Query =
            switch dialect {
            case .sqlite:
                """
                SELECT l.name AS table_name, i.name AS column_name FROM pragma_table_list l
                JOIN pragma_table_info(l.name) i WHERE l.schema = 'main' AND l.type = 'table'
                """
            case .postgres:
                """
                SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name
                FROM information_schema.columns WHERE table_schema = current_schema()
                """
            }
        let pairs = try rows(query) { (try $0.text("table_name"), try $0.text("column_name")) }
        return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1).sorted() }
    }

    /// The columns of a table that can be written, in the order of their names.
    func columns(of table: String) throws -> [String] {
        switch dialect {
        case .sqlite:
            try values("SELECT name FROM pragma_table_info(\(table)) ORDER BY name")
        case .postgres:
            try values(
                """
                SELECT CAST(column_name AS TEXT) COLLATE "C" AS name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) AND is_generated = 'NEVER'
                ORDER BY name
                """
            )
        }
    }
}
