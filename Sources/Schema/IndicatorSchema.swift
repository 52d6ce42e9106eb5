import Database

enum IndicatorSchema {
    static let tables = ["target", "indicator_value", "outline", "letter"]

    /// A changed target is a new row; the one before keeps its days (`ended_at`), so that a report of an earlier day is
    /// held against the target of that day.
    static func targets(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE target (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                set_key \(dialect.text) NOT NULL,
                indicator \(dialect.text) NOT NULL,
                region \(dialect.text) NOT NULL REFERENCES region (code),
                year \(dialect.integer) NOT NULL,
                version \(dialect.integer) NOT NULL CHECK (version > 0),
                value \(dialect.real) NOT NULL,
                low \(dialect.real),
                is_added \(dialect.bool) NOT NULL,
                base \(dialect.real),
                starts_day \(dialect.integer) NOT NULL,
                due_day \(dialect.integer) NOT NULL CHECK (due_day >= starts_day),
                trajectory \(dialect.text) NOT NULL,
                source \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                set_at \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer),
                UNIQUE (county, set_key, indicator, region, year, version)
            )\(dialect.tableOptions)
            """,
            "CREATE UNIQUE INDEX target_current ON target (county, year, set_key, indicator, region) WHERE ended_at IS NULL",
        ]
    }

    /// Numbers nobody can count, entered with their source; they count once another person has checked them.
    static func values(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE indicator_value (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                set_key \(dialect.text) NOT NULL,
                indicator \(dialect.text) NOT NULL,
                region \(dialect.text) NOT NULL REFERENCES region (code),
                period \(dialect.text) NOT NULL,
                through_day \(dialect.integer) NOT NULL,
                value \(dialect.real) NOT NULL,
                source \(dialect.text) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('entered', 'checked', 'returned')),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                entered_at \(dialect.integer) NOT NULL,
                checker \(dialect.text),
                checked_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX indicator_value_place ON indicator_value (county, set_key, indicator, region, through_day)",
            "CREATE INDEX indicator_value_stage ON indicator_value (county, stage, id)",
        ]
    }

    /// Borders of places as rings of longitude and latitude in hundred-thousandths of a degree.
    static func outlines(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE outline (
                region \(dialect.text) NOT NULL PRIMARY KEY REFERENCES region (code),
                rings \(dialect.text) NOT NULL,
                source \(dialect.text) NOT NULL,
                set_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """
        ]
    }

    /// 目标责任书 as they were signed: `content` is what stood on the paper, and nobody changes it. What is agreed anew is
    /// another version.
    static func letters(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE letter (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                year \(dialect.integer) NOT NULL,
                version \(dialect.integer) NOT NULL CHECK (version > 0),
                content \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                signed_at \(dialect.integer) NOT NULL,
                UNIQUE (county, year, region, version)
            )\(dialect.tableOptions)
            """
        ]
    }
}
