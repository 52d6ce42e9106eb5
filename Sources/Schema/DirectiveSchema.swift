import Database

enum DirectiveSchema {
    static let tables = [
        "directive", "directive_section", "directive_sentence", "draft_task", "draft_span", "draft_unit",
        "draft_quantity", "masked_value",
    ]

    static func first(_ dialect: Dialect) -> [String] { documents(dialect) + drafts(dialect) }

    private static func documents(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE directive (
                id \(dialect.key),
                county \(dialect.code) NOT NULL REFERENCES region (code),
                title TEXT NOT NULL,
                number TEXT,
                issuer TEXT,
                dated TEXT,
                as_of TEXT NOT NULL,
                body TEXT NOT NULL,
                characters INTEGER NOT NULL,
                file_name TEXT,
                file_digest TEXT,
                account_id BIGINT NOT NULL REFERENCES account (id),
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX directive_county ON directive (county, id)",
            """
            CREATE TABLE directive_section (
                directive_id BIGINT NOT NULL REFERENCES directive (id),
                ordinal INTEGER NOT NULL,
                parent INTEGER,
                label TEXT NOT NULL,
                heading TEXT NOT NULL,
                start_at INTEGER NOT NULL,
                end_at INTEGER NOT NULL,
                default_deadline TEXT,
                PRIMARY KEY (directive_id, ordinal)
            )
            """,
            """
            CREATE TABLE directive_sentence (
                directive_id BIGINT NOT NULL REFERENCES directive (id),
                ordinal INTEGER NOT NULL,
                start_at INTEGER NOT NULL,
                end_at INTEGER NOT NULL,
                role TEXT NOT NULL,
                PRIMARY KEY (directive_id, ordinal)
            )
            """,
        ]
    }

    private static func drafts(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE draft_task (
                id \(dialect.key),
                directive_id BIGINT NOT NULL REFERENCES directive (id),
                section INTEGER,
                position INTEGER NOT NULL,
                title TEXT NOT NULL,
                content TEXT NOT NULL,
                kind TEXT NOT NULL,
                deadline TEXT,
                deadline_text TEXT,
                cadence TEXT,
                cadence_text TEXT,
                confidence DOUBLE PRECISION NOT NULL,
                discarded_at BIGINT,
                issued_at BIGINT,
                edited_by TEXT,
                version INTEGER NOT NULL,
                updated_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX draft_task_directive ON draft_task (directive_id, position, id)",
            """
            CREATE TABLE draft_span (
                draft_id BIGINT NOT NULL REFERENCES draft_task (id),
                start_at INTEGER NOT NULL,
                end_at INTEGER NOT NULL CHECK (end_at > start_at),
                PRIMARY KEY (draft_id, start_at)
            )
            """,
            """
            CREATE TABLE draft_unit (
                draft_id BIGINT NOT NULL REFERENCES draft_task (id),
                ordinal INTEGER NOT NULL,
                unit_id BIGINT REFERENCES unit (id),
                written TEXT NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting')),
                source TEXT NOT NULL,
                start_at INTEGER,
                end_at INTEGER,
                PRIMARY KEY (draft_id, ordinal)
            )
            """,
            """
            CREATE TABLE draft_quantity (
                draft_id BIGINT NOT NULL REFERENCES draft_task (id),
                ordinal INTEGER NOT NULL,
                written TEXT NOT NULL,
                subject TEXT NOT NULL,
                comparison TEXT NOT NULL,
                value DOUBLE PRECISION,
                upper DOUBLE PRECISION,
                unit TEXT NOT NULL,
                masked INTEGER NOT NULL,
                start_at INTEGER,
                end_at INTEGER,
                PRIMARY KEY (draft_id, ordinal)
            )
            """,
            """
            CREATE TABLE masked_value (
                directive_id BIGINT NOT NULL REFERENCES directive (id),
                start_at INTEGER NOT NULL,
                end_at INTEGER NOT NULL,
                written TEXT NOT NULL,
                value DOUBLE PRECISION NOT NULL,
                unit TEXT NOT NULL,
                PRIMARY KEY (directive_id, start_at)
            )
            """,
        ]
    }
}
