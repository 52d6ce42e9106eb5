import Core
import Database
import TestSupport
import Testing

struct DialectTests {
    @Test(arguments: Driver.allCases)
    func theWordsTheEnginesDifferInAnswerAlike(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.insert(
                    into: "place",
                    columns: ["code", "name"],
                    rows: [["62", "c"], ["6207", "b"], ["620702", "a"], ["63", "Zed"], ["620", "x"]]
                )
                let dialect = transaction.dialect
                let names: String? = try transaction.optionalValue(
                    "SELECT \(dialect.joined("name", separator: "、", from: "FROM place", order: "code DESC"))"
                )
                #expect(names == "Zed、a、b、x、c")
                let nobody: String? = try transaction.optionalValue(
                    "SELECT \(dialect.joined("name", separator: "、", from: "FROM place WHERE 1 = 0", order: "code"))"
                )
                #expect(nobody == nil)
                #expect(try transaction.value("SELECT \(dialect.greatest("\(3)", "\(5)"))", as: Int.self) == 5)
                #expect(try transaction.value("SELECT \(dialect.least("\(3)", "\(5)"))", as: Int.self) == 3)
                #expect(try transaction.count("FROM place WHERE \(dialect.contains("name", "ze"))") == 1)
                let days = dialect.days(from: "\("2026-02-27")", to: "\("2026-03-01")")
                #expect(try transaction.value("SELECT \(days)", as: Int.self) == 2)
                let prefecture = try #require(RegionCode("6207"))
                let below = try transaction.values(
                    "SELECT code FROM place WHERE \(dialect.within("code", prefecture)) ORDER BY code",
                    as: String.self
                )
                #expect(below == ["6207", "620702"])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func textsSortByBytes(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let names = ["a", "B", "Z", "中", "é", "_", "10", "9"]
            for (id, name) in names.enumerated() { try await database.addNote(id, name) }
            let sorted = try await database.read {
                try $0.values("SELECT title FROM note ORDER BY title", as: String.self)
            }
            #expect(sorted == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
    }

    /// What is stored is found as it is written, whatever rules for letters the database has by itself.
    @Test(arguments: Driver.allCases)
    func aTextIsFoundByAnyOfItsLetters(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for (id, title) in ["Café", "Ａ区", "ÉCOLE"].enumerated() { try await database.addNote(id, title) }
            func found(_ part: String) async throws -> [String] {
                try await database.read { transaction in
                    let condition = transaction.dialect.contains("title", part)
                    return try transaction.values("SELECT title FROM note WHERE \(condition)", as: String.self)
                }
            }
            #expect(try await found("CAF") == ["Café"])
            #expect(try await found("Ａ") == ["Ａ区"])
            #expect(try await found("Éc") == ["ÉCOLE"])
            #expect(try await found("éc") == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func sharedWordsWorkOnBoth(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                for turn in 1...2 {
                    let stored: Int = try transaction.value(
                        """
                        INSERT INTO note (id, title, amount) VALUES (\(1), \("t"), \(turn))
                        ON CONFLICT (id) DO UPDATE SET amount = note.amount + excluded.amount RETURNING amount
                        """
                    )
                    #expect(stored == (turn == 1 ? 1 : 3))
                }
                #expect(
                    try transaction.run(
                        "INSERT INTO note (id, title) VALUES (\(1), \("t")) ON CONFLICT DO NOTHING"
                    ) == 0
                )
                let page = try transaction.values(
                    "SELECT id FROM note WHERE (amount, id) > (\(2), \(0)) ORDER BY amount, id LIMIT \(5)",
                    as: Int.self
                )
                #expect(page == [1])
            }
        }
    }
}
