import Database
import DatabasePostgres
import Foundation

/// Databases at the schema of a set of migrations, on the server of the tests.
///
/// Making one from a template takes 0.2 seconds, emptying a used one a tenth of that: they are used again.
actor PostgresTemplates {
    static let shared = PostgresTemplates()
    private var templates: [String: Task<Void, any Error>] = [:]
    private var idle: [String: [Place]] = [:]
    private var used: [String: Place] = [:]
    private var count = 0
    private var sweeping: Task<Void, any Error>?

    private struct Place {
        let template: String
        let address: String
        let shape: String
    }

    func copy(_ migrations: [Migration]) async throws -> String {
        guard let server = Driver.serverAddress else { throw NoServer() }
        try await sweep(server)
        let template = "luoshi_template_\(Migration.fingerprint(migrations, .postgres))"
        if let place = idle[template]?.popLast() {
            used[place.address] = place
            return place.address
        }
        try await make(template, migrations, server)
        count += 1
        let name = "luoshi_test_\(ProcessInfo.processInfo.processIdentifier)_\(count)"
        try await administer(server, ["CREATE DATABASE \(name) TEMPLATE \(template)"])
        let address = address(of: name, on: server)
        let shape = try await withConnection(address) { try await $0.read(Self.shape) }
        used[address] = Place(template: template, address: address, shape: shape)
        return address
    }

    /// A copy of a database somebody fills: `fill` is given the address of the first one, every other is a copy of that.
    func copyFilled(_ fill: @escaping @Sendable (_ address: String) async throws -> Void) async throws -> String {
        guard let server = Driver.serverAddress else { throw NoServer() }
        try await sweep(server)
        let template = "luoshi_test_\(ProcessInfo.processInfo.processIdentifier)_filled"
        let filling =
            templates[template]
            ?? Task {
                try await administer(server, ["CREATE DATABASE \(template) TEMPLATE template0 ENCODING 'UTF8'"])
                try await fill(address(of: template, on: server))
            }
        templates[template] = filling
        try await filling.value
        count += 1
        let name = "luoshi_test_\(ProcessInfo.processInfo.processIdentifier)_\(count)"
        try await administer(server, ["CREATE DATABASE \(name) TEMPLATE \(template)"])
        return address(of: name, on: server)
    }

    /// Empties a database for the next test; drops it where a test left it changed or somebody is still connected.
    func remove(_ address: String) async {
        guard let place = used.removeValue(forKey: address) else { return await drop(address) }
        let isClean = try? await withConnection(address) { database in
            try await database.write { transaction in
                try Self.empty(transaction)
                let others = try transaction.count(
                    "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                return try others == 0 && Self.shape(transaction) == place.shape
            }
        }
        if isClean == true {
            idle[place.template, default: []].append(place)
        } else {
            await drop(address)
        }
    }

    private func drop(_ address: String) async {
        guard let server = Driver.serverAddress, let name = URLComponents(string: address)?.path.dropFirst() else {
            return
        }
        try? await administer(server, ["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"])
    }

    private func make(_ template: String, _ migrations: [Migration], _ server: String) async throws {
        if let known = templates[template] { return try await known.value }
        let making = Task {
            if try await exists(template, server) { return }
            // Made under a name of its own and then renamed, so that another run never sees it half made.
            let draft = "luoshi_draft_\(UInt32.random(in: 0...UInt32.max))"
            try await administer(server, ["CREATE DATABASE \(draft) TEMPLATE template0 ENCODING 'UTF8'"])
            try await withConnection(address(of: draft, on: server)) { try await Migrator.migrate($0, migrations) }
            do {
                try await administer(server, ["ALTER DATABASE \(draft) RENAME TO \(template)"])
            } catch {
                try await administer(server, ["DROP DATABASE \(draft)"])
                guard try await exists(template, server) else { throw error }
            }
        }
        templates[template] = making
        try await making.value
    }

    private func exists(_ name: String, _ server: String) async throws -> Bool {
        try await withConnection(server) { database in
            try await database.read { try $0.exists("SELECT 1 FROM pg_database WHERE datname = \(name)") }
        }
    }

    /// Drops what runs that are over left behind.
    private func sweep(_ server: String) async throws {
        if let sweeping { return try await sweeping.value }
        let task = Task {
            let names = try await withConnection(server) { database in
                try await database.read { transaction in
                    try transaction.values(
                        "SELECT CAST(datname AS TEXT) FROM pg_database WHERE datname LIKE 'luoshi~_test~_%' ESCAPE '~'",
                        as: String.self
                    )
                }
            }
            let left = names.filter { name in
                let parts = name.split(separator: "_")
                return parts.count == 4 && Int32(parts[2]).map { kill($0, 0) != 0 } == true
            }
            try await administer(server, left.map { "DROP DATABASE IF EXISTS \($0) WITH (FORCE)" })
        }
        sweeping = task
        try await task.value
    }

    /// Rows are taken out with triggers and references off, which is faster than TRUNCATE; in one statement that passes over
    /// tables nothing was ever written to, since a test touches a few of more than a hundred.
    private static func empty(_ transaction: Transaction) throws {
        try transaction.execute("SET LOCAL session_replication_role = replica")
        try transaction.execute(
            """
            DO $$
            DECLARE place regclass;
            BEGIN
                FOR place IN
                    SELECT oid::regclass FROM pg_class
                    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                        AND relname <> 'schema_migration' AND pg_relation_size(oid) > 0
                LOOP
                    EXECUTE 'DELETE FROM ' || place;
                END LOOP;
            END $$
            """
        )
    }

    /// All columns, indexes, triggers and applied migrations in one value.
    private static func shape(_ transaction: Transaction) throws -> String {
        try transaction.value(
            """
            SELECT (SELECT md5(string_agg(attrelid || '.' || attname || '.' || atttypid, ' ' ORDER BY attrelid, attnum))
                    FROM pg_attribute WHERE attrelid >= 16384)
                || (SELECT count(*) FROM pg_trigger) || '.' || (SELECT count(*) FROM schema_migration)
            """
        )
    }

    private func administer(_ server: String, _ statements: [String]) async throws {
        try await PostgresDriver.administer(PostgresSettings(address: server), statements)
    }

    private func address(of name: String, on server: String) -> String {
        var parts = URLComponents(string: server)
        parts?.path = "/" + name
        return parts?.string ?? server
    }
}

@discardableResult
private func withConnection<Value>(
    _ address: String,
    _ body: (Database) async throws -> Value
) async throws -> Value {
    let database = Database(try await PostgresDriver.open(PostgresSettings(address: address, connections: 1)))
    let result: Result<Value, any Error>
    do { result = .success(try await body(database)) } catch { result = .failure(error) }
    try await database.close()
    return try result.get()
}
