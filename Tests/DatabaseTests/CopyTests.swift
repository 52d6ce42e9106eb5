import Core
import Database
import TestSupport
import Testing

struct CopyTests {
    /// Every pair of engines that is there.
    static let pairs = Driver.allCases.flatMap { from in Driver.allCases.map { (from, $0) } }

    @Test(arguments: pairs)
    func bothSidesHoldTheSame(_ from: Driver, _ to: Driver) async throws {
        try await withSample(from) { source in
            try await fill(source)
            try await withSample(to) { target in
                let tables = try await DatabaseCopy(from: source, to: target).run()
                #expect(tables.map(\.name) == ["event", "note", "place"])
                #expect(tables.map(\.targetRows) == [1, 1_204, 3])
                #expect(tables.filter { !$0.isEqual } == [])
                #expect(try await SearchTests.found("户厕", in: target) == [1_201])
                let orphan = try await target.fault {
                    _ = try $0.run("INSERT INTO note (id, title, place) VALUES (9999, 't', 'nowhere')")
                }
                guard case .foreignKeyViolation = orphan else {
                    Issue.record("references are checked again: \(String(describing: orphan))")
                    return
                }
            }
        }
    }

    @Test(arguments: pairs)
    func aTamperedTargetIsNoticed(_ from: Driver, _ to: Driver) async throws {
        try await withSample(from) { source in
            try await fill(source)
            try await withSample(to) { target in
                let copy = DatabaseCopy(from: source, to: target)
                _ = try await copy.run()
                // Two changes that a count or a sum of single values would miss.
                try await target.write { transaction in
                    try transaction.run("UPDATE note SET amount = 8 WHERE id = 7")
                    try transaction.run("UPDATE note SET amount = 7 WHERE id = 8")
                }
                let tables = try await copy.compare()
                #expect(tables.filter { !$0.isEqual }.map(\.name) == ["note"])
                #expect(tables.map(\.sourceRows) == tables.map(\.targetRows))
            }
        }
    }

    @Test(arguments: pairs)
    func aTargetWithRowsIsRefused(_ from: Driver, _ to: Driver) async throws {
        try await withSample(from) { source in
            try await withSample(to) { target in
                try await target.addNote(1, "t")
                await #expect(throws: DatabaseCopy.Fault.targetIsNotEmpty(table: "note")) {
                    _ = try await DatabaseCopy(from: source, to: target).run()
                }
                #expect(try await target.count("note") == 1)
            }
        }
    }

    /// Append-only tables included: a county takes the place of another.
    @Test(arguments: Driver.allCases)
    func aFilledPostgresIsReplacedWhole(_ from: Driver) async throws {
        try await withSample(from) { source in
            try await fill(source)
            try await withSample(.postgres) { target in
                try await target.addNote(5, "旧的")
                try await target.write { _ = try $0.run("INSERT INTO event (id, what) VALUES (77, 'old')") }
                let tables = try await DatabaseCopy(from: source, to: target).run(replacing: true)
                #expect(tables.filter { !$0.isEqual } == [])
                #expect(try await target.count("note") == 1_204)
                #expect(try await target.count("event") == 1)
                #expect(try await SearchTests.found("旧的", in: target) == [])
            }
        }
    }

    /// A row the target does not take: what stood there stands there still.
    @Test func aReplacementThatFailsChangesNothing() async throws {
        try await withSample(.sqlite) { source in
            try await fill(source)
            try await withSample(.postgres) { target in
                try await target.addNote(5, "旧的")
                try await target.write { try $0.execute("ALTER TABLE note ADD CONSTRAINT few CHECK (id < 1000)") }
                await #expect {
                    _ = try await DatabaseCopy(from: source, to: target).run(replacing: true)
                } throws: { error in
                    if case DatabaseCopy.Fault.target(.checkViolation) = error { true } else { false }
                }
                #expect(try await target.count("note") == 1)
                #expect(try await SearchTests.found("旧的", in: target) == [5])
                // The database goes back to the tests as it came.
                try await target.write { try $0.execute("ALTER TABLE note DROP CONSTRAINT few") }
            }
        }
    }

    @Test(arguments: pairs)
    func anotherSchemaIsRefused(_ from: Driver, _ to: Driver) async throws {
        try await withSample(from) { source in
            try await withDatabase(to, migrations: []) { target in
                await #expect {
                    _ = try await DatabaseCopy(from: source, to: target).run()
                } throws: { error in
                    if case DatabaseCopy.Fault.schemasDiffer = error { true } else { false }
                }
            }
        }
    }

    /// Rows refer to rows of the same table that come later, and hold what is hard to carry.
    private func fill(_ database: Database) async throws {
        try await database.write { transaction in
            try transaction.run("INSERT INTO place (code, name) VALUES ('9', 'root')")
            try transaction.run("INSERT INTO place (code, name, parent) VALUES ('1', 'low', '9')")
            try transaction.run("INSERT INTO place (code, name, parent) VALUES ('2', '', '1')")
            try transaction.insert(
                into: "note",
                columns: ["id", "title", "amount"],
                rows: (1...1_200).map { [$0, "t", $0] }
            )
            try transaction.insert(
                into: "note",
                columns: ["id", "place", "title", "body", "share", "photo", "due", "amount"],
                rows: [
                    [1_201, "9", "户厕", "𫖮", 0.1, [UInt8](0...255), "2026-06-10", Int64.max],
                    [1_202, String?.none, "", "", -1.0 / 3, [UInt8](), "", 0],
                    [
                        Int64.min, "2", "a\tb\n'\\N", String?.none, Double.leastNonzeroMagnitude, [UInt8]?.none,
                        String?.none, Int?.none,
                    ],
                    [Int64.max, "2", "null", "NULL", 1e300, [UInt8]([0]), "x", 1],
                ]
            )
            try transaction.run("INSERT INTO event (id, what) VALUES (1, 'made')")
        }
    }
}
