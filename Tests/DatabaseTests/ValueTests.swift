import Core
import Database
import TestSupport
import Testing

struct ValueTests {
    @Test(arguments: Driver.allCases)
    func textsComeBackAsTheyWere(_ driver: Driver) async throws {
        let texts = ["", " ", "户厕", "𫖮𠮷", "👩‍👩‍👧", "a'b\"c\\d%_?$1", "line\nline\r\n\t", "e\u{301}", "\u{FEFF}x"]
        try await withSample(driver) { database in
            for (id, text) in texts.enumerated() { try await database.addNote(id, text, body: text) }
            let stored = try await database.read { transaction in
                try transaction.rows("SELECT title FROM note ORDER BY id") { Array(try $0.text("title").utf8) }
            }
            #expect(stored == texts.map { Array($0.utf8) })
        }
    }

    @Test(arguments: Driver.allCases)
    func numbersComeBackAsTheyWere(_ driver: Driver) async throws {
        let integers: [Int64] = [0, 1, -1, .max, .min, 1 << 53, 4_102_444_800_000]
        let reals = [
            0.1, -0.0, 1.0 / 3, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e15, 123456789.123456789,
            .infinity,
        ]
        try await withSample(driver) { database in
            let (first, second) = try await database.read { transaction in
                (
                    try integers.map { try transaction.value("SELECT \($0)", as: Int64.self) },
                    try reals.map { try transaction.value("SELECT \($0)", as: Double.self) }
                )
            }
            #expect(first == integers)
            #expect(second == reals)
            try await database.write { transaction in
                for (id, real) in reals.enumerated() {
                    try transaction.run("INSERT INTO note (id, title, share) VALUES (\(id), \("n"), \(real))")
                }
            }
            let stored = try await database.read { transaction in
                try transaction.rows("SELECT share FROM note ORDER BY id") { try $0.double("share") }
            }
            #expect(stored == reals)
        }
    }

    @Test(arguments: Driver.allCases)
    func bytesComeBackAsTheyWere(_ driver: Driver) async throws {
        let blobs: [[UInt8]] = [[], [0], Array(0...255), Array(repeating: 92, count: 70_000)]
        try await withSample(driver) { database in
            try await database.write { transaction in
                for (id, blob) in blobs.enumerated() {
                    try transaction.run("INSERT INTO note (id, title, photo) VALUES (\(id), \("n"), \(blob))")
                }
            }
            let stored = try await database.read { transaction in
                try transaction.rows("SELECT photo FROM note ORDER BY id") { try $0.blob("photo") }
            }
            #expect(stored == blobs)
        }
    }

    @Test(arguments: Driver.allCases)
    func everyTypeOfTheCoreIsRead(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                let due = Day(year: 2026, month: 6, day: 10)
                try transaction.run("INSERT INTO place (code, name) VALUES (\("620702"), \("清源"))")
                try transaction.run(
                    """
                    INSERT INTO note (id, place, title, done, due, amount)
                    VALUES (\(NoteID(rawValue: 5)), \(RegionCode("620702")), \("t"), \(true), \(due),
                            \(Instant(milliseconds: 1_700_000_000_123)))
                    """
                )
            }
            try await database.read { transaction in
                let row = try #require(try transaction.first("SELECT * FROM note WHERE id = \(NoteID(rawValue: 5))"))
                let id: NoteID = try row.id("id")
                #expect(id.rawValue == 5)
                #expect(try row.region("place").digits == "620702")
                #expect(try row.bool("done"))
                #expect(try row.day("due").description == "2026-06-10")
                #expect(try row.instant("amount").milliseconds == 1_700_000_000_123)
                #expect(try row.optionalDouble("share") == nil)
                #expect(try row.optionalBlob("photo") == nil)
                #expect(try row.isNull("body"))
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aggregatesHaveTheSameTypes(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...4 { try await database.addNote(id, "n", amount: id) }
            let row = try await database.read { transaction in
                try transaction.first(
                    """
                    SELECT count(*) AS n, sum(amount) AS total, avg(amount) AS mean, max(amount) AS most,
                           sum(CASE WHEN amount > \(2) THEN 1 ELSE 0 END) AS large, 7 / 2 AS half FROM note
                    """
                )
            }
            let found = try #require(row)
            #expect(try found.int("n") == 4)
            #expect(try found.int("total") == 10)
            #expect(try found.double("mean") == 2.5)
            #expect(try found.int("most") == 4)
            #expect(try found.int("large") == 2)
            #expect(try found.int("half") == 3)
        }
    }

    @Test(arguments: Driver.allCases)
    func valuesNoEngineKeepsAreRefused(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for query: Query in ["SELECT \("a\u{0}b")", "SELECT \(Double.nan)"] {
                await #expect {
                    try await database.read { _ = try $0.rows(query) }
                } throws: { error in
                    if case DatabaseFault.unsuitableValue = error { true } else { false }
                }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func readingWronglyNamesTheColumn(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "t")
            try await database.read { transaction in
                let row = try #require(try transaction.first("SELECT title, amount FROM note"))
                #expect(throws: DatabaseFault.missingColumn("tittle")) { try row.text("tittle") }
                #expect(throws: DatabaseFault.unexpectedValue(column: "title", expected: "Int")) {
                    try row.int("title")
                }
                #expect(throws: DatabaseFault.unexpectedValue(column: "amount", expected: "Int")) {
                    try row.int("amount")
                }
                #expect(throws: DatabaseFault.unexpectedValue(column: "title", expected: "Day")) {
                    try row.day("title")
                }
            }
        }
    }

    enum NoteSubject {}
    typealias NoteID = Identifier<NoteSubject>
}
