import Database

/// Slips of problems had tables and numbers of their own at first; they are documents like any other. What was issued before
/// keeps its number, but for a unit that has issued documents of the same kind and year: there it is counted behind
/// them, and says which number it had.
enum SlipSchema {
    static func toPapers(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE paper_unit ADD COLUMN received_at \(dialect.integer)",
            "ALTER TABLE paper_unit ADD COLUMN received_by \(dialect.text)",
            """
            CREATE TABLE problem_paper (
                paper_id \(dialect.integer) NOT NULL REFERENCES paper (id),
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                ordinal \(dialect.integer) NOT NULL,
                movement_id \(dialect.integer) NOT NULL,
                PRIMARY KEY (paper_id, problem_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX problem_paper_problem ON problem_paper (problem_id)",
            """
            INSERT INTO paper (id, county, kind, stage, unit_id, unit_name, mark, year, sequence, title, content,
                about_kind, about_id, account_id, person, made_at, changed_at, issued_at, issuer, version)
            SELECT s.id, s.county, \(kind), 'issued', s.unit_id, s.unit_name, \(mark), s.year,
                s.sequence + \(before), \(word), \(content(dialect)), 'problems',
                (SELECT min(sp.problem_id) FROM slip_problem sp WHERE sp.slip_id = s.id), s.account_id, s.person, s.at,
                s.at, s.at, s.person, 1
            FROM slip s
            """,
            """
            INSERT INTO paper_unit (paper_id, unit_id, received_at, received_by)
            SELECT s.id, s.to_unit, s.received_at, s.received_by FROM slip s
            """,
            """
            INSERT INTO problem_paper (paper_id, problem_id, ordinal, movement_id)
            SELECT sp.slip_id, sp.problem_id, sp.ordinal, sp.movement_id FROM slip_problem sp
            """,
            """
            INSERT INTO paper_series (county, unit_id, kind, year, last)
            SELECT county, unit_id, kind, year, max(sequence) FROM paper WHERE sequence IS NOT NULL
            GROUP BY county, unit_id, kind, year
            ON CONFLICT (county, unit_id, kind, year) DO UPDATE SET last = excluded.last
            """,
            "DROP TABLE slip_problem",
            "DROP TABLE slip",
            "DROP TABLE slip_series",
        ]
    }

    private static func chosen(_ notice: String, _ assignment: String, _ supervision: String) -> String {
        "CASE s.kind WHEN 'notice' THEN '\(notice)' WHEN 'assignment' THEN '\(assignment)' ELSE '\(supervision)' END"
    }

    private static let kind = chosen("rectification", "assignment", "supervision-letter")
    private static let mark = chosen("整改", "交办", "督办")
    private static let word = chosen("整改通知单", "交办单", "督办函")

    /// The last number the unit gave to documents of this kind and year.
    private static let before = """
        coalesce((SELECT ps.last FROM paper_series ps WHERE ps.county = s.county AND ps.unit_id = s.unit_id
            AND ps.kind = \(kind) AND ps.year = s.year), 0)
        """

    /// What the slip said, in the shape documents are kept in: its words, and its problems one a line.
    private static func content(_ dialect: Dialect) -> String {
        let (object, array, line) =
            dialect == .sqlite
            ? ("json_object", "json_array", "char(10)") : ("json_build_object", "json_build_array", "chr(10)")
        let problem = "sp.ordinal || '.' || p.content"
        let from = "FROM slip_problem sp JOIN problem p ON p.id = sp.problem_id WHERE sp.slip_id = s.id"
        let problems =
            dialect == .sqlite
            ? "(SELECT group_concat(part, char(10)) FROM (SELECT \(problem) AS part \(from) ORDER BY sp.ordinal))"
            : "(SELECT string_agg(\(problem), chr(10) ORDER BY sp.ordinal) \(from))"
        let opening = chosen("经检查，你单位存在下列问题，现通知你单位限期整改。", "现将下列问题交由你单位牵头整改。", "你单位负责整改的下列问题没有按期取得成效，现予督办。")
        let unit = "(SELECT u.name FROM unit u WHERE u.id = s.to_unit)"
        let earlier =
            "CASE WHEN \(before) = 0 THEN '' ELSE '原编号：' || \(mark) || '〔' || s.year || '〕' || s.sequence || '号' END"
        let empty = ["tables", "figures", "annexes", "people", "parties", "copies"]
            .map { "'\($0)', \(array)()" }.joined(separator: ", ")
        return """
            CAST(\(object)('title', \(word), 'mark', \(mark), 'addressees', \(array)(\(unit)),
                'text', \(opening) || s.words || \(line) || coalesce(\(problems), ''), \(empty), 'signature', s.unit_name,
                'office', s.unit_name, 'secrecy', '', 'urgency', '', 'remark', \(earlier)) AS TEXT)
            """
    }
}
