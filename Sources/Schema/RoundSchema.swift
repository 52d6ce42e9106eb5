import Database

enum RoundSchema {
    static let tables = [
        "calendar_day", "cadence", "round", "round_owner", "round_promise", "round_pack", "round_element",
        "round_sample", "round_sample_item", "round_tally", "round_directive",
    ]

    static func rounds(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE calendar_day (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                day \(dialect.integer) NOT NULL,
                is_working \(dialect.bool) NOT NULL,
                word \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, day)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE cadence (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                shipped \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                kind \(dialect.text) NOT NULL,
                rule \(dialect.text) NOT NULL,
                shift \(dialect.text) NOT NULL,
                owing \(dialect.text) NOT NULL,
                remind_before \(dialect.integer) NOT NULL,
                asks \(dialect.text) NOT NULL,
                basis \(dialect.text) NOT NULL,
                register \(dialect.text) NOT NULL,
                begun_day \(dialect.integer) NOT NULL,
                ended_day \(dialect.integer),
                version \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX cadence_county ON cadence (county, id)",
            round(dialect),
            "CREATE INDEX round_county ON round (county, stage, due_day, id)",
            "CREATE INDEX round_due ON round (county, due_day, id)",
        ] + owners(dialect)
    }

    private static func round(_ dialect: Dialect) -> String {
        """
        CREATE TABLE round (
            id \(dialect.integer) NOT NULL PRIMARY KEY,
            county \(dialect.text) NOT NULL REFERENCES region (code),
            cadence_id \(dialect.integer) NOT NULL REFERENCES cadence (id),
            kind \(dialect.text) NOT NULL,
            title \(dialect.text) NOT NULL,
            planned_day \(dialect.integer) NOT NULL,
            due_day \(dialect.integer) NOT NULL,
            from_day \(dialect.integer) NOT NULL,
            asks \(dialect.text) NOT NULL,
            register \(dialect.text) NOT NULL,
            stage \(dialect.text) NOT NULL CHECK (stage IN ('open', 'closed')),
            opened_at \(dialect.integer) NOT NULL,
            opened_by \(dialect.text) NOT NULL,
            closed_at \(dialect.integer),
            closed_by \(dialect.text),
            closing \(dialect.text) NOT NULL,
            minutes \(dialect.text) NOT NULL,
            directive_id \(dialect.integer) REFERENCES directive (id),
            minutes_paper \(dialect.integer) REFERENCES paper (id),
            bulletin_paper \(dialect.integer) REFERENCES paper (id),
            version \(dialect.integer) NOT NULL,
            UNIQUE (cadence_id, planned_day)
        )\(dialect.tableOptions)
        """
    }

