import Core
import Database
import Synchronization
import TestSupport
import Testing

struct ConcurrencyTests {
    @Test(arguments: Driver.allCases)
    func twoHundredWritersLoseNothing(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "counter", amount: 0)
            try await withThrowingTaskGroup { group in
                for number in 1...200 {
                    group.addTask {
                        try await database.write { transaction in
                            let amount: Int = try transaction.value(
                                "SELECT amount FROM note WHERE id = 1 \(transaction.dialect.lockRows)"
                            )
                            try transaction.run("UPDATE note SET amount = \(amount + 1) WHERE id = 1")
                            try transaction.run("INSERT INTO event (id, what) VALUES (\(number), \("counted"))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let amount = try await database.read { try $0.value("SELECT amount FROM note WHERE id = 1", as: Int.self) }
            #expect(amount == 200)
            #expect(try await database.count("event") == 200)
        }
    }

    /// Writes that wait together may share a flush to the disk, not a fate.
    @Test(arguments: Driver.allCases)
    func aFailedWriteTakesNobodyWithIt(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let failures = await withTaskGroup { group in
                for number in 1...300 {
                    group.addTask {
                        do {
                            try await database.write { transaction in
                                try transaction.run("INSERT INTO note (id, title) VALUES (\(number), 't')")
                                if number % 3 == 0 { throw CancellationError() }
                                if number % 5 == 0 { _ = try transaction.run("INSERT INTO note (id) VALUES (0)") }
                            }
                            return 0
                        } catch {
                            return 1
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            let stored = try await database.read { try $0.values("SELECT id FROM note ORDER BY id", as: Int.self) }
            #expect(stored == (1...300).filter { $0 % 3 != 0 && $0 % 5 != 0 })
            #expect(failures == 300 - stored.count)
        }
    }

    /// As after a full disk, when the engine ends the transaction: a body that does not look must not be told "stored".
    @Test func aWriteWhoseTransactionEndedIsRefused() async throws {
        try await withSample(.sqlite) { database in
            await #expect(throws: DatabaseFault.self) {
                _ = try await database.write { transaction in
                    try transaction.run("INSERT INTO note (id, title) VALUES (1, 'a')")
                    return try transaction.run("ROLLBACK")
                }
            }
            _ = try await database.write { try $0.run("INSERT INTO note (id, title) VALUES (2, 'b')") }
            #expect(try await database.read { try $0.values("SELECT id FROM note", as: Int.self) } == [2])
        }
    }

    /// Each of two takes one row first and then wants the other's: the engine stops one, which is tried again.
    @Test(arguments: Driver.allCases)
    func writersInEachOthersWayAreTriedAgain(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...2 { try await database.addNote(id, "n", amount: 0) }
            try await withThrowingTaskGroup { group in
                for turn in 0..<12 {
                    group.addTask {
                        try await database.write { transaction in
                            let order = turn % 2 == 0 ? [1, 2] : [2, 1]
                            for id in order {
                                try transaction.run("UPDATE note SET amount = amount + 1 WHERE id = \(id)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let amounts = try await database.read { try $0.values("SELECT amount FROM note", as: Int.self) }
            #expect(amounts == [12, 12])
        }
    }

    @Test(arguments: Driver.allCases)
    func readersGoOnWhileAWriterIsOpen(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "before")
            let gate = Gate()
            async let writing: Void = database.write { transaction in
                try transaction.run("UPDATE note SET title = 'after'")
                gate.arrive()
                gate.waitForRelease()
            }
            await gate.arrival()
            let titles = try await withThrowingTaskGroup { group in
                for _ in 1...6 {
                    group.addTask {
                        try await database.read { try $0.value("SELECT title FROM note", as: String.self) }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(titles == Array(repeating: "before", count: 6))
            gate.release()
            try await writing
            let title = try await database.read { try $0.value("SELECT title FROM note", as: String.self) }
            #expect(title == "after")
        }
    }

    @Test(arguments: Driver.allCases)
    func aReadSeesOneState(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "t")
            let gate = Gate()
            async let counts = database.read { transaction in
                let first = try transaction.count("FROM note")
                gate.arrive()
                gate.waitForRelease()
                return [first, try transaction.count("FROM note")]
            }
            await gate.arrival()
            try await database.addNote(2, "t")
            gate.release()
            #expect(try await counts == [1, 1])
            #expect(try await database.count("note") == 2)
        }
    }

    /// Every reader of the pool waits; tasks that need no database go on.
    @Test(arguments: Driver.allCases)
    func busyReadersHoldUpNobodyElse(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let gate = Gate()
            try await withThrowingTaskGroup { group in
                for _ in 1...8 {
                    group.addTask {
                        try await database.read { transaction in
                            _ = try transaction.count("FROM note")
                            gate.arrive()
                            gate.waitForRelease()
                        }
                    }
                }
                for _ in 1...8 { await gate.arrival() }
                let sum = await withTaskGroup { others in
                    for number in 1...100 { others.addTask { number } }
                    return await others.reduce(0, +)
                }
                #expect(sum == 5_050)
                gate.release()
                try await group.waitForAll()
            }
        }
    }
}
