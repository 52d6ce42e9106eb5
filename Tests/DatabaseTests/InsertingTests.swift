import Database
import TestSupport
import Testing

/// Many rows at once.
struct InsertingTests {
    @Test(arguments: Driver.allCases)
    func textsComeBackAsTheyWereAndAreFound(_ driver: Driver) async throws {
        let texts = [
            "户厕", "他说：\"改\"", "C:\\村\\厕", "第一行\n第二行\t栏", "\u{1}\u{1F}", "𫖮村🚽", "", "末尾\\", "{\"a\": [1]}",
        ]
        try await withSample(driver) { database in
            try await database.write { tx in
                let rows = texts.enumerated().map { (key: Int64($0.offset + 1), text: $0.element) }
                try tx.insertTexts(into: "note", key: "id", text: "title", rows)
                try tx.insertTexts(into: "note", key: "id", text: "title", [])
            }
            let stored = try await database.read { tx in
                try tx.values("SELECT title FROM note ORDER BY id", as: String.self)
            }
            #expect(stored == texts)
            let found = try await database.read { tx in
                try tx.values(Sample.search.keys(matching: "𫖮村", dialect: tx.dialect), as: Int64.self)
            }
            #expect(found == [6])
        }
    }

    /// More than one statement holds.
    @Test(arguments: Driver.allCases)
    func thousandsOfTextsAreAllWritten(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { tx in
                let rows = (1...5_003).map { (key: Int64($0), text: "第\($0)件") }
                try tx.insertTexts(into: "note", key: "id", text: "title", rows)
            }
            #expect(try await database.count("note") == 5_003)
        }
    }

    @Test(arguments: Driver.allCases)
    func rowsThatMeetOthersAreLeftOutAndNotCounted(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(3, "先有的")
            let new = try await database.write { tx in
                try tx.insertNew(
                    into: "note",
                    columns: ["id", "title"],
                    types: [.integer, .text],
                    rows: (1...1_200).map { [.integer($0), .text("后来的")] }
                )
            }
            #expect(new == 1_199)
            let kept: String = try await database.read { tx in try tx.value("SELECT title FROM note WHERE id = 3") }
            #expect(kept == "先有的")
        }
    }
}
