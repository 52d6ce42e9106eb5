import Database
import DatabasePostgres
import DatabaseSQLite

/// Runs `body` with a database of its own, at the schema of `migrations` and empty, gone afterwards.
///
/// The schema is made once per set of migrations and copied for every test.
@discardableResult
package func withDatabase<Value>(
    _ driver: Driver,
    migrations: [Migration],
    _ body: (Database) async throws -> Value
) async throws -> Value {
    try await withDatabaseAddress(driver, migrations: migrations) { address in
        let database = try await open(address)
        let result: Result<Value, any Error>
        do { result = .success(try await body(database)) } catch { result = .failure(error) }
        try await database.close()
        return try result.get()
    }
}

/// Where a test database is, for tests that open it themselves or hand it to the program.
package enum TestDatabase: Sendable {
    case sqlite(path: String)
    case postgres(url: String)

    /// As the `--database` option takes it.
    package var option: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let url): url
        }
    }
}

/// As `withDatabase`, but leaves opening to `body`.
@discardableResult
package func withDatabaseAddress<Value>(
    _ driver: Driver,
    migrations: [Migration],
    _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    try await withPlace {
        switch driver {
        case .sqlite: .sqlite(path: try await SQLiteTemplates.shared.copy(migrations))
        case .postgres: .postgres(url: try await PostgresTemplates.shared.copy(migrations))
        }
    } body: {
        try await body($0)
    }
}

/// Runs `body` with what `make` makes, which is gone afterwards.
func withPlace<Value>(
    _ make: () async throws -> TestDatabase,
    body: (TestDatabase) async throws -> Value
) async throws -> Value {
    // A test with two databases at once takes one place: waiting for a second while holding the first can last for ever.
    if TestPlaces.isInside { return try await made(make, body) }
    await TestPlaces.shared.enter()
    let result: Result<Value, any Error>
    do {
        result = .success(try await TestPlaces.$isInside.withValue(true) { try await made(make, body) })
    } catch {
        result = .failure(error)
    }
    await TestPlaces.shared.leave()
    return try result.get()
}

private func made<Value>(
    _ make: () async throws -> TestDatabase,
    _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    let address = try await make()
    let result: Result<Value, any Error>
    do { result = .success(try await body(address)) } catch { result = .failure(error) }
    await remove(address)
    return try result.get()
}

package func open(_ address: TestDatabase) async throws -> Database {
    switch address {
    case .sqlite(let path): Database(try SQLiteDriver.open(at: path))
    case .postgres(let url): Database(try await PostgresDriver.open(PostgresSettings(address: url)))
    }
}

private func remove(_ address: TestDatabase) async {
    switch address {
    case .sqlite(let path): await SQLiteTemplates.shared.remove(path)
    case .postgres(let url): await PostgresTemplates.shared.remove(url)
    }
}

/// At most this many test databases at once: a server has so many connections, a machine so many threads.
private actor TestPlaces {
    static let shared = TestPlaces()
    @TaskLocal static var isInside = false
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
