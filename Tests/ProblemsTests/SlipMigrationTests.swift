import Core
import Database
import Papers
import Problems
import Schema
import TestSupport
import Testing

/// Slips of before become documents: with what they said, their number, their problems and their receipt.
struct SlipMigrationTests {
    private static let earlier = Schema.migrations.filter { $0.number < 57 }

    private static let rows = [
        "INSERT INTO region (code, level, name, updated_at) VALUES ('620799', 6, '云岭县', 0)",
        """
        INSERT INTO unit (id, county, region, kind, name, short_name, position, created_at) VALUES
            (1, '620799', '620799', 'department', '督查室', '督查室', 1, 0),
            (2, '620799', '620799', 'department', '农业农村局', '农业农村局', 2, 0)
        """,
        "INSERT INTO account (id, login_name, name, password_hash, created_at) VALUES (3, 'a', '王督查', 'x', 0)",
        """
        INSERT INTO problem (id, county, region, spot, year, sequence, source, aspect, content, found_day, finder,
            person, cause, measures, funds, needs_notice, stage, account_id, unit_id, returns, reopenings, remark,
            version, created_at, updated_at)
        VALUES (10, '620799', '620799', '', 2026, 1, 'patrol', '环境', '垃圾“乱堆”', 20000, '', '', '', '', '', 0,
            'assigned', 3, 1, 0, 0, '', 1, 0, 0)
        """,
        """
        INSERT INTO slip (id, county, kind, year, sequence, to_unit, to_region, words, account_id, person, unit_id,
            unit_name, at, received_at, received_by)
        VALUES (20, '620799', 'assignment', 2026, 4, 2, '620799', '三日内清完。', 3, '王督查', 1, '督查室', 1000, 2000, '李农业'),
            (21, '620799', 'notice', 2026, 1, 2, '620799', '', 3, '王督查', 1, '督查室', 1000, NULL, NULL)
        """,
        "INSERT INTO slip_problem (slip_id, problem_id, ordinal, movement_id) VALUES (20, 10, 1, 30), (21, 10, 1, 31)",
        // The unit has issued two documents of the other kind.
        "INSERT INTO paper_series (county, unit_id, kind, year, last) VALUES ('620799', 1, 'rectification', 2026, 2)",
    ]

    @Test(arguments: Driver.allCases)
    func slipsOfBeforeBecomeDocuments(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.earlier) { database in
            try await database.write { tx in for row in Self.rows { try tx.execute(row) } }
            let later = Schema.migrations.count - Self.earlier.count
            #expect(try await Migrator.migrate(database, Schema.migrations).count == later)
            let reader = Actor(
                account: AccountID(rawValue: 4),
                name: "李农业",
                post: PostID(rawValue: 5),
                role: .officer,
                unit: UnitID(rawValue: 2),
                unitName: "农业农村局",
                region: try #require(RegionCode("620799"))
            )
            let (one, other, readers, next) = try await database.write { tx in
                (
                    try tx.papers.find(PaperID(rawValue: 20), for: reader),
                    try tx.papers.find(PaperID(rawValue: 21), for: reader),
                    try tx.papers.readers(of: PaperID(rawValue: 20)),
                    try tx.values("SELECT last FROM paper_series ORDER BY kind", as: Int64.self)
                )
            }
            #expect(one.numberWords == "交办〔2026〕4号" && one.content.remark.isEmpty && one.stage == .issued)
            #expect(one.content.text == "现将下列问题交由你单位牵头整改。三日内清完。\n1.垃圾“乱堆”")
            #expect(one.content.addressees == ["农业农村局"] && readers.map(\.receivedBy) == ["李农业"])
            #expect(other.numberWords == "整改〔2026〕3号" && other.content.remark == "原编号：整改〔2026〕1号")
            #expect(next == [4, 3])
            let left = try await database.read { tx in try tx.count("FROM problem_paper WHERE problem_id = 10") }
            #expect(left == 2)
        }
    }
}