    /// Who owes something, what each promised, and the figures of the day.
    private static func owners(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE round_owner (
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                region \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                reported_at \(dialect.integer),
                person \(dialect.text) NOT NULL,
                reminded_at \(dialect.integer),
                standing \(dialect.text) CHECK (standing IN ('reported', 'known', 'missing')),
                PRIMARY KEY (round_id, unit_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX round_owner_unit ON round_owner (unit_id, round_id)",
            """
            CREATE TABLE round_promise (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                region \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                programme \(dialect.text) NOT NULL,
                indicator \(dialect.text) NOT NULL,
                wanted \(dialect.real),
                base \(dialect.real),
                due_day \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                result \(dialect.text) CHECK (result IN ('kept', 'broken')),
                reached \(dialect.real),
                reason \(dialect.text) NOT NULL,
                judged_by \(dialect.text) NOT NULL,
                judged_day \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX round_promise_round ON round_promise (round_id, id)",
            "CREATE INDEX round_promise_unit ON round_promise (unit_id, due_day)",
            "CREATE INDEX round_promise_county ON round_promise (county, due_day, id)",
            """
            CREATE TABLE round_pack (
                round_id \(dialect.integer) NOT NULL PRIMARY KEY REFERENCES round (id),
                at \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                content \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// The elements of a survey, frozen when it began, and draws among their results.
    static func surveys(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE round_element (
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                ordinal \(dialect.integer) NOT NULL,
                region \(dialect.text) NOT NULL,
                item_id \(dialect.integer) REFERENCES ledger_item (id),
                title \(dialect.text) NOT NULL,
                result \(dialect.text) CHECK (result IN ('fine', 'found', 'gone')),
                words \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer),
                problem_id \(dialect.integer) REFERENCES problem (id),
                PRIMARY KEY (round_id, ordinal)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX round_element_region ON round_element (round_id, region, ordinal)",
            "CREATE INDEX round_element_missing ON round_element (round_id, ordinal) WHERE result IS NULL",
            """
            CREATE TABLE round_sample (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                county \(dialect.text) NOT NULL REFERENCES region (code),
                error_share \(dialect.real) NOT NULL,
                confidence \(dialect.real) NOT NULL,
                size \(dialect.integer) NOT NULL,
                pool \(dialect.integer) NOT NULL,
                seed \(dialect.integer) NOT NULL,
                power \(dialect.real) NOT NULL,
                witnesses \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX round_sample_round ON round_sample (round_id, id)",
            """
            CREATE TABLE round_sample_item (
                sample_id \(dialect.integer) NOT NULL REFERENCES round_sample (id),
                ordinal \(dialect.integer) NOT NULL,
                element \(dialect.integer) NOT NULL,
                result \(dialect.text) CHECK (result IN ('agrees', 'differs')),
                words \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer),
                PRIMARY KEY (sample_id, ordinal)
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// For which day the program called on those who owe something.
    static func calls(_ dialect: Dialect) -> [String] { ["ALTER TABLE round ADD COLUMN called_day \(dialect.integer)"] }

    /// How many elements of each village stand how: a survey of a million things is told from these.
    static func tallies(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE round_tally (
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                region \(dialect.text) NOT NULL,
                total \(dialect.integer) NOT NULL,
                missing \(dialect.integer) NOT NULL,
                found \(dialect.integer) NOT NULL,
                gone \(dialect.integer) NOT NULL,
                PRIMARY KEY (round_id, region)
            )\(dialect.tableOptions)
            """,
            """
            INSERT INTO round_tally (round_id, region, total, missing, found, gone)
            SELECT round_id, substr(region, 1, 12), count(*), count(CASE WHEN result IS NULL THEN 1 END),
                count(CASE WHEN result = 'found' THEN 1 END), count(CASE WHEN result = 'gone' THEN 1 END)
            FROM round_element GROUP BY round_id, substr(region, 1, 12)
            """,
            // Newcomers are looked for by the thing they are.
            "CREATE INDEX round_element_item ON round_element (round_id, item_id) WHERE item_id IS NOT NULL",
            "CREATE INDEX round_element_found ON round_element (round_id, result, ordinal) WHERE result <> 'fine'",
        ]
    }

    /// Which unit a result is by: names change, and two units may bear one.
    static func makers(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE round_element ADD COLUMN unit_id \(dialect.integer) REFERENCES unit (id)",
            """
            UPDATE round_element SET unit_id = (SELECT min(u.id) FROM unit u JOIN round r ON r.county = u.county
                WHERE r.id = round_element.round_id AND u.name = round_element.unit_name)
            WHERE unit_name <> ''
            """,
        ]
    }

    /// Every document the minutes of a round became, where some were written down later.
    static func minutes(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE round_directive (
                round_id \(dialect.integer) NOT NULL REFERENCES round (id),
                directive_id \(dialect.integer) NOT NULL REFERENCES directive (id),
                PRIMARY KEY (round_id, directive_id)
            )\(dialect.tableOptions)
            """,
            """
            INSERT INTO round_directive (round_id, directive_id)
            SELECT id, directive_id FROM round WHERE directive_id IS NOT NULL
            """,
        ]
    }
}
