import Core
import Database
import TestSupport
import Testing

/// What goes wrong has one name on both engines.
struct FaultTests {
    @Test(arguments: Driver.allCases)
    func constraintsAreNamedAlike(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.run("INSERT INTO place (code, name) VALUES ('62', 'a')")
                try transaction.run("INSERT INTO place (code, name, parent) VALUES ('6207', 'b', '62')")
            }
            let double = try await database.fault {
                _ = try $0.run("INSERT INTO place (code, name, parent) VALUES ('6208', 'b', '62')")
            }
            #expect(double == .uniqueViolation(table: "place", columns: ["parent", "name"]))
            #expect(double?.isUnique("name", "parent") == true)
            #expect(double?.isUnique("name") == false)
            let key = try await database.fault { _ = try $0.run("INSERT INTO place (code, name) VALUES ('62', 'c')") }
            #expect(key == .uniqueViolation(table: "place", columns: ["code"]))
            let empty = try await database.fault { _ = try $0.run("INSERT INTO note (id, title) VALUES (1, NULL)") }
            #expect(empty == .notNullViolation(table: "note", column: "title"))
            let check = try await database.fault {
                _ = try $0.run("INSERT INTO note (id, title, amount) VALUES (1, 't', \(-1))")
            }
            #expect(check == .checkViolation(name: "note_amount"))
        }
    }

    @Test(arguments: Driver.allCases)
    func referencesAreKept(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.run("INSERT INTO place (code, name) VALUES ('62', 'a')")
                try transaction.run("INSERT INTO note (id, title, place) VALUES (1, 't', '62')")
            }
            for query: Query in [
                "INSERT INTO note (id, title, place) VALUES (2, 't', '99')", "DELETE FROM place WHERE code = '62'",
            ] {
                let fault = try await database.fault { _ = try $0.run(query) }
                guard case .foreignKeyViolation = fault else {
                    Issue.record("\(query.text): \(String(describing: fault))")
                    continue
                }
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func anAppendOnlyTableStaysAsItIs(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { _ = try $0.run("INSERT INTO event (id, what) VALUES (1, 'made')") }
            for query: Query in ["UPDATE event SET what = 'x'", "DELETE FROM event"] {
                let fault = try await database.fault { _ = try $0.run(query) }
                #expect(fault == .refusedByTrigger("event is append-only"))
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func typesAreChecked(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let fault = try await database.fault {
                _ = try $0.run("INSERT INTO note (id, title, amount) VALUES (1, 't', \("twelve"))")
            }
            guard case .unsuitableValue = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func mistakesInSQLAreSyntax(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for query: Query in ["SELEC 1", "SELECT nothing FROM note", "SELECT 1 FROM nowhere"] {
                let fault = try await database.fault { _ = try $0.rows(query) }
                guard case .syntax = fault else {
                    Issue.record("\(query.text): \(String(describing: fault))")
                    continue
                }
            }
            #expect(try await database.count("note") == 0)
        }
    }
}
