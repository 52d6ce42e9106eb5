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

    /// As `insert`, for a table of texts whose trigger keeps a search index: SQLite's index writes what it gathered at the
    /// end of every statement, so a statement a row is several times as slow as one for all.
    package func insertTexts(into table: String, key: String, text: String, _ rows: [(key: Int64, text: String)]) throws
    {
        guard dialect == .sqlite else {
            let values: [[SQLValue]] = rows.map { [.integer($0.key), .text($0.text)] }
            return try insert(into: table, columns: [key, text], types: [.integer, .text], rows: values)
        }
        for start in stride(from: 0, to: rows.count, by: 5_000) {
            let members = JSONRows.members(rows[start..<min(start + 5_000, rows.count)])
            // Members of one object are read without cutting each row out of the text first.
            try run(
                Self.insertion(table, [key, text])
                    + "SELECT CAST(key AS INTEGER), value FROM json_each(\(members)) WHERE true"
            )
        }
    }

    /// As `insert`, leaving out what meets a row that is there already; answers how many rows are new.
    package func insertNew(into table: String, columns: [String], types: [SQLType], rows: [[SQLValue]]) throws -> Int {
        let end: Query = " ON CONFLICT DO NOTHING"
        switch dialect {
        case .sqlite: return try insert(into: table, columns, types, rows, end: end)
        case .postgres:
            return try stride(from: 0, to: rows.count, by: 1_000).reduce(0) { count, start in
                let part = ColumnTexts(types, Array(rows[start..<min(start + 1_000, rows.count)]))
                return count + (try run(Self.insertion(table, columns) + "SELECT * FROM \(part.rows)" + end))
            }
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

    @discardableResult
    private func insert(
        into table: String,
        _ columns: [String],
        _ types: [SQLType],
        _ rows: [[SQLValue]],
        end: Query = ""
    ) throws -> Int {
        let marks = Query(
            trusted: "VALUES (" + columns.map { _ in "?" }.joined(separator: ", ") + ")",
            types.map { _ in .null },
            types
        )
        return try run(Self.insertion(table, columns) + marks + end, each: rows)
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
            return "\(texts.unseenRows) AS \(name: table) (\(Query(trusted: names.joined(separator: ", "))))"
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
    var rows: Query { "unnest(\(lists.joined(separator: ", ")))" }

    /// The same for reading: the planner does not look into the lists, and so plans once for any number of rows.
    var unseenRows: Query { "unnest(\(lists.map { "(SELECT \($0))" as Query }.joined(separator: ", ")))" }

    private var lists: [Query] {
        zip(types, texts).map { type, text -> Query in
            "CAST(\(text) AS " + Query(trusted: (Self.typeName(type) ?? "TEXT") + "[])")
        }
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

    /// Texts by their keys, as one object.
    static func members(_ rows: ArraySlice<(key: Int64, text: String)>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.reduce(2) { $0 + $1.text.utf8.count + 26 })
        bytes.append(UInt8(ascii: "{"))
        for row in rows {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            write(.text(String(row.key)), to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(.text(row.text), to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: number.description.utf8)
        case .text(let text): write(text, to: &bytes)
        case .null, .blob: bytes.append(contentsOf: "null".utf8)
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { letters in
            var start = 0
            for (place, letter) in letters.enumerated() where isEscaped(letter) {
                bytes.append(contentsOf: letters[start..<place])
                bytes.append(contentsOf: escape(letter))
                start = place + 1
            }
            bytes.append(contentsOf: letters[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ letter: UInt8) -> Bool {
        letter < 0x20 || letter == UInt8(ascii: "\"") || letter == UInt8(ascii: "\\")
    }

    private static func escape(_ letter: UInt8) -> [UInt8] {
        guard letter < 0x20 else { return [UInt8(ascii: "\\"), letter] }
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u00".utf8) + [digits[Int(letter >> 4)], digits[Int(letter & 15)]]
    }
}

extension Query {
    fileprivate init(value: any SQLValueConvertible) {
        self.init()
        bind(value.sqlValue, as: Swift.type(of: value).sqlType)
    }
}
