import Database
import TestSupport
import Testing

@Suite("Sums and members")
struct SumTests {
    private static let migrations = [
        Migration(1, "sums") { dialect in
            [
                """
                CREATE TABLE sums (
                    place \(dialect.integer) NOT NULL, stage \(dialect.integer) NOT NULL, value \(dialect.integer) NOT NULL,
                    PRIMARY KEY (place, stage)
                )\(dialect.keyedTableOptions)
                """,
                "CREATE TABLE things (id \(dialect.integer) NOT NULL PRIMARY KEY, fields \(dialect.text) NOT NULL)",
            ]
        }
    ]

    private static let table = SumTable("sums", key: ["place", "stage"], sums: ["value"])

    private static func rows(_ rows: [[Int64]]) -> NumberRows {
        var numbers = NumberRows(width: 3)
        for row in rows { numbers.append(row) }
        return numbers
    }

    @Test(arguments: Driver.allCases)
    func numbersAreAddedToTheRowsOfTheirKeys(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            let sums = try await database.write { tx in
                try tx.add(to: Self.table, Self.rows([[2, 1, 5], [1, 1, 3], [1, 2, -1]]))
                try tx.add(to: Self.table, Self.rows([[1, 1, 1], [9, 9, 9_000_000_000_000], [1, 1, 3]]))
                try tx.add(to: Self.table, Self.rows([]))
                return try tx.rows("SELECT place, stage, value FROM sums ORDER BY place, stage") { row in
                    [try row.int64("place"), try row.int64("stage"), try row.int64("value")]
                }
            }
            #expect(sums == [[1, 1, 7], [1, 2, -1], [2, 1, 5], [9, 9, 9_000_000_000_000]])
        }
    }

    /// Several sums of one key are added to together, in rows of a statement and in rows that stand already.
    @Test(arguments: Driver.allCases)
    func sumsOfOneKeyAreAddedToTogether(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            let table = SumTable("sums", key: ["place"], sums: ["stage", "value"])
            let sums = try await database.write { tx in
                try tx.execute("DROP TABLE sums")
                try tx.execute(
                    "CREATE TABLE sums (place BIGINT NOT NULL PRIMARY KEY, stage BIGINT NOT NULL, value BIGINT NOT NULL)"
                )
                try tx.add(to: table, Self.rows([[2, 10, 5], [1, 1, 3], [2, 20, -7]]))
                try tx.add(to: table, Self.rows([[2, 0, 1], [3, 4, 0]]))
                return try tx.rows("SELECT place, stage, value FROM sums ORDER BY place") { row in
                    [try row.int64("place"), try row.int64("stage"), try row.int64("value")]
                }
            }
            #expect(sums == [[1, 1, 3], [2, 30, -1], [3, 4, 0]])
        }
    }

    /// Eight writers of the same rows in different orders neither lose an addition nor lock each other out.
    @Test(arguments: Driver.allCases)
    func writersOfTheSameRowsDoNotLockEachOtherOut(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 {
                            let rows = (0..<20).map { [Int64(($0 * 7 + writer * 3) % 20), 1, 1] as [Int64] }
                            try await database.write { tx in try tx.add(to: Self.table, Self.rows(rows)) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await database.read { tx in
                try tx.value("SELECT CAST(sum(value) AS BIGINT) FROM sums", as: Int64.self)
            }
            #expect(total == 1_600)
        }
    }

    @Test(arguments: Driver.allCases)
    func manyRowsAreDeletedByTheirValues(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            let left = try await database.write { tx in
                try tx.insert(
                    into: "things",
                    columns: ["id", "fields"],
                    types: [.integer, .text],
                    rows: (1...1_500).map { [.integer(Int64($0)), .text("thing \"\($0)\"")] }
                )
                // All but three; one of them under another text.
                let rows = (4...1_500).map { [SQLValue.integer(Int64($0)), .text("thing \"\($0)\"")] }
                try tx.delete(
                    from: "things",
                    columns: ["id", "fields"],
                    types: [.integer, .text],
                    rows: rows + [[.integer(1), .text("thing \"2\"")]]
                )
                try tx.delete(from: "things", columns: ["id"], types: [.integer], rows: [])
                return try tx.values("SELECT id FROM things ORDER BY id", as: Int.self)
            }
            #expect(left == [1, 2, 3])
        }
    }

    @Test(arguments: Driver.allCases)
    func textsAreFoundThatHoldAnother(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            let found = try await database.write { tx in
                try tx.run("INSERT INTO things (id, fields) VALUES (1, '山羊ab%'), (2, ''), (3, '绵羊')")
                return try ["羊", "羊ab", "b%", "山绵", "A", "山羊ab%%"].map { part in
                    try tx.values(
                        "SELECT id FROM things WHERE \(tx.dialect.holds("fields", part)) ORDER BY id",
                        as: Int.self
                    )
                }
            }
            #expect(found == [[1, 3], [1], [1], [], [], []])
        }
    }

    @Test(arguments: Driver.allCases)
    func membersOfATextAreRead(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations) { database in
            let object = #"{"area":120.5,"owner":"王\"大\"山","uses":["住人","养畜"],"empty":1}"#
            let found = try await database.write { tx in
                try tx.run("INSERT INTO things (id, fields) VALUES (1, \(object))")
                let (fields, dialect): (Query, Dialect) = ("fields", tx.dialect)
                return (
                    try tx.optionalValue("SELECT \(dialect.member(fields, "owner")) FROM things", as: String.self),
                    try tx.optionalValue("SELECT \(dialect.member(fields, "empty")) FROM things", as: String.self),
                    try tx.optionalValue("SELECT \(dialect.member(fields, "nothing")) FROM things", as: String.self),
                    try tx.optionalValue("SELECT \(dialect.numberMember(fields, "area")) FROM things", as: Double.self),
                    try tx.count("FROM things WHERE \(dialect.contains(dialect.member(fields, "uses"), "\"养畜\""))")
                )
            }
            #expect(found == ("王\"大\"山", "1", nil, 120.5, 1))
        }
    }
}
