/// A table of sums: the columns of `key` tell its rows apart, `sums` are what is added to; all are whole numbers. Its
/// statements are written once, because a single act adds to many rows.
package struct SumTable: Sendable {
    let width: Int
    let keyWidth: Int
    private let sqlite: Query
    private let postgres: (head: Query, tail: Query)

    package init(_ table: String, key: [String], sums: [String]) {
        (width, keyWidth) = (key.count + sums.count, key.count)
        let types = [SQLType](repeating: .integer, count: width)
        let marks = "VALUES (" + types.map { _ in "?" }.joined(separator: ", ") + ")"
        sqlite = Self.addition(table, key, sums, Query(trusted: marks, types.map { _ in SQLValue.null }, types))
        let columns = Query(trusted: types.indices.map { "part.c\($0)" }.joined(separator: ", "))
        let names = Query(trusted: types.indices.map { "c\($0)" }.joined(separator: ", "))
        let (head, tail) = Self.parts(table, key, sums)
        postgres = (
            head + "SELECT \(columns) FROM ",
            " WITH ORDINALITY AS part(\(names), place) ORDER BY part.place" + tail
        )
    }

    /// Adds one row.
    var single: Query { sqlite }

    /// Adds the rows of a relation of `width` columns, in its order.
    func adding(_ relation: Query) -> Query { postgres.head + relation + postgres.tail }

    private static func addition(_ table: String, _ key: [String], _ sums: [String], _ lines: Query) -> Query {
        let (head, tail) = parts(table, key, sums)
        return head + lines + tail
    }

    private static func parts(_ table: String, _ key: [String], _ sums: [String]) -> (head: Query, tail: Query) {
        let names = key.map { "\(name: $0)" as Query }.joined(separator: ", ")
        let all = (key + sums).map { "\(name: $0)" as Query }.joined(separator: ", ")
        let additions = sums.map { "\(name: $0) = \(name: table).\(name: $0) + excluded.\(name: $0)" as Query }
        return (
            "INSERT INTO \(name: table) (\(all)) ",
            " ON CONFLICT (\(names)) DO UPDATE SET \(additions.joined(separator: ", "))"
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

    /// In the order of their keys, rows of one key added up: the first `key` numbers are the key, the others are added.
    func merged(key: Int) -> NumberRows {
        let width = width
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
                    for place in key..<width { merged.numbers[last + place] += numbers[start + place] }
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
