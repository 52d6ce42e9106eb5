import Database

enum DirectiveSchema {
    static let tables = [
        "directive", "directive_section", "directive_sentence", "directive_mark", "draft_task", "draft_span",
        "draft_unit",
        "draft_quantity", "masked_value",
    ]

    /// The list of documents is searched in these columns.
    static let search = SearchIndex(table: "directive", columns: ["title", "number", "body"])

    static func first(_ dialect: Dialect) -> [String] {
        documents(dialect) + drafts(dialect) + search.statements(dialect)
    }

    private static func documents(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE directive (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                title \(dialect.text) NOT NULL,
                number \(dialect.text),
                issuer \(dialect.text),
                dated \(dialect.text),
                as_of \(dialect.text) NOT NULL,
                body \(dialect.text) NOT NULL,
                characters \(dialect.integer) NOT NULL,
                file_name \(dialect.text),
                file_digest \(dialect.text),
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                created_at \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX directive_county ON directive (county, id)",
            """
            CREATE TABLE directive_section (
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                ordinal \(dialect.integer) NOT NULL,
                parent \(dialect.integer),
                label \(dialect.text) NOT NULL,
                heading \(dialect.text) NOT NULL,
                start_at \(dialect.integer) NOT NULL,
                end_at \(dialect.integer) NOT NULL,
                default_deadline \(dialect.text),
                PRIMARY KEY (directive_id, ordinal)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE directive_sentence (
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                ordinal \(dialect.integer) NOT NULL,
                start_at \(dialect.integer) NOT NULL,
                end_at \(dialect.integer) NOT NULL,
                role \(dialect.text) NOT NULL,
                PRIMARY KEY (directive_id, ordinal)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE directive_mark (
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                start_at \(dialect.integer) NOT NULL,
                end_at \(dialect.integer) NOT NULL,
                kind \(dialect.text) NOT NULL CHECK (kind IN ('number', 'date', 'unit')),
                PRIMARY KEY (directive_id, start_at, end_at, kind)
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func drafts(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE draft_task (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                section \(dialect.integer),
                position \(dialect.integer) NOT NULL,
                title \(dialect.text) NOT NULL,
                content \(dialect.text) NOT NULL,
                kind \(dialect.text) NOT NULL,
                deadline \(dialect.text),
                deadline_text \(dialect.text),
                cadence \(dialect.text),
                cadence_text \(dialect.text),
                confidence \(dialect.real) NOT NULL,
                discarded_at \(dialect.integer),
                merged_into \(dialect.integer) REFERENCES draft_task (id),
                issued_at \(dialect.integer),
                edited_by \(dialect.text),
                version \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX draft_task_directive ON draft_task (directive_id, position, id)",
            """
            CREATE TABLE draft_span (
                draft_id \(dialect.integer) NOT NULL REFERENCES draft_task (id),
                start_at \(dialect.integer) NOT NULL,
                end_at \(dialect.integer) NOT NULL CHECK (end_at > start_at),
                PRIMARY KEY (draft_id, start_at)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE draft_unit (
                draft_id \(dialect.integer) NOT NULL REFERENCES draft_task (id),
                ordinal \(dialect.integer) NOT NULL,
                unit_id \(dialect.integer) REFERENCES unit (id),
                written \(dialect.text) NOT NULL,
                role \(dialect.text) NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting')),
                source \(dialect.text) NOT NULL,
                unit_group \(dialect.text) CHECK (unit_group IN ('townships')),
                reason \(dialect.text),
                start_at \(dialect.integer),
                end_at \(dialect.integer),
                PRIMARY KEY (draft_id, ordinal)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX draft_unit_unit ON draft_unit (unit_id)",
            """
            CREATE TABLE draft_quantity (
                draft_id \(dialect.integer) NOT NULL REFERENCES draft_task (id),
                ordinal \(dialect.integer) NOT NULL,
                written \(dialect.text) NOT NULL,
                subject \(dialect.text) NOT NULL,
                comparison \(dialect.text) NOT NULL,
                value \(dialect.real),
                upper \(dialect.real),
                unit \(dialect.text) NOT NULL,
                masked \(dialect.integer) NOT NULL,
                start_at \(dialect.integer),
                end_at \(dialect.integer),
                PRIMARY KEY (draft_id, ordinal)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE masked_value (
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                start_at \(dialect.integer) NOT NULL,
                end_at \(dialect.integer) NOT NULL,
                written \(dialect.text) NOT NULL,
                value \(dialect.real) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (directive_id, start_at)
            )\(dialect.tableOptions)
            """,
        ]
    }
}
