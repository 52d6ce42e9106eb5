import Database
import GRDB
import GRDBSQLite

/// One connection during one transaction. Statements are stepped through the C interface: reading rows through GRDB's
/// own types takes twice as long.
final class SQLiteSession: DatabaseConnection {
    private let connection: GRDB.Database

    init(_ connection: GRDB.Database) { self.connection = connection }

    func rows(_ query: Query) throws(DatabaseFault) -> [ResultRow] {
        var rows: [ResultRow] = []
        let statement = try prepare(query)
        defer { release(statement) }
        let pointer = statement.sqliteStatement
        var columns = ResultColumns(statement.columnNames)
        while try step(pointer) {
            check(&columns, pointer)
            rows.append(ResultRow(columns: columns, values: Self.values(pointer, columns.names.count)))
        }
        return rows
    }

    func each(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        let statement = try prepare(query)
        defer { release(statement) }
        let pointer = statement.sqliteStatement
        var columns = ResultColumns(statement.columnNames)
        while try step(pointer) {
            check(&columns, pointer)
            try body(ResultRow(columns: columns, values: Self.values(pointer, columns.names.count)))
        }
    }

    func run(_ query: Query) throws(DatabaseFault) -> Int {
        let statement = try prepare(query)
        defer { release(statement) }
        while try step(statement.sqliteStatement) {}
        return statement.isReadonly ? 0 : Int(sqlite3_changes(connection.sqliteConnection))
    }

    func run(_ query: Query, each rows: [[SQLValue]]) throws(DatabaseFault) -> Int {
        let statement = try prepare(query, binding: nil)
        defer { release(statement) }
        let (pointer, connection) = (statement.sqliteStatement, connection.sqliteConnection)
        var affected = 0
        for row in rows {
            try bind(row, to: pointer)
            while try step(pointer) {}
            affected += Int(sqlite3_changes(connection))
            sqlite3_reset(pointer)
        }
        return affected
    }

    func run(_ query: Query, each rows: NumberRows) throws(DatabaseFault) {
        let statement = try prepare(query, binding: nil)
        defer { release(statement) }
        let (pointer, width) = (statement.sqliteStatement, rows.width)
        try checkCount(of: pointer, width)
        for start in stride(from: 0, to: rows.numbers.count, by: width) {
            for column in 0..<width {
                let code = sqlite3_bind_int64(pointer, Int32(column + 1), rows.numbers[start + column])
                guard code == SQLITE_OK else { throw fault() }
            }
            while try step(pointer) {}
            sqlite3_reset(pointer)
        }
    }

    func post(_ query: Query) throws(DatabaseFault) { _ = try run(query) }

    func execute(_ statement: String) throws(DatabaseFault) {
        do {
            try connection.execute(sql: statement)
        } catch {
            throw DatabaseFault(any: error)
        }
    }

    /// A statement with its values bound, from the connection's cache unless it is being stepped already.
    private func prepare(_ query: Query) throws(DatabaseFault) -> Statement {
        try prepare(query, binding: query.values)
    }

    private func prepare(_ query: Query, binding values: [SQLValue]?) throws(DatabaseFault) -> Statement {
        let statement: Statement
        do {
            if query.isReusable {
                let cached = try connection.cachedStatement(sql: query.text)
                let isFree = sqlite3_stmt_busy(cached.sqliteStatement) == 0
                statement = isFree ? cached : try connection.makeStatement(sql: query.text)
            } else {
                statement = try connection.makeStatement(sql: query.text)
            }
        } catch {
            throw DatabaseFault(any: error)
        }
        if let values { try bind(values, to: statement.sqliteStatement) }
        return statement
    }

    private func release(_ statement: Statement) {
        sqlite3_reset(statement.sqliteStatement)
        sqlite3_clear_bindings(statement.sqliteStatement)
    }

    private func step(_ statement: OpaquePointer) throws(DatabaseFault) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw fault()
        }
    }

    func fault() -> DatabaseFault {
        let pointer = connection.sqliteConnection
        return DatabaseFault(
            sqliteCode: sqlite3_extended_errcode(pointer),
            message: String(cString: sqlite3_errmsg(pointer))
        )
    }

    /// SQLite prepares a statement anew after the schema changed, which can change what `*` stands for.
    private func check(_ columns: inout ResultColumns, _ statement: OpaquePointer) {
        let count = sqlite3_column_count(statement)
        guard Int(count) != columns.names.count else { return }
        columns = ResultColumns((0..<count).map { String(cString: sqlite3_column_name(statement, $0)) })
    }
}
