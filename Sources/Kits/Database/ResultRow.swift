import Core

/// The names of a statement's columns, made once per statement.
package final class ResultColumns: Sendable {
    package let names: [String]
    /// A scan over a few short names is faster than hashing one.
    private let positions: [String: Int]?

    package init(_ names: [String]) {
        self.names = names
        positions =
            names.count <= 12 ? nil : Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    }

    package func position(of name: String) -> Int? {
        if let positions { positions[name] } else { names.firstIndex(of: name) }
    }
}

/// One row of an answer. Reading throws a `DatabaseFault` that names the column.
package struct ResultRow: Sendable {
    package let columns: ResultColumns
    package var values: [SQLValue]

    package init(columns: ResultColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value as stored.
    package subscript(_ column: String) -> SQLValue {
        get throws {
            guard let position = columns.position(of: column) else { throw DatabaseFault.missingColumn(column) }
            return values[position]
        }
    }

    /// Any storable type: `let due: Day? = try row.value("due")`.
    package func value<Value: SQLValueConvertible>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws -> Value {
        guard let value = try Value(sqlValue: self[column]) else {
            throw DatabaseFault.unexpectedValue(column: column, expected: "\(Value.self)")
        }
        return value
    }

    /// The column at `position`, counted from 0.
    package func value<Value: SQLValueConvertible>(
        at position: Int,
        as type: Value.Type = Value.self
    ) throws -> Value {
        guard values.indices.contains(position) else { throw DatabaseFault.missingColumn("\(position)") }
        guard let value = Value(sqlValue: values[position]) else {
            throw DatabaseFault.unexpectedValue(column: columns.names[position], expected: "\(Value.self)")
        }
        return value
    }

    /// An enum of strings.
    @_disfavoredOverload
    package func value<Value: RawRepresentable<String>>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws -> Value {
        guard let value = Value(rawValue: try text(column)) else {
            throw DatabaseFault.unexpectedValue(column: column, expected: "\(Value.self)")
        }
        return value
    }

    /// An enum of strings, nil where the column is null.
    @_disfavoredOverload
    package func optionalValue<Value: RawRepresentable<String>>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        try self[column].isNull ? nil : value(column, as: Value.self) as Value
    }

    package func isNull(_ column: String) throws -> Bool { try self[column].isNull }
}
