import Database

enum PaperSchema {
    static let tables = ["paper_series", "paper_template", "paper", "paper_unit"]

    /// What a document says is one text: it is printed whole, and never counted.
    static func papers(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE paper_series (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                kind \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                last \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, unit_id, kind, year)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE paper (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('draft', 'issued', 'withdrawn')),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                mark \(dialect.text) NOT NULL,
                year \(dialect.integer),
                sequence \(dialect.integer),
                title \(dialect.text) NOT NULL,
                content \(dialect.text) NOT NULL,
                about_kind \(dialect.text),
                about_id \(dialect.integer),
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                person \(dialect.text) NOT NULL,
                made_at \(dialect.integer) NOT NULL,
                changed_at \(dialect.integer) NOT NULL,
                issued_at \(dialect.integer),
                issuer \(dialect.text),
                template_id \(dialect.integer) REFERENCES paper_template (id),
                version \(dialect.integer) NOT NULL,
                UNIQUE (county, unit_id, kind, year, sequence)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX paper_county ON paper (county, id)",
            "CREATE INDEX paper_owner ON paper (unit_id, kind, id)",
            "CREATE INDEX paper_about ON paper (about_kind, about_id, id)",
            """
            CREATE TABLE paper_unit (
                paper_id \(dialect.integer) NOT NULL REFERENCES paper (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                PRIMARY KEY (unit_id, paper_id)
            )\(dialect.keyedTableOptions)
            """,
        ]
    }

    /// A form that was replaced stays: documents were written with it.
    static func templates(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE paper_template (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE UNIQUE INDEX paper_template_current ON paper_template (county, kind) WHERE ended_at IS NULL",
        ]
    }
}
