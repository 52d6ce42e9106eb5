import Database
import Schema

/// A database of its own at the newest schema, empty.
@discardableResult
package func withCounty<Value>(_ driver: Driver, _ body: (Database) async throws -> Value) async throws -> Value {
    try await withDatabase(driver, migrations: Schema.migrations, body)
}

/// As `withCounty`, filled with the small sample county.
@discardableResult
package func withSampleCounty<Value>(
    _ driver: Driver,
    _ body: (Database, SampleCounty) async throws -> Value
) async throws -> Value {
    try await withCounty(driver) { database in try await body(database, SampleCounty.fill(database)) }
}
