/// Kit `DatabasePostgres`.
enum DatabasePostgresKit {}
