/// Kit `DatabaseSQLite`.
enum DatabaseSQLiteKit {}
