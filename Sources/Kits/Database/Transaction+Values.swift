extension Transaction {
    /// The first column of the first row; `DatabaseFault.noRow` without one.
    package func value<Value: SQLValueConvertible>(_ query: Query, as type: Value.Type = Value.self) throws -> Value {
        guard let row = try first(query) else { throw DatabaseFault.noRow }
        return try row.value(at: 0)
    }

    /// The first column of the first row; nil without a row or where it is null.
    package func optionalValue<Value: SQLValueConvertible>(
        _ query: Query,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        try first(query)?.value(at: 0, as: Value?.self)
    }

    /// The first column of every row.
    package func values<Value: SQLValueConvertible>(
        _ query: Query,
        as type: Value.Type = Value.self
    ) throws -> [Value] {
        try rows(query).map { try $0.value(at: 0) }
    }

    /// Whether the query answers a row.
    package func exists(_ query: Query) throws -> Bool {
        try value("SELECT CASE WHEN EXISTS (\(query)) THEN 1 ELSE 0 END")
    }

    /// `count("FROM task WHERE unit = \(unit)")`.
    package func count(_ from: Query) throws -> Int { try value("SELECT count(*) \(from)") }
}
