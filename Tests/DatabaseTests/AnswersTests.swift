import Core
import Database
import TestSupport
import Testing

/// Several queries asked in one trip.
struct AnswersTests {
    /// New to the server, asked twice in one trip, known since the last one, and with too many values to be kept.
    @Test(arguments: Driver.allCases)
    func severalQueriesAreAnsweredInTheirOrder(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for id in 1...3 { try await database.addNote(id, "t\(id)") }
            func title(_ id: Int) -> Query { "SELECT title FROM note WHERE id = \(id)" }
            let many: Query = "SELECT id FROM note WHERE id IN \(list: Array(2...60)) ORDER BY id"
            let asked: [[Query]] = [
                [title(2), title(9), title(1)],
                [many, title(3), "SELECT count(*) AS n FROM note"],
                [title(1), many],
                [],
            ]
            let expected = [["t2", "", "t1"], ["2,3", "t3", "3"], ["t1", "2,3"], []]
            for _ in 0..<2 {
                let told = try await database.read { transaction in
                    try asked.map { queries in
                        try transaction.answers(queries).map { rows in
                            try rows.map { try $0.value(at: 0, as: SQLValue.self).plain }.joined(separator: ",")
                        }
                    }
                }
                #expect(told == expected)
            }
        }
    }

    /// What was put off goes first, and what fails leaves nothing behind, nor a connection that answers wrongly.
    @Test(arguments: Driver.allCases)
    func aFaultAmongThemEndsTheTransactionOnly(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for _ in 0..<2 {
                let fault = try await database.fault { transaction in
                    try transaction.post("INSERT INTO note (id, title) VALUES (\(1), \("a"))")
                    _ = try transaction.answers([
                        "SELECT title FROM note WHERE id = \(1)",
                        "SELECT CAST(title AS BIGINT) / (amount - amount) FROM nothing_of_the_kind",
                        "SELECT id FROM note",
                    ])
                }
                #expect(fault != nil)
                #expect(try await database.count("note") == 0)
            }
            let told = try await database.write { transaction in
                try transaction.post("INSERT INTO note (id, title) VALUES (\(1), \("a"))")
                return try transaction.answers(["SELECT title FROM note WHERE id = \(1)", "SELECT id FROM note"])
                    .map(\.count)
            }
            #expect(told == [1, 1])
        }
    }

    /// A query behind one that waits for a row's lock sees what the lock's owner stored.
    @Test(arguments: Driver.allCases)
    func whatWasStoredWhileOneWaitedIsSeenByTheNext(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "t")
            let gate = Gate()
            async let owner: Void = database.write { transaction in
                _ = try transaction.rows("SELECT id FROM note WHERE id = 1\(transaction.dialect.lockRows)")
                gate.arrive()
                gate.waitForRelease()
                try transaction.run("INSERT INTO event (id, what) VALUES (1, 'moved')")
            }
            await gate.arrival()
            async let waiting = database.write { transaction in
                try transaction.answers([
                    "SELECT id FROM note WHERE id = 1\(transaction.dialect.lockRows)", "SELECT what FROM event",
                ]).map(\.count)
            }
            try await Task.sleep(for: .milliseconds(100))
            gate.release()
            try await owner
            #expect(try await waiting == [1, 1])
        }
    }
}

extension SQLValue {
    fileprivate var plain: String {
        switch self {
        case .integer(let number): "\(number)"
        case .text(let text): text
        default: "?"
        }
    }
}
