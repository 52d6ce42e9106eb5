import Database
import DatabasePostgres
import DatabaseSQLite
import Foundation

/// One migrated SQLite file per set of migrations, copied for every test.
actor SQLiteTemplates {
    static let shared = SQLiteTemplates()
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("luoshi-tests-\(ProcessInfo.processInfo.processIdentifier)")
    private var templates: [String: Task<String, any Error>] = [:]
    private var count = 0

    func copy(_ migrations: [Migration]) async throws -> String {
        let template = try await template(migrations)
        count += 1
        let place = folder.appendingPathComponent("\(count)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let path = place.appendingPathComponent("test.sqlite").path
        try FileManager.default.copyItem(atPath: template, toPath: path)
        return path
    }

    func remove(_ path: String) {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }

    private func template(_ migrations: [Migration]) async throws -> String {
        let name = Migration.fingerprint(migrations, .sqlite)
        if let known = templates[name] { return try await known.value }
        let path = folder.appendingPathComponent(name).path
        let making = Task {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let database = Database(try SQLiteDriver.open(at: path))
            try await Migrator.migrate(database, migrations)
            try await database.close()
            return path
        }
        templates[name] = making
        return try await making.value
    }
}

/// One migrated database per set of migrations on the server, kept for later runs, copied for every test.
actor PostgresTemplates {
    static let shared = PostgresTemplates()
    private var templates: [String: Task<Void, any Error>] = [:]
    private var count = 0

    func copy(_ migrations: [Migration]) async throws -> String {
        guard let server = Driver.serverAddress else { throw NoServer() }
        let template = "luoshi_template_\(Migration.fingerprint(migrations, .postgres))"
        try await make(template, migrations, server)
        count += 1
        let name = "luoshi_test_\(ProcessInfo.processInfo.processIdentifier)_\(count)"
        try await administer(server, ["CREATE DATABASE \(name) TEMPLATE \(template)"])
        return address(of: name, on: server)
    }

    func remove(_ address: String) async {
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
            let driver = try await PostgresDriver.open(PostgresSettings(address: address(of: draft, on: server)))
            let database = Database(driver)
            try await Migrator.migrate(database, migrations)
            try await database.close()
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
        let database = Database(try await PostgresDriver.open(PostgresSettings(address: server, connections: 1)))
        let answer = try await database.read { try $0.exists("SELECT 1 FROM pg_database WHERE datname = \(name)") }
        try await database.close()
        return answer
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
