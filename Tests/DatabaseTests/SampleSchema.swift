import Core
import Database
import TestSupport

enum Sample {
    static let search = SearchIndex(table: "note", columns: ["title", "body"])

    static let migrations: [Migration] = [
        Migration(1, "places and notes") { dialect in
            [
                """
                CREATE TABLE place (
                    code \(dialect.text) NOT NULL PRIMARY KEY,
                    name \(dialect.text) NOT NULL,
                    parent \(dialect.text) REFERENCES place (code),
                    UNIQUE (parent, name)
                )\(dialect.tableOptions)
                """,
                """
                CREATE TABLE note (
                    id \(dialect.integer) NOT NULL PRIMARY KEY,
                    place \(dialect.text) REFERENCES place (code),
                    title \(dialect.text) NOT NULL,
                    body \(dialect.text),
                    done \(dialect.bool) NOT NULL DEFAULT 0,
                    share \(dialect.real),
                    photo \(dialect.blob),
                    due \(dialect.text),
                    amount \(dialect.integer) CONSTRAINT note_amount CHECK (amount >= 0)
                )\(dialect.tableOptions)
                """,
                "CREATE TABLE event (id \(dialect.integer) NOT NULL PRIMARY KEY, what \(dialect.text) NOT NULL)"
                    + dialect.tableOptions,
            ] + dialect.appendOnly(table: "event")
        },
        Migration(2, "search in notes") { search.statements($0) },
    ]
}

@discardableResult
func withSample<Value>(_ driver: Driver, _ body: (Database) async throws -> Value) async throws -> Value {
    try await withDatabase(driver, migrations: Sample.migrations, body)
}

extension Database {
    func addNote(_ id: Int, _ title: String, body: String? = nil, amount: Int? = nil) async throws {
        try await write { transaction in
            _ = try transaction.run(
                "INSERT INTO note (id, title, body, amount) VALUES (\(id), \(title), \(body), \(amount))"
            )
        }
    }

    func count(_ table: String) async throws -> Int {
        try await read { try $0.count("FROM \(name: table)") }
    }

    /// The fault a write meets.
    func fault(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws -> DatabaseFault? {
        do {
            try await write(body)
            return nil
        } catch let fault as DatabaseFault {
            return fault
        }
    }
}
