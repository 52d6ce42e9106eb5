/// Moves everything from one database to another, engine to engine, and proves that both hold the same.
package struct DatabaseCopy: Sendable {
    /// What was copied of one table, and whether both sides hold the same.
    package struct Table: Hashable, Sendable {
        package let name: String
        package let sourceRows: Int
        package let targetRows: Int
        /// Over the rows in any order, in hexadecimal.
        package let sourceDigest: String
        package let targetDigest: String

        package var isEqual: Bool { sourceRows == targetRows && sourceDigest == targetDigest }
    }

    package enum Fault: Error, Hashable, Sendable {
        /// The target holds rows; nothing was changed.
        case targetIsNotEmpty(table: String)
        /// The two were brought to different schemas; nothing was changed.
        case schemasDiffer(String)
        /// What was written differs from what was read; the target is as it was.
        case differs(table: String)
        /// The target could not take everything in one go; it is as it was.
        case interrupted
        /// The database that is read from could not answer; the target is as it was.
        case source(DatabaseFault)
        /// The database that is written to could not answer; unless that was at the very end, it is as it was.
        case target(DatabaseFault)
    }

    /// How far a copy is: every row counts once when it is read and once when it is compared.
    package struct Progress: Hashable, Sendable {
        package let table: String
        package let done: Int
        package let total: Int
    }

    private let source: Database
    private let target: Database

    /// Both are migrated to the same schema.
    package init(from source: Database, to target: Database) {
        self.source = source
        self.target = target
    }

    /// Copies all tables in one transaction of the target, from one state of the source, and compares what both hold
    /// before that transaction ends.
    ///
    /// - Parameter replacing: everything the target holds goes first, in the same transaction; a difference undoes it.
    ///   PostgreSQL alone: an SQLite file is replaced by its engine.
    /// Throws a `Fault`.
    package func run(
        replacing: Bool = false,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> [Table] {
        let plan = try await checkedPlan()
        if !replacing { try await checkEmpty() }
        let count = RowCount(total: 2 * (try await rows(plan)), tell: progress)
        let handover = Handover<Batch>(capacity: 4)
        async let written = result {
            try await Side.target.naming { try await write(handover, plan, replacing: replacing, count) }
        }
        let sent = await result { try await Side.source.naming { try await send(plan, handover, count) } }
        // Where one side fails the other is interrupted: the cause is what the failing one says.
        if case .failure(let cause) = await written, (cause as? Fault) != .interrupted { throw cause }
        _ = try sent.get()
        let tables = try await written.get()
        try await Side.target.naming { try await target.refreshStatistics() }
        return tables
    }

    /// Compares two databases as they are now.
    package func compare() async throws -> [Table] {
        let plan = try await checkedPlan()
        let count = RowCount(total: 0) { _ in }
        let ours = try await Side.source.naming { try await source.read { try Self.digests(in: $0, plan, count) } }
        let theirs = try await Side.target.naming { try await target.read { try Self.digests(in: $0, plan, count) } }
        return Self.pair(plan, ours, theirs)
    }

    /// A table with rows in it; nil where a migrated database holds nothing yet.
    package static func filledTable(of database: Database) async throws -> String? {
        let parts = try await plan(database)
        return try await database.read { transaction in
            try parts.first { try transaction.exists("SELECT 1 FROM \(name: $0.table)") }?.table
        }
    }
}

extension DatabaseCopy {
    struct Part {
        let table: String
        let columns: [String]

        var query: Query {
            "SELECT \(Query.joined(columns.map { "\(name: $0)" }, separator: ", ")) FROM \(name: table)"
        }
    }

    /// Rows of one table; the last batch of a table brings the digest of all that was read of it.
    private struct Batch {
        let part: Part
        let rows: [[SQLValue]]
        var digest: TableDigest?
    }

    private func checkedPlan() async throws -> [Part] {
        let ours = try await Side.source.naming { try await Self.plan(source) }
        let theirs = try await Side.target.naming { try await Self.plan(target) }
        for (mine, other) in zip(ours, theirs) where mine.table != other.table || mine.columns != other.columns {
            throw Fault.schemasDiffer(min(mine.table, other.table))
        }
        if ours.count != theirs.count { throw Fault.schemasDiffer("tables") }
        return ours
    }

    private static func plan(_ database: Database) async throws -> [Part] {
        try await database.read { transaction in
            try transaction.tables().filter { $0 != Migrator.table }.map { table in
                Part(table: table, columns: try transaction.columns(of: table))
            }
        }
    }

    private func checkEmpty() async throws {
        let filled = try await Side.target.naming { try await Self.filledTable(of: target) }
        if let filled { throw Fault.targetIsNotEmpty(table: filled) }
    }

    private func rows(_ plan: [Part]) async throws -> Int {
        try await Side.source.naming {
            try await source.read { transaction in
                try plan.reduce(0) { sum, part in sum + (try transaction.count("FROM \(name: part.table)")) }
            }
        }
    }

    private func send(_ plan: [Part], _ handover: Handover<Batch>, _ count: RowCount) async throws {
        do {
            try await source.read { transaction in
                try handover.offerOnce { offer in
                    for part in plan {
                        var digest = TableDigest()
                        var rows: [[SQLValue]] = []
                        try transaction.each(part.query) { row in
                            digest.add(row)
                            rows.append(row.values)
                            guard rows.count == 500 else { return }
                            try offer(Batch(part: part, rows: rows))
                            count.add(rows.count, of: part.table)
                            rows = []
                        }
                        try offer(Batch(part: part, rows: rows, digest: digest))
                        count.add(rows.count, of: part.table)
                    }
                }
            }
        } catch {
            handover.cancel()
            throw error
        }
    }

    private func write(
        _ handover: Handover<Batch>,
        _ plan: [Part],
        replacing: Bool,
        _ count: RowCount
    ) async throws -> [Table] {
        do {
            return try await target.write { transaction in
                for statement in transaction.dialect.beginsLongWork { try transaction.execute(statement) }
                if replacing { try Self.empty(plan, in: transaction) }
                try transaction.dialect.defersReferences(transaction)
                var sent: [String: TableDigest] = [:]
                try handover.takeOnce { batch in
                    try transaction.insert(into: batch.part.table, columns: batch.part.columns, rows: batch.rows)
                    if let digest = batch.digest { sent[batch.part.table] = digest }
                }
                try transaction.dialect.checksReferences(transaction)
                let tables = Self.pair(plan, sent, try Self.digests(in: transaction, plan, count))
                if replacing, let table = tables.first(where: { !$0.isEqual }) {
                    throw Fault.differs(table: table.name)
                }
                return tables
            }
        } catch {
            handover.cancel()
            throw error
        }
    }

    private static func empty(_ plan: [Part], in transaction: Transaction) throws {
        if let statement = transaction.dialect.emptying(plan.map(\.table)) { return try transaction.execute(statement) }
        let filled = try plan.first { try transaction.exists("SELECT 1 FROM \(name: $0.table)") }
        if let filled { throw Fault.targetIsNotEmpty(table: filled.table) }
    }
}
