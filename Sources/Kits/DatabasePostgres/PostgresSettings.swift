import Foundation

/// Where a PostgreSQL database is and how it is used.
package struct PostgresSettings: Sendable {
    /// `postgres://user:password@host:port/database?sslmode=require`, as libpq reads it.
    package var address: String
    /// Connections writes run on, and as many again for reads.
    package var connections: Int
    /// Reads that work side by side as a rule. They keep processors busy: more at once than these can work at end no sooner on
    /// average, and some much later.
    package var readers: Int
    /// Milliseconds after which a statement is stopped with `DatabaseFault.timeout`; 0 is never.
    package var statementTimeout: Int

    package init(address: String, connections: Int = 8, readers: Int? = nil, statementTimeout: Int = 30_000) {
        self.address = address
        self.connections = connections
        self.readers = readers ?? min(connections, 2 * ProcessInfo.processInfo.activeProcessorCount)
        self.statementTimeout = statementTimeout
    }
}
