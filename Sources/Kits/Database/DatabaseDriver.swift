/// An engine. `Database` is what everyone else uses.
package protocol DatabaseDriver: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` on one of the driver's threads inside a read-only transaction that sees one state.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value

    /// Runs `body` on one of the driver's threads inside a transaction; rolled back when it throws, durable when
    /// this returns. The driver may run `body` again after a conflict with another transaction.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value

    /// Waits for what runs and lets go of files and connections.
    func close() async throws
}

/// One connection inside one transaction, used by the one thread the body runs on.
package protocol DatabaseConnection: AnyObject {
    /// The whole answer.
    func rows(_ query: Query) throws(DatabaseFault) -> [ResultRow]
    /// The answers of several queries, in their order; an engine behind a network is asked them in one trip.
    func answers(_ queries: [Query]) throws(DatabaseFault) -> [[ResultRow]]
    /// Hands over row after row in constant memory. `body` may use the connection.
    func each(_ query: Query, _ body: (ResultRow) throws -> Void) throws
    /// Affected rows.
    func run(_ query: Query) throws(DatabaseFault) -> Int
    /// Runs a statement once for each row of values, in order; `query` holds the text and the types. Affected rows of all.
    @discardableResult
    func run(_ query: Query, each rows: [[SQLValue]]) throws(DatabaseFault) -> Int
    func run(_ query: Query, each rows: NumberRows) throws(DatabaseFault)
    /// As `run`, without waiting for the answer where that saves a trip: what goes wrong is thrown by this or a later
    /// statement, at the latest when the transaction is stored.
    func post(_ query: Query) throws(DatabaseFault)
    /// A statement of the schema: no values, not cached.
    func execute(_ statement: String) throws(DatabaseFault)
}

extension DatabaseConnection {
    package func answers(_ queries: [Query]) throws(DatabaseFault) -> [[ResultRow]] {
        var answers: [[ResultRow]] = []
        for query in queries { answers.append(try rows(query)) }
        return answers
    }

    package func run(_ query: Query, each rows: NumberRows) throws(DatabaseFault) {
        let width = rows.width
        let values = stride(from: 0, to: rows.numbers.count, by: width).map { start in
            rows.numbers[start..<start + width].map(SQLValue.integer)
        }
        try run(query, each: values)
    }
}
