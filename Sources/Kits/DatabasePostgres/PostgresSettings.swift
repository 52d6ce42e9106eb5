/// Where a PostgreSQL database is and how it is used.
package struct PostgresSettings: Sendable {
    /// `postgres://user:password@host:port/database?sslmode=require`, as libpq reads it.
    package var address: String
    /// Connections, and threads that wait for them.
    package var connections: Int
    /// Milliseconds after which a statement is stopped with `DatabaseFault.timeout`; 0 is never.
    package var statementTimeout: Int

    package init(address: String, connections: Int = 8, statementTimeout: Int = 30_000) {
        self.address = address
        self.connections = connections
        self.statementTimeout = statementTimeout
    }
}
