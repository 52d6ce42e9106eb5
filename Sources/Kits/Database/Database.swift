/// A county's stored things. One engine or the other, the same to everyone above.
package final class Database: Sendable {
    private let driver: any DatabaseDriver

    package init(_ driver: any DatabaseDriver) { self.driver = driver }

    package var dialect: Dialect { driver.dialect }

    /// Reads one state of the database; other work goes on meanwhile.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let dialect = driver.dialect
        return try await driver.read { connection in
            try body(Transaction(connection, dialect: dialect))
        }
    }

    /// One transaction: all of `body` or, when it throws, nothing. What it wrote survives a power cut once this returns.
    ///
    /// `body` may run more than once where two writers met, so it must only touch the transaction.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let dialect = driver.dialect
        return try await driver.write { connection in
            let transaction = Transaction(connection, dialect: dialect)
            let value = try body(transaction)
            try transaction.checkUsable()
            return value
        }
    }

    /// After many rows or a new index came in: counts what queries are planned by.
    package func refreshStatistics() async throws {
        try await write { transaction in
            for statement in transaction.dialect.refreshesStatistics { try transaction.execute(statement) }
        }
    }

    package func close() async throws { try await driver.close() }
}
