import Core

/// What the two engines say differently. Everything not named here is written once.
package enum Dialect: String, CaseIterable, Sendable {
    case sqlite, postgres
}

/// Words for tables.
extension Dialect {
    /// 64 bits.
    package var integer: String { self == .sqlite ? "INTEGER" : "BIGINT" }
    /// Sorted and compared by bytes on both engines, so that prefixes are ranges.
    package var text: String { self == .sqlite ? "TEXT" : "TEXT COLLATE \"C\"" }
    package var real: String { self == .sqlite ? "REAL" : "DOUBLE PRECISION" }
    package var blob: String { self == .sqlite ? "BLOB" : "BYTEA" }
    /// 0 or 1; write `done \(dialect.bool) NOT NULL`.
    package var bool: String { self == .sqlite ? "INTEGER" : "SMALLINT" }
    /// Stands after the closing parenthesis of CREATE TABLE, so that SQLite checks types as PostgreSQL does.
    package var tableOptions: String { self == .sqlite ? " STRICT" : "" }

    /// As `tableOptions`, for tables of many short rows that are always reached by their primary key.
    package var keyedTableOptions: String { self == .sqlite ? " STRICT, WITHOUT ROWID" : "" }

    /// Triggers that refuse to change or remove rows of a table (`DatabaseFault.refusedByTrigger`).
    package func appendOnly(table: String) -> [String] {
        switch self {
        case .sqlite:
            ["UPDATE", "DELETE"].map {
                """
                CREATE TRIGGER "\(table)_no_\($0.lowercased())" BEFORE \($0) ON "\(table)"
                BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                """
            }
        case .postgres:
            [
                """
                CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
                """,
                """
                CREATE TRIGGER "\(table)_no_change" BEFORE UPDATE OR DELETE ON "\(table)"
                FOR EACH ROW EXECUTE FUNCTION refuse_change()
                """,
            ]
        }
    }
}

/// Parts of queries.
extension Dialect {
    /// At the end of a SELECT inside a write: nobody else changes these rows until it is over.
    /// SQLite has one writer at a time and needs no lock.
    package var lockRows: Query { self == .sqlite ? "" : " FOR UPDATE" }

    /// Said before a write looks for what is free in a table: whoever says the same waits until it is over, and then sees
    /// what was taken. Others go on reading the table and referring to it.
    package func takesTurns(over table: String) -> [String] {
        self == .sqlite ? [] : ["LOCK TABLE \"\(table)\" IN SHARE ROW EXCLUSIVE MODE"]
    }

    /// The values of many rows in one text, in order; null without rows. A scalar subquery:
    /// `joined("u.name", separator: "、", from: "FROM task_unit tu JOIN unit u ON … WHERE tu.task = t.id", order: "u.name")`.
    package func joined(_ expression: Query, separator: String, from: Query, order: Query) -> Query {
        switch self {
        case .sqlite:
            "(SELECT group_concat(part, \(separator)) FROM (SELECT \(expression) AS part \(from) ORDER BY \(order)))"
        case .postgres:
            "(SELECT string_agg(CAST(\(expression) AS TEXT), \(separator) ORDER BY \(order)) \(from))"
        }
    }

    /// The greater of two values, both not null.
    package func greatest(_ a: Query, _ b: Query) -> Query {
        self == .sqlite ? "max(\(a), \(b))" : "greatest(\(a), \(b))"
    }

    /// The smaller of two values, both not null.
    package func least(_ a: Query, _ b: Query) -> Query {
        self == .sqlite ? "min(\(a), \(b))" : "least(\(a), \(b))"
    }

    /// Whether a text holds another, letters of ASCII in either case. Reads every row: see `SearchIndex` for large tables.
    package func contains(_ expression: Query, _ part: String) -> Query {
        switch self {
        case .sqlite: return "instr(lower(\(expression)), lower(\(part))) > 0"
        case .postgres:
            // By its own rules the database would make É of the part small, and leave it large in a column.
            let part: Query = "CAST(\(part) AS TEXT)"
            return "strpos(lower(\(byBytes(expression))), lower(\(byBytes(part)))) > 0"
        }
    }

    /// Whether a text holds another, character for character. Reads every row, quickly.
    package func holds(_ expression: Query, _ part: String) -> Query {
        switch self {
        case .sqlite: "text_holds(\(expression), \(part))"
        case .postgres: "strpos(\(expression), \(part)) > 0"
        }
    }

    /// Both conditions: `first` costs little and seldom holds, `then` is asked only where it does. PostgreSQL takes a
    /// comparison of a member of a JSON text for nearly never true, and sorts a whole table for one page; of a `CASE` it
    /// expects that every other row passes, and reads in the order it is asked for until the page is full.
    package func rarely(_ first: Query, _ then: Query) -> Query {
        switch self {
        case .sqlite: "(\(first) AND \(then))"
        case .postgres: "CASE WHEN \(first) THEN \(then) ELSE FALSE END"
        }
    }

    /// A text sorted and compared by its bytes, as columns are, whatever the database does by itself.
    package func byBytes(_ expression: Query) -> Query {
        self == .sqlite ? expression : "(\(expression)) COLLATE \"C\""
    }

    /// Whole days from one day column to another.
    package func days(from start: Query, to end: Query) -> Query {
        switch self {
        case .sqlite: "CAST(julianday(\(end)) - julianday(\(start)) AS INTEGER)"
        case .postgres: "(CAST(\(end) AS DATE) - CAST(\(start) AS DATE))"
        }
    }

    /// A member of a JSON object kept as text; null where it is missing. Reads every row it is asked of.
    package func member(_ object: Query, _ key: String) -> Query {
        switch self {
        case .sqlite: "CAST(\(object) ->> \(key) AS TEXT)"
        case .postgres: "(CAST(\(object) AS JSON) ->> \(key))"
        }
    }

    /// As `member`, as a number; null where the member is no number.
    package func numberMember(_ object: Query, _ key: String) -> Query {
        switch self {
        case .sqlite:
            // `->` keeps the quotes of a text, and no number begins with one.
            "CASE WHEN substr(\(object) -> \(key), 1, 1) <> '\"' THEN CAST(\(object) ->> \(key) AS REAL) END"
        case .postgres:
            """
            CASE WHEN json_typeof(CAST(\(object) AS JSON) -> \(key)) = 'number'
                THEN CAST(CAST(\(object) AS JSON) ->> \(key) AS DOUBLE PRECISION) END
            """
        }
    }

    /// Among how many rows a sum that everybody adds to is spread, so that writers do not wait for one another. An
    /// engine with one writer needs one.
    package var lanes: Int { self == .sqlite ? 1 : 16 }

    /// Codes that begin with the digits of a place: itself and everything below.
    package func within(_ column: Query, _ region: RegionCode) -> Query {
        // ':' follows '9' in byte order.
        "(\(column) >= \(region.digits) AND \(column) < \(region.digits + ":"))"
    }
}
