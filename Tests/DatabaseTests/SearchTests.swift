import Core
import TestSupport
import Testing

@testable import Database

struct SearchTests {
    static let notes: [(Int, String, String?)] = [
        (1, "户厕改造", "完成1,260户卫生户厕改造，3月底前报县农业农村局"),
        (2, "人居环境整治", "农村人居环境整治提升五年行动"),
        (3, "厕所革命", nil),
        (4, "GB/T 9704 公文格式", "党政机关公文格式"),
        (5, "改造危房", "户主签字；厕位"),
        (6, "农户改厕", "ＧＢ１９３７９"),
        (7, "𫖮村道路", "环境卫生"),
        (8, "通水完成率95%", nil),
        (9, "file_name", "表"),
        (10, "C:\\表_%夹", nil),
        (11, "路宽3.5米", "A-12 标段"),
        (12, "路宽３．５ 米", "Ａ－12号"),
        (13, "路宽35米", "A 12"),
        (14, "3、5米", "占95，共100%"),
        (15, "县政发〔2026〕9号", "关于“一村一品”的「细则」"),
        (16, "阿卜杜·热合曼", "（西）"),
    ]

    private static let everything = Array(1...16)

    static let cases: [(String, [Int])] = [
        ("户", [1, 5, 6]),
        ("厕", [1, 3, 5, 6]),
        ("户厕", [1]),
        ("改造", [1, 5]),
        ("人居环境", [2]),
        ("人居环境整治提升", [2]),
        ("环境整", [2]),
        ("环境治", []),
        ("厕改造，3月", [1]),
        ("厕改造3月", [1]),
        ("造厕所革", []),
        ("公文格式", [4]),
        ("户厕 农业", [1]),
        ("农业\u{3000}户厕", [1]),
        ("gb 9704", [4]),
        ("9704", [4]),
        ("970", []),
        ("GB19379", [6]),
        ("1260", []),
        ("1,260", [1]),
        ("𫖮", [7]),
        ("𫖮村", [7]),
        // A word does not reach from one column into the next.
        ("改造完成", []),
        ("", everything),
        (" \t", everything),
        // What holds no letter and no digit is looked for as it was typed.
        ("，", [1, 14]),
        ("，。", []),
        ("； ；", [5]),
        ("\"", []),
        ("%", [8, 10, 14]),
        ("_", [9, 10]),
        ("%_", []),
        ("_%", [10]),
        ("\\", [10]),
        ("'", []),
        ("％", [8, 10, 14]),
        ("\"户厕", [1]),
        ("户厕\" OR title:\"厕所", []),
        ("户*", []),
        ("NOT 户", []),
        ("NEAR(户 厕)", []),
        ("'; DROP TABLE note; --", []),
        ("%_\\", []),
        // So it is beside a word, in any width, case and spacing.
        ("完成率 %", [8]),
        ("完成率 _", []),
        ("95", [8, 14]),
        ("95%", [8]),
        ("95％", [8]),
        ("≥95%", []),
        ("3.5米", [11, 12]),
        ("3.5 米", [11, 12]),
        ("3．5米", [11, 12]),
        ("3 5米", [11, 12, 14]),
        ("3、5米", [14]),
        ("35米", [13]),
        ("a-12", [11, 12]),
        ("A—12", [11, 12]),
        ("a 12", [11, 12, 13]),
        ("路宽 a-12", [11, 12]),
        ("路宽 -", [11, 12]),
        // Quotes around it and the end of a sentence behind it are not looked for.
        ("“路宽3.5米”。", [11, 12]),
        ("《路宽》", [11, 12, 13]),
        ("100%。", [14]),
        // Signs documents are set with are found by those of a keyboard.
        ("[2026]9号", [15]),
        ("（2026）9号", [15]),
        ("【2026】9", [15]),
        ("2026-9", []),
        ("关于\"一村一品\"的“细则”", [15]),
        ("阿卜杜•热合曼", [16]),
        ("阿卜杜.热合曼", [16]),
        ("阿卜杜-热合曼", []),
        ("(", [16]),
        ("（西）", [16]),
    ]

    @Test(arguments: Driver.allCases)
    func wordsOfEveryLengthAreFound(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for (id, title, body) in Self.notes { try await database.addNote(id, title, body: body) }
            for (words, expected) in Self.cases {
                #expect(try await Self.found(words, in: database) == expected, "\(words)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func theIndexFollowsTheTable(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "户厕改造")
            try await database.write { _ = try $0.run("UPDATE note SET title = \("道路硬化"), done = 1 WHERE id = 1") }
            #expect(try await Self.found("户厕", in: database) == [])
            #expect(try await Self.found("道路", in: database) == [1])
            try await database.write { _ = try $0.run("DELETE FROM note") }
            #expect(try await Self.found("道路", in: database) == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func aVeryLongTextIsStoredSoonAndFoundByItsStart(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let filling = String(repeating: "推进农村人居环境整治，", count: 100_000)
            try await database.addNote(1, "长文", body: "开头户厕改造" + filling + "末尾道路硬化")
            try await database.addNote(2, "短文", body: "道路硬化")
            #expect(try await Self.found("户厕改造", in: database) == [1])
            #expect(try await Self.found("治推进农", in: database) == [1])
            #expect(try await Self.found("道路硬化", in: database) == [2])
            try await database.write { _ = try $0.run("UPDATE note SET body = \("空") WHERE id = 1") }
            #expect(try await Self.found("户厕", in: database) == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func theIndexIsUsed(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.write { transaction in
                try transaction.insert(
                    into: "note",
                    columns: ["id", "title"],
                    rows: (1...3_000).map { [$0, "第\($0)项任务"] }
                )
                if transaction.dialect == .postgres { try transaction.execute("ANALYZE note") }
            }
            let plan = try await database.read { transaction in
                let condition = Sample.search.matches("77项", dialect: transaction.dialect)
                let explain: Query = transaction.dialect == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN "
                return try transaction.rows(explain + "SELECT id FROM note WHERE \(condition)")
                    .map { "\($0.values)" }.joined()
            }
            #expect(plan.contains("note_search"))
            #expect(plan.contains("Seq Scan on note") == false)
        }
    }

    @Test func tokensAreCutByCharacterAndRun() {
        #expect(SearchTokens.tokens(of: "2026年GB/T ＡB，户 厕𠮷é") == ["2026", "年", "gb", "t", "ab", "户", "厕", "𠮷", "é"])
        #expect(SearchTokens.tokens(of: "（一）、……\u{3000}") == ["一"])
        #expect(SearchTokens.tokens(of: "") == [])
    }

    /// They are told without looking into the table, which PostgreSQL is given too.
    @Test func noSeparatorStandsAmongHanLetters() {
        #expect(SearchTokens.separators.allSatisfy { $0.upperBound <= 0x3030 || $0.lowerBound >= 0xFE10 })
        #expect(SearchTokens.lettersAlone == 0x3030...0xFE10)
        #expect(SearchTokens.tokens(of: "a\u{3030}b\u{3031}c\u{FE0F}d\u{FE10}e").count == 7)
    }

    static func found(_ words: String, in database: Database) async throws -> [Int] {
        try await database.read { transaction in
            let condition = Sample.search.matches(words, as: "n", dialect: transaction.dialect)
            return try transaction.values("SELECT n.id FROM note n WHERE \(condition) ORDER BY n.id")
        }
    }
}
