import Database

enum ScoreSchema {
    static let tables = [
        "score_scheme", "scheme_use", "score_period", "score_mark", "score_result", "score_appeal", "score_tolerance",
        "score_check",
        "score_finding",
    ]

    /// Schemes a county uploaded: the last of a name is the one new periods begin with.
    static func uses(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE scheme_use (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                scheme_id \(dialect.integer) NOT NULL REFERENCES score_scheme (id),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX scheme_use_county ON scheme_use (county, id)",
        ]
    }

    /// Schemes as they were when a period began, marks given by people, and results as they were frozen.
    static func periods(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE score_scheme (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                key \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                yaml \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                UNIQUE (county, key, digest)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE score_period (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                scheme_id \(dialect.integer) NOT NULL REFERENCES score_scheme (id),
                name \(dialect.text) NOT NULL,
                from_day \(dialect.integer) NOT NULL,
                through_day \(dialect.integer) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('open', 'frozen', 'published')),
                peers \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                opened_at \(dialect.integer) NOT NULL,
                frozen_at \(dialect.integer),
                frozen_by \(dialect.text),
                frozen_digest \(dialect.text),
                published_at \(dialect.integer),
                published_by \(dialect.text),
                published_digest \(dialect.text),
                version \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX score_period_county ON score_period (county, id)",
            // A mark that is given again stands beside the earlier one; the last counts. Without a mark the item does not apply.
            """
            CREATE TABLE score_mark (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                item \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                mark \(dialect.real),
                words \(dialect.text) NOT NULL,
                file_id \(dialect.integer) REFERENCES attachment (id),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX score_mark_period ON score_mark (period_id, id)",
            """
            CREATE TABLE score_result (
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                total \(dialect.real) NOT NULL,
                grade \(dialect.text) NOT NULL,
                content \(dialect.text) NOT NULL,
                PRIMARY KEY (period_id, unit_id)
            )\(dialect.tableOptions)
            """,
        ]
    }

    static func decisions(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE score_appeal (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                item \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                points \(dialect.real),
                day \(dialect.integer) NOT NULL,
                answer_day \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('changed', 'kept')),
                decided_points \(dialect.real),
                decision_reason \(dialect.text),
                decided_account \(dialect.integer),
                decided_by \(dialect.text),
                decided_unit \(dialect.text),
                decided_day \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX score_appeal_period ON score_appeal (period_id, id)",
            "CREATE UNIQUE INDEX score_appeal_open ON score_appeal (period_id, unit_id, item) WHERE decision IS NULL",
            """
            CREATE TABLE score_tolerance (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                item \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                facts \(dialect.text) NOT NULL,
                motive \(dialect.text) NOT NULL,
                rule \(dialect.text) NOT NULL,
                purpose \(dialect.text) NOT NULL,
                points \(dialect.real),
                day \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('exempted', 'lightened', 'refused')),
                decided_points \(dialect.real),
                decision_reason \(dialect.text),
                approver \(dialect.text),
                decided_account \(dialect.integer),
                decided_by \(dialect.text),
                decided_day \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX score_tolerance_period ON score_tolerance (period_id, id)",
            """
            CREATE UNIQUE INDEX score_tolerance_open ON score_tolerance (period_id, unit_id, item)
            WHERE decision IS NULL
            """,
        ]
    }

    /// Looks at the data scores are made of: how many checks were made of a unit's things, and what was found.
    static func quality(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE score_check (
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                checks \(dialect.integer) NOT NULL,
                things \(dialect.integer) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (period_id, unit_id)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE score_finding (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                period_id \(dialect.integer) NOT NULL REFERENCES score_period (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                ledger \(dialect.text) NOT NULL,
                kind \(dialect.text) NOT NULL,
                field \(dialect.text) NOT NULL,
                statistic \(dialect.real) NOT NULL,
                threshold \(dialect.real) NOT NULL,
                things \(dialect.integer) NOT NULL,
                words \(dialect.text) NOT NULL,
                examples \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                outcome \(dialect.text) CHECK (outcome IN ('explained', 'wrong')),
                outcome_words \(dialect.text),
                outcome_by \(dialect.text),
                outcome_day \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX score_finding_period ON score_finding (period_id, unit_id, id)",
        ]
    }
}
