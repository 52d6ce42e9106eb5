extension Transaction {
    /// Many rows at once; a row has one value per column.
    package func insert(
        into table: String,
        columns: [String],
        rows: some Collection<[any SQLValueConvertible]>
    ) throws {
        guard !columns.isEmpty, let first = rows.first else { return }
        let types = first.map { Swift.type(of: $0).sqlType }
        switch dialect {
        case .sqlite:
            // Stepping one kept statement is faster than preparing one for many rows.
            var rest = rows.dropFirst(0)
            while !rest.isEmpty {
                try insert(into: table, columns, types, rest.prefix(2_000).map { $0.map(\.sqlValue) })
                rest = rest.dropFirst(2_000)
            }
        case .postgres:
            let isPlain = types.allSatisfy { ColumnTexts.typeName($0) != nil }
            let batch = isPlain ? 1_000 : max(1, min(200, 4_000 / columns.count))
            var rest = rows.dropFirst(0)
            while !rest.isEmpty {
                let part = rest.prefix(batch)
                if isPlain, part.count > 1 {
                    try insert(into: table, columns, ColumnTexts(types, part.map { $0.map(\.sqlValue) }))
                } else {
                    try insertTuples(into: table, columns, part)
                }
                rest = rest.dropFirst(batch)
            }
        }
    }

    /// Very many rows, already in storage form; `types` are those of the columns, bytes excepted.
    package func insert(into table: String, columns: [String], types: [SQLType], rows: [[SQLValue]]) throws {
        switch dialect {
        case .sqlite: try insert(into: table, columns, types, rows)
        case .postgres:
            for start in stride(from: 0, to: rows.count, by: 1_000) {
                let part = Array(rows[start..<min(start + 1_000, rows.count)])
                try insert(into: table, columns, ColumnTexts(types, part))
            }
        }
    }

    /// As `insert`, for a table whose trigger keeps a search index: SQLite's index writes what it gathered at the end of
    /// every statement, so a statement a row is several times as slow as one for all.
    package func insertAtOnce(into table: String, columns: [String], types: [SQLType], rows: [[SQLValue]]) throws {
        guard dialect == .sqlite else { return try insert(into: table, columns: columns, types: types, rows: rows) }
        let members = Query(trusted: columns.indices.map { "value ->> \($0)" }.joined(separator: ", "))
        for start in stride(from: 0, to: rows.count, by: 5_000) {
            let text = JSONRows(rows[start..<min(start + 5_000, rows.count)]).text
            try run(Self.insertion(table, columns) + "SELECT \(members) FROM json_each(\(text)) WHERE true")
        }
    }

    /// Many rows away at once: those whose `columns` hold the values of one of `rows`, of which none is null.
    package func delete(from table: String, columns: [String], types: [SQLType], rows: [[SQLValue]]) throws {
        guard !rows.isEmpty else { return }
        switch dialect {
        case .sqlite:
            let match = Query.joined(columns.map { "\(name: $0) = ?" }, separator: " AND ")
            let head: Query = "DELETE FROM \(name: table) WHERE \(match)"
            try run(Query(trusted: head.text, types.map { _ in SQLValue.null }, types), each: rows)
        case .postgres:
            let match = Query.joined(
                columns.enumerated().map { "t.\(name: $1) = p.\(name: "c\($0)")" },
                separator: " AND "
            )
            let names = Query.joined(columns.indices.map { "\(name: "c\($0)")" }, separator: ", ")
            for start in stride(from: 0, to: rows.count, by: 1_000) {
                let part = ColumnTexts(types, Array(rows[start..<min(start + 1_000, rows.count)]))
                try run("DELETE FROM \(name: table) AS t USING \(part.rows) AS p (\(names)) WHERE \(match)")
            }
        }
    }

    private func insert(into table: String, _ columns: [String], _ types: [SQLType], _ rows: [[SQLValue]]) throws {
        let marks = Query(
            trusted: "VALUES (" + columns.map { _ in "?" }.joined(separator: ", ") + ")",
            types.map { _ in .null },
            types
        )
        try run(Self.insertion(table, columns) + marks, each: rows)
    }

    /// One text per column: the statement is the same for any number of rows, and prepared once.
    private func insert(into table: String, _ columns: [String], _ texts: ColumnTexts) throws {
        try run(Self.insertion(table, columns) + "SELECT * FROM \(texts.rows)")
    }

    private func insertTuples(
        into table: String,
        _ columns: [String],
        _ rows: some Collection<[any SQLValueConvertible]>
    ) throws {
        let tuples = rows.map { row in Query.joined(row.map(Query.init(value:)), separator: ", ") }
        try run(Self.insertion(table, columns) + "VALUES (" + tuples.joined(separator: "), (") + ")")
    }

    private static func insertion(_ table: String, _ columns: [String]) -> Query {
        let names = Query.joined(columns.map { "\(name: $0)" }, separator: ", ")
        return "INSERT INTO \(name: table) (\(names)) "
    }
}

