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
        /// The target could not take everything in one go; it holds nothing.
        case interrupted
    }

    private let source: Database
    private let target: Database

    /// Both are migrated to the same schema; the target is empty.
    package init(from source: Database, to target: Database) {
        self.source = source
        self.target = target
    }

    /// Copies all tables in one transaction of the target, from one state of the source, and compares what both hold.
    ///
    /// `progress` is told the table and the rows of it that were read.
    package func run(progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }) async throws -> [Table] {
        let plan = try await checkedPlan()
        try await checkEmpty(plan)
        let handover = Handover<Batch>(capacity: 4)
        async let written = result { try await write(handover) }
        let sent = await result { try await send(plan, handover, progress) }
        // Where one side fails the other is interrupted: the cause is what the failing one says.
        if case .failure(let cause) = await written, (cause as? Fault) != .interrupted { throw cause }
        let sentDigests = try sent.get()
        try await written.get()
        let stored = try await Self.digests(of: target, plan)
        return Self.pair(plan, sentDigests, stored)
    }

    /// Compares two databases as they are now.
    package func compare() async throws -> [Table] {
        let plan = try await checkedPlan()
        let digests = (try await Self.digests(of: source, plan), try await Self.digests(of: target, plan))
        return Self.pair(plan, digests.0, digests.1)
    }
}

extension DatabaseCopy {
    private struct Part {
        let table: String
        let columns: [String]

        var query: Query {
            "SELECT \(Query.joined(columns.map { "\(name: $0)" }, separator: ", ")) FROM \(name: table)"
        }
    }

    private struct Batch {
        let part: Part
        let rows: [[SQLValue]]
    }

    private func checkedPlan() async throws -> [Part] {
        let (ours, theirs) = (try await Self.plan(source), try await Self.plan(target))
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

    private func checkEmpty(_ plan: [Part]) async throws {
        try await target.read { transaction in
            for part in plan where try transaction.exists("SELECT 1 FROM \(name: part.table)") {
                throw Fault.targetIsNotEmpty(table: part.table)
            }
        }
    }

    private func send(
        _ plan: [Part],
        _ handover: Handover<Batch>,
        _ progress: @escaping @Sendable (String, Int) -> Void
    ) async throws -> [String: TableDigest] {
        do {
            return try await source.read { transaction in
                try handover.offerOnce { offer in
                    var digests: [String: TableDigest] = [:]
                    for part in plan {
                        var digest = TableDigest()
                        var rows: [[SQLValue]] = []
                        func flush() throws {
                            try offer(Batch(part: part, rows: rows))
                            rows = []
                            progress(part.table, digest.rows)
                        }
                        try transaction.each(part.query) { row in
                            digest.add(row)
                            rows.append(row.values)
                            if rows.count == 500 { try flush() }
                        }
                        try flush()
                        digests[part.table] = digest
                    }
                    return digests
                }
            }
        } catch {
            handover.cancel()
            throw error
        }
    }

    private func write(_ handover: Handover<Batch>) async throws {
        do {
            try await target.write { transaction in
                for statement in transaction.dialect.beginsLongWork { try transaction.execute(statement) }
                try transaction.dialect.defersReferences(transaction)
                try handover.takeOnce { batch in
                    try transaction.insert(into: batch.part.table, columns: batch.part.columns, rows: batch.rows)
                }
                try transaction.dialect.checksReferences(transaction)
            }
        } catch {
            handover.cancel()
            throw error
        }
    }

    private static func digests(of database: Database, _ plan: [Part]) async throws -> [String: TableDigest] {
        try await database.read { transaction in
            var digests: [String: TableDigest] = [:]
            for part in plan {
                var digest = TableDigest()
                try transaction.each(part.query) { digest.add($0) }
                digests[part.table] = digest
            }
            return digests
        }
    }

    private static func pair(
        _ plan: [Part],
        _ source: [String: TableDigest],
        _ target: [String: TableDigest]
    ) -> [Table] {
        plan.map { part in
            let (a, b) = (source[part.table] ?? TableDigest(), target[part.table] ?? TableDigest())
            return Table(
                name: part.table,
                sourceRows: a.rows,
                targetRows: b.rows,
                sourceDigest: a.hexadecimal,
                targetDigest: b.hexadecimal
            )
        }
    }
}

private func result<Value>(_ work: () async throws -> Value) async -> Result<Value, any Error> {
    do { return .success(try await work()) } catch { return .failure(error) }
}
