extension Transaction {
    /// Adds to sums: each row's last number is added to `sum` of the row whose `key` columns hold the other numbers,
    /// which is made where it is missing. All columns are whole numbers.
    ///
    /// Rows are taken in the order of their keys, so that two writers cannot lock each other out.
    package func add(to table: String, key: [String], sum: String, _ rows: [[Int64]]) throws {
        let sorted = Self.merged(rows.sorted { $0.lexicographicallyPrecedes($1) })
        switch dialect {
        case .sqlite:
            // Stepping one kept statement is faster than preparing one for each number of rows.
            for row in sorted { try run(Self.addition(table, key, sum, "VALUES (\(Self.tuple(row)))")) }
        case .postgres:
            // One text for any number of rows: the statement is prepared once.
            for start in stride(from: 0, to: sorted.count, by: 2_000) {
                let part = sorted[start..<min(start + 2_000, sorted.count)]
                let text =
                    "[" + part.map { "[\($0.map(String.init).joined(separator: ","))]" }.joined(separator: ",") + "]"
                let columns = (0...key.count).map { Query(trusted: "CAST(part.line ->> \($0) AS BIGINT)") }
                let lines: Query = """
                    SELECT \(columns.joined(separator: ", "))
                    FROM json_array_elements(CAST(\(text) AS JSON)) WITH ORDINALITY AS part(line, place) ORDER BY part.place
                    """
                try run(Self.addition(table, key, sum, lines))
            }
        }
    }

    /// One row a key: an engine takes a row only once in a statement.
    private static func merged(_ rows: [[Int64]]) -> [[Int64]] {
        var merged: [[Int64]] = []
        for row in rows {
            if let last = merged.last, last.dropLast() == row.dropLast() {
                merged[merged.count - 1][row.count - 1] += row[row.count - 1]
            } else {
                merged.append(row)
            }
        }
        return merged
    }

    private static func addition(_ table: String, _ key: [String], _ sum: String, _ lines: Query) -> Query {
        let names = key.map { "\(name: $0)" as Query }.joined(separator: ", ")
        return """
            INSERT INTO \(name: table) (\(names), \(name: sum)) \(lines)
            ON CONFLICT (\(names)) DO UPDATE SET \(name: sum) = \(name: table).\(name: sum) + excluded.\(name: sum)
            """
    }

    private static func tuple(_ row: [Int64]) -> Query { row.map { "\($0)" as Query }.joined(separator: ", ") }
}