extension Dialect {
    /// Whole numbers, a list a column, as a table: the text is the same for any number of them.
    package func unnested(_ columns: [[Int64]], as table: String, _ names: [String]) -> Query {
        let count = columns.first?.count ?? 0
        let rows = (0..<count).map { row in columns.map { SQLValue.integer($0[row]) } }
        switch self {
        case .sqlite:
            let members = names.indices.map { "value ->> \($0) AS \(names[$0])" }.joined(separator: ", ")
            return "(SELECT \(Query(trusted: members)) FROM json_each(\(JSONRows(rows[...]).text))) AS \(name: table)"
        case .postgres:
            let texts = ColumnTexts([SQLType](repeating: .integer, count: columns.count), rows)
            return "\(texts.rows) AS \(name: table) (\(Query(trusted: names.joined(separator: ", "))))"
        }
    }
}

/// Rows turned into one PostgreSQL array literal per column.
struct ColumnTexts {
    private let types: [SQLType]
    private let texts: [String]

    /// `types` are those `typeName` knows.
    init(_ types: [SQLType], _ rows: [[SQLValue]]) {
        self.types = types
        texts = types.indices.map { column in
            var bytes: [UInt8] = [UInt8(ascii: "{")]
            for (place, row) in rows.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(row[column], to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    init(_ rows: NumberRows) {
        types = [SQLType](repeating: .integer, count: rows.width)
        texts = (0..<rows.width).map { column in
            let places = stride(from: column, to: rows.numbers.count, by: rows.width)
            return "{" + places.map { String(rows.numbers[$0]) }.joined(separator: ",") + "}"
        }
    }

    /// `unnest(CAST(? AS BIGINT[]), …)`.
    var rows: Query {
        let parts = zip(types, texts).map { type, text -> Query in
            "CAST(\(text) AS " + Query(trusted: (Self.typeName(type) ?? "TEXT") + "[])")
        }
        return "unnest(\(parts.joined(separator: ", ")))"
    }

    /// Nil for what is not written as an array: bytes, and values whose type the column decides.
    static func typeName(_ type: SQLType) -> String? {
        switch type {
        case .integer: "BIGINT"
        case .real: "DOUBLE PRECISION"
        case .text: "TEXT"
        case .blob, .unknown: nil
        }
    }

    private static func write(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: number.description.utf8)
        case .text(let text):
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        case .null, .blob: bytes.append(contentsOf: "NULL".utf8)
        }
    }
}

/// Rows as one JSON text: an array of arrays.
private struct JSONRows {
    let text: String

    init(_ rows: ArraySlice<[SQLValue]>) {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, row) in rows.enumerated() {
            bytes.append(contentsOf: (place > 0 ? ",[" : "[").utf8)
            for (column, value) in row.enumerated() {
                if column > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: number.description.utf8)
        case .text(let text):
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte < 0x20 {
                    let digits = Array("0123456789abcdef".utf8)
                    bytes.append(contentsOf: "\\u00".utf8)
                    bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
                    continue
                }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        case .null, .blob: bytes.append(contentsOf: "null".utf8)
        }
    }
}

extension Query {
    fileprivate init(value: any SQLValueConvertible) {
        self.init()
        bind(value.sqlValue, as: Swift.type(of: value).sqlType)
    }
}
