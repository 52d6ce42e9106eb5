extension Transaction {
    /// Adds to sums: each row's last number is added to `sum` of the row whose `key` columns hold the other numbers,
    /// which is made where it is missing. All columns are whole numbers.
    ///
    /// Rows are taken in the order of their keys, so that two writers cannot lock each other out.
    package func add(to table: String, key: [String], sum: String, _ rows: [[Int64]]) throws {
        let sorted = Self.merged(rows.sorted(by: Self.precedes))
        switch dialect {
        case .sqlite:
            let types = [SQLType](repeating: .integer, count: key.count + 1)
            let marks = "VALUES (" + types.map { _ in "?" }.joined(separator: ", ") + ")"
            let values = types.map { _ in SQLValue.null }
            let rows = sorted.map { $0.map(SQLValue.integer) }
            try run(Self.addition(table, key, sum, Query(trusted: marks, values, types)), each: rows)
        case .postgres:
            // One text for any number of rows: the statement is prepared once.
            let types = [SQLType](repeating: .integer, count: key.count + 1)
            let columns = Query(trusted: types.indices.map { "part.c\($0)" }.joined(separator: ", "))
            let names = Query(trusted: types.indices.map { "c\($0)" }.joined(separator: ", "))
            for start in stride(from: 0, to: sorted.count, by: 2_000) {
                let part = sorted[start..<min(start + 2_000, sorted.count)].map { $0.map(SQLValue.integer) }
                let lines: Query = """
                    SELECT \(columns) FROM \(ColumnTexts(types, part).rows) WITH ORDINALITY AS part(\(names), place)
                    ORDER BY part.place
                    """
                try post(Self.addition(table, key, sum, lines))
            }
        }
    }

    private static func precedes(_ a: [Int64], _ b: [Int64]) -> Bool {
        for (left, right) in zip(a, b) where left != right { return left < right }
        return false
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
}
