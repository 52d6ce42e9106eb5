import Core
import Database
import TestSupport
import Testing

struct TransactionTests {
    struct Stop: Error {}

    @Test(arguments: Driver.allCases)
    func aThrownErrorUndoesEverything(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            await #expect(throws: Stop.self) {
                try await database.write { transaction in
                    try transaction.run("INSERT INTO note (id, title) VALUES (1, \("t"))")
                    throw Stop()
                }
            }
            let count = try await database.count("note")
            #expect(count == 0)
        }
    }

    /// As a migration or an import in a large county changes them: more than SQLite keeps in memory for a savepoint.
    @Test(arguments: Driver.allCases)
    func manyPagesChangedInASavepointAreKeptOrUndoneAsOne(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let words = String(repeating: "改厕", count: 650)
            try await database.write { transaction in
                try transaction.execute("CREATE TABLE wide (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
                try transaction.insert(into: "wide", columns: ["id", "words"], rows: (1...3_000).map { [$0, words] })
            }
            let changed = try await database.write { transaction in
                try transaction.savepoint {
                    try transaction.run("UPDATE wide SET words = words || \("。")")
                }
            }
            #expect(changed == 3_000)
            try await database.write { transaction in
                _ = #expect(throws: Stop.self) {
                    try transaction.savepoint {
                        try transaction.run("UPDATE wide SET words = words || \("，再改")")
                        throw Stop()
                    }
                }
            }
            let kept = try await database.read { transaction in
                try transaction.count("FROM wide WHERE words = \(words + "。")")
            }
            #expect(kept == 3_000)
        }
    }

    @Test(arguments: Driver.allCases)
    func affectedRowsAreCounted(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...5 { try await database.addNote(id, "t") }
            let counts = try await database.write { transaction in
                [
                    try transaction.run("UPDATE note SET done = 1 WHERE id <= 3"),
                    try transaction.run("UPDATE note SET done = 1 WHERE id > 99"),
                    try transaction.run("DELETE FROM note WHERE id IN \(list: [1, 2, 77])"),
                    try transaction.run("SELECT 1"),
                ]
            }
            #expect(counts[0...2] == [3, 0, 2])
        }
    }

    @Test(arguments: Driver.allCases)
    func anInjectionStaysAValue(_ driver: Driver) async throws {
        let attacks = [
            "'; DROP TABLE note; --", "\" OR 1=1 --", "$1", "?1", "\\'; DELETE FROM note", "%", "1) OR (1=1",
        ]
        try await withSample(driver) { database in
            for (id, attack) in attacks.enumerated() { try await database.addNote(id, attack) }
            for (id, attack) in attacks.enumerated() {
                let found = try await database.read { transaction in
                    try transaction.values("SELECT id FROM note WHERE title = \(attack)", as: Int.self)
                }
                #expect(found == [id])
                let contained = try await database.read { transaction in
                    try transaction.count("FROM note WHERE \(transaction.dialect.contains("title", attack))")
                }
                #expect(contained == attacks.filter { $0.contains(attack) }.count)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func listsAndEmptyListsWork(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...5 { try await database.addNote(id, "t\(id)") }
            let cases: [(Query, Int)] = [
                ("id IN \(list: [2, 3, 9])", 2),
                ("title IN \(list: ["t1", "x"])", 1),
                ("id IN \(list: [Int]())", 0),
                ("id NOT IN \(list: [Int64]())", 5),
                ("title NOT IN \(list: [String]())", 5),
                ("id IN \(list: 1...9_000)", 5),
            ]
            for (condition, expected) in cases {
                let count = try await database.read { try $0.count("FROM note WHERE \(condition)") }
                #expect(count == expected, "\(condition.text.prefix(80))")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aSavepointUndoesOnlyItsOwn(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.run("INSERT INTO note (id, title) VALUES (1, \("a"))")
                // Not in `#expect(throws:)`: Swift 6.3 mixes up a closure nested in the macro with the next one.
                do {
                    try transaction.savepoint {
                        try transaction.run("INSERT INTO note (id, title) VALUES (2, \("b"))")
                        try transaction.run("INSERT INTO note (id, title) VALUES (1, \("again"))")
                    }
                } catch let fault as DatabaseFault {
                    #expect(fault.isUnique("id"))
                }
                try transaction.savepoint { _ = try transaction.run("INSERT INTO note (id, title) VALUES (3, 'c')") }
            }
            let ids = try await database.read { try $0.values("SELECT id FROM note ORDER BY id", as: Int.self) }
            #expect(ids == [1, 3])
        }
    }

    @Test(arguments: Driver.allCases)
    func aTransactionWithASwallowedFaultStoresNothing(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let fault = try await database.fault { transaction in
                try transaction.run("INSERT INTO note (id, title) VALUES (1, \("a"))")
                _ = try? transaction.run("INSERT INTO note (id, title) VALUES (1, \("again"))")
            }
            #expect(fault == .transactionFailed)
            #expect(try await database.count("note") == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func rowsStreamWhileTheTransactionIsUsed(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.insert(
                    into: "note",
                    columns: ["id", "title", "amount"],
                    rows: (1...2_345).map { [$0, "t\($0)", $0 % 7] }
                )
            }
            let (count, copies) = try await database.write { transaction in
                var count = 0
                try transaction.each("SELECT id, title FROM note WHERE amount < \(7) ORDER BY id") { row in
                    count += 1
                    let same = try transaction.value("SELECT title FROM note WHERE id = \(count)", as: String.self)
                    #expect(try row.text("title") == same)
                    if count % 100 == 0 {
                        try transaction.run("INSERT INTO event (id, what) VALUES (\(count), \(same))")
                    }
                }
                return (count, try transaction.count("FROM event"))
            }
            #expect(count == 2_345)
            #expect(copies == 23)
        }
    }

    @Test(arguments: Driver.allCases)
    func streamingStopsWhereItsBodyThrows(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...3 { try await database.addNote(id, "t") }
            try await database.write { transaction in
                #expect(throws: Stop.self) { try transaction.each("SELECT id FROM note") { _ in throw Stop() } }
                try transaction.run("DELETE FROM note WHERE id = 1")
            }
            #expect(try await database.count("note") == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func aReadCannotWrite(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            await #expect(throws: DatabaseFault.readOnly) {
                try await database.read { _ = try $0.run("DELETE FROM note") }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aQueryWithAQuestionMarkOfItsOwnIsRefused(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            await #expect {
                try await database.read { _ = try $0.rows("SELECT title FROM note WHERE title = ? AND id = \(1)") }
            } throws: { error in
                if case DatabaseFault.syntax = error { true } else { false }
            }
        }
    }
}
