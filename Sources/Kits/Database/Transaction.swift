/// What a `read` or `write` closure works with: synchronous, on one connection, valid until the closure returns.
///
/// After a statement fails the transaction is of no more use, on both engines, unless it failed inside `savepoint`.
package final class Transaction {
    package let dialect: Dialect
    private let connection: any DatabaseConnection
    private var hasFailed = false
    private var depth = 0
    private var done: Set<String> = []

    package init(_ connection: any DatabaseConnection, dialect: Dialect) {
        self.connection = connection
        self.dialect = dialect
    }

    package func rows(_ query: Query) throws -> [ResultRow] {
        try attempt { () throws(DatabaseFault) in try connection.rows(query) }
    }

    /// Each row made into a value.
    package func rows<Value>(_ query: Query, _ make: (ResultRow) throws -> Value) throws -> [Value] {
        try rows(query).map(make)
    }

    /// The first row; the query should hold a limit where it could answer many.
    package func first(_ query: Query) throws -> ResultRow? { try rows(query).first }

    package func first<Value>(_ query: Query, _ make: (ResultRow) throws -> Value) throws -> Value? {
        try first(query).map(make)
    }

    /// The whole answers of several queries, in their order; each sees what those before it waited for. An engine behind a
    /// network is asked them in one trip, so a query costs little whose answer turns out not to be needed.
    package func answers(_ queries: [Query]) throws -> [[ResultRow]] {
        try attempt { () throws(DatabaseFault) in try connection.answers(queries) }
    }

    /// Hands over row after row in constant memory. `body` may use the transaction, but not change what the query reads.
    package func each(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        try checkUsable()
        do {
            try connection.each(query) { row in
                do { try body(row) } catch { throw BodyError(error: error) }
            }
        } catch let stopped as BodyError {
            throw stopped.error
        } catch {
            hasFailed = true
            throw error
        }
    }

    /// Affected rows.
    @discardableResult
    package func run(_ query: Query) throws -> Int {
        try attempt { () throws(DatabaseFault) in try connection.run(query) }
    }

    /// As `run` for a statement whose answer nobody needs: an engine behind a network is not waited for. What goes wrong
    /// is thrown by this or a later statement, at the latest when the transaction is stored.
    package func post(_ query: Query) throws {
        try attempt { () throws(DatabaseFault) in try connection.post(query) }
    }

    /// A statement once for each row of values.
    @discardableResult
    func run(_ query: Query, each rows: [[SQLValue]]) throws -> Int {
        try attempt { () throws(DatabaseFault) in try connection.run(query, each: rows) }
    }

    /// The same for whole numbers, which need not be wrapped.
    func run(_ query: Query, each rows: NumberRows) throws {
        try attempt { () throws(DatabaseFault) in try connection.run(query, each: rows) }
    }

    /// A statement of the schema, written by the program.
    package func execute(_ statement: String) throws {
        try attempt { () throws(DatabaseFault) in try connection.execute(statement) }
    }

    /// Undoes what `body` did when it throws, and only that; the transaction goes on.
    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        depth += 1
        defer { depth -= 1 }
        let name = "s\(depth)"
        try execute("SAVEPOINT \(name)")
        do {
            let value = try body()
            try execute("RELEASE SAVEPOINT \(name)")
            return value
        } catch {
            hasFailed = false
            // What was done once may just have been undone.
            done = []
            try execute("ROLLBACK TO SAVEPOINT \(name)")
            try execute("RELEASE SAVEPOINT \(name)")
            throw error
        }
    }

    /// Does what one transaction needs to do only once, however often it is asked.
    package func once(_ name: String, _ body: () throws -> Void) rethrows {
        guard !done.contains(name) else { return }
        try body()
        done.insert(name)
    }

    func checkUsable() throws(DatabaseFault) {
        if hasFailed { throw .transactionFailed }
    }

    private func attempt<Value>(_ work: () throws(DatabaseFault) -> Value) throws(DatabaseFault) -> Value {
        try checkUsable()
        do {
            return try work()
        } catch {
            hasFailed = true
            throw error
        }
    }

    /// Keeps an error of the caller apart from one of the database.
    private struct BodyError: Error {
        let error: any Error
    }
}
