/// A table of sums: the columns of `key` tell the sums apart, `sum` is what is added to; all are whole numbers. Its
/// statements are written once, because a single act adds to dozens of sums.
package struct SumTable: Sendable {
    let width: Int
    private let sqlite: Query
    private let postgres: (head: Query, tail: Query)

    package init(_ table: String, key: [String], sum: String) {
        width = key.count + 1
        let types = [SQLType](repeating: .integer, count: width)
        let marks = "VALUES (" + types.map { _ in "?" }.joined(separator: ", ") + ")"
        sqlite = Self.addition(table, key, sum, Query(trusted: marks, types.map { _ in SQLValue.null }, types))
        let columns = Query(trusted: types.indices.map { "part.c\($0)" }.joined(separator: ", "))
        let names = Query(trusted: types.indices.map { "c\($0)" }.joined(separator: ", "))
        let (head, tail) = Self.parts(table, key, sum)
        postgres = (
            head + "SELECT \(columns) FROM ",
            " WITH ORDINALITY AS part(\(names), place) ORDER BY part.place" + tail
        )
    }

    /// Adds one row.
    var single: Query { sqlite }

    /// Adds the rows of a relation of `width` columns, in its order.
    func adding(_ relation: Query) -> Query { postgres.head + relation + postgres.tail }

    private static func addition(_ table: String, _ key: [String], _ sum: String, _ lines: Query) -> Query {
        let (head, tail) = parts(table, key, sum)
        return head + lines + tail
    }

    private static func parts(_ table: String, _ key: [String], _ sum: String) -> (head: Query, tail: Query) {
        let names = key.map { "\(name: $0)" as Query }.joined(separator: ", ")
        return (
            "INSERT INTO \(name: table) (\(names), \(name: sum)) ",
            """
             ON CONFLICT (\(names)) DO UPDATE SET \(name: sum) = \(name: table).\(name: sum) + excluded.\(name: sum)
            """
        )
    }
}

/// Rows of whole numbers, one after another in one list.
package struct NumberRows: Sendable {
    package let width: Int
    package private(set) var numbers: [Int64] = []

    package init(width: Int) { self.width = width }

    package var count: Int { numbers.count / width }

    /// `row` holds `width` numbers.
    package mutating func append(_ row: some Collection<Int64>) {
        precondition(row.count == width, "a row has \(width) numbers")
        numbers.append(contentsOf: row)
    }

    package mutating func reserve(_ rows: Int) { numbers.reserveCapacity(rows * width) }

    /// In the order of their keys, rows of one key added up: all numbers but the last are the key.
    func merged() -> NumberRows {
        let (width, key) = (width, width - 1)
        return numbers.withUnsafeBufferPointer { numbers in
            let order = stride(from: 0, to: numbers.count, by: width).sorted { a, b in
                for place in 0..<key where numbers[a + place] != numbers[b + place] {
                    return numbers[a + place] < numbers[b + place]
                }
                return false
            }
            var merged = NumberRows(width: width)
            merged.numbers.reserveCapacity(numbers.count)
            for start in order {
                let last = merged.numbers.count - width
                if last >= 0, (0..<key).allSatisfy({ merged.numbers[last + $0] == numbers[start + $0] }) {
                    merged.numbers[last + key] += numbers[start + key]
                } else {
                    merged.numbers.append(contentsOf: numbers[start..<start + width])
                }
            }
            return merged
        }
    }

    /// The rows from `start` on, at most `count` of them.
    func part(from start: Int, count: Int) -> NumberRows {
        var part = NumberRows(width: width)
        part.numbers = Array(numbers[start * width..<min((start + count) * width, numbers.count)])
        return part
    }
}
