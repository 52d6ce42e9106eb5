import Database

enum ProblemSchema {
    static let tables = [
        "problem_series", "problem_batch", "problem", "problem_phase", "problem_paper", "problem_measure",
        "problem_objection", "ladder_rule", "look_back", "look_back_item",
    ]

    static let search = SearchIndex(table: "problem", columns: ["content", "spot", "cause", "measures"])

    static func problems(_ dialect: Dialect) -> [String] {
        lists(dialect) + [problem(dialect)]
            + [
                "CREATE INDEX problem_next ON problem (county, stage, coalesce(next_day, 9999999), id)",
                "CREATE INDEX problem_number ON problem (county, (year * 100000000 + sequence), id)",
                "CREATE INDEX problem_region ON problem (region, stage)",
                "CREATE INDEX problem_owner ON problem (owner_unit, stage)",
                "CREATE INDEX problem_checker ON problem (checker_unit, stage)",
                "CREATE INDEX problem_unit ON problem (unit_id, stage)",
                "CREATE INDEX problem_batch_number ON problem (batch_id, batch_number)",
                "CREATE INDEX problem_task ON problem (task_id)",
                "CREATE INDEX problem_item ON problem (item_id)",
                """
                CREATE TABLE problem_phase (
                    problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                    ordinal \(dialect.integer) NOT NULL,
                    due_day \(dialect.integer) NOT NULL,
                    goal \(dialect.text) NOT NULL,
                    reached_day \(dialect.integer),
                    PRIMARY KEY (problem_id, ordinal)
                )\(dialect.tableOptions)
                """,
            ] + search.statements(dialect)
    }

    private static func lists(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE problem_series (
                county \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                last \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, year)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE problem_batch (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                name \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX problem_batch_county ON problem_batch (county, id)",
        ]
    }

    private static func problem(_ dialect: Dialect) -> String {
        """
        CREATE TABLE problem (
            id \(dialect.integer) NOT NULL PRIMARY KEY,
            county \(dialect.text) NOT NULL REFERENCES region (code),
            region \(dialect.text) NOT NULL REFERENCES region (code),
            spot \(dialect.text) NOT NULL,
            year \(dialect.integer) NOT NULL,
            sequence \(dialect.integer) NOT NULL,
            batch_id \(dialect.integer) REFERENCES problem_batch (id),
            batch_number \(dialect.integer),
            source \(dialect.text) NOT NULL,
            aspect \(dialect.text) NOT NULL,
            content \(dialect.text) NOT NULL,
            found_day \(dialect.integer) NOT NULL,
            finder \(dialect.text) NOT NULL,
            owner_unit \(dialect.integer) REFERENCES unit (id),
            person \(dialect.text) NOT NULL,
            checker_unit \(dialect.integer) REFERENCES unit (id),
            cause \(dialect.text) NOT NULL,
            measures \(dialect.text) NOT NULL,
            funds \(dialect.text) NOT NULL,
            needs_notice \(dialect.bool) NOT NULL,
            notice_day \(dialect.integer),
            stage \(dialect.text) NOT NULL,
            task_id \(dialect.integer) REFERENCES task (id),
            item_id \(dialect.integer) REFERENCES ledger_item (id),
            account_id \(dialect.integer) NOT NULL,
            unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
            assigned_day \(dialect.integer),
            assigned_by \(dialect.integer),
            received_day \(dialect.integer),
            closed_day \(dialect.integer),
            next_day \(dialect.integer),
            returns \(dialect.integer) NOT NULL,
            reopenings \(dialect.integer) NOT NULL,
            remark \(dialect.text) NOT NULL,
            version \(dialect.integer) NOT NULL,
            created_at \(dialect.integer) NOT NULL,
            updated_at \(dialect.integer) NOT NULL,
            UNIQUE (county, year, sequence)
        )\(dialect.tableOptions)
        """
    }

    static func slips(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE slip_series (
                county \(dialect.text) NOT NULL,
                kind \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                last \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, kind, year)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE slip (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                sequence \(dialect.integer) NOT NULL,
                to_unit \(dialect.integer) NOT NULL REFERENCES unit (id),
                to_region \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                due_day \(dialect.integer),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                received_at \(dialect.integer),
                received_by \(dialect.text),
                UNIQUE (county, kind, year, sequence)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX slip_county ON slip (county, id)",
            "CREATE INDEX slip_to ON slip (to_unit, id)",
            """
            CREATE TABLE slip_problem (
                slip_id \(dialect.integer) NOT NULL REFERENCES slip (id),
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                ordinal \(dialect.integer) NOT NULL,
                movement_id \(dialect.integer) NOT NULL,
                PRIMARY KEY (slip_id, problem_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX slip_problem_problem ON slip_problem (problem_id)",
        ]
    }

    /// At how many days a county wants each step of the ladder proposed.
    static func ladder(_ dialect: Dialect) -> [String] {
        let days = ["reminder", "supervision", "bulletin", "interview", "handover"]
        return [
            """
            CREATE TABLE ladder_rule (
                county \(dialect.text) NOT NULL PRIMARY KEY REFERENCES region (code),
                unsigned_days \(dialect.integer) NOT NULL,
                rest_days \(dialect.integer) NOT NULL,
                returns \(dialect.integer) NOT NULL,
                \(days.map { "\($0)_days \(dialect.integer) NOT NULL" }.joined(separator: ",\n    ")),
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """
        ]
    }

    /// Steps of the ladder that were decided on, and objections with their answers.
    static func decisions(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE problem_measure (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                step \(dialect.text) NOT NULL,
                is_taken \(dialect.bool) NOT NULL,
                proposed \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                day \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX problem_measure_problem ON problem_measure (problem_id, id)",
            """
            CREATE TABLE problem_objection (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                unit_name \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                day \(dialect.integer) NOT NULL,
                answer_day \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('kept', 'reassigned', 'withdrawn')),
                decision_reason \(dialect.text),
                decided_by \(dialect.text),
                decided_day \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX problem_objection_problem ON problem_objection (problem_id, id)",
        ]
    }

    /// Draws among closed problems: seed and pool are kept, so that anybody can draw again and see the same.
    static func lookBacks(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE look_back (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                horizon \(dialect.integer) NOT NULL,
                seed \(dialect.integer) NOT NULL,
                pool \(dialect.text) NOT NULL,
                wanted \(dialect.integer) NOT NULL,
                witnesses \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                day \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX look_back_county ON look_back (county, id)",
            """
            CREATE TABLE look_back_item (
                look_back_id \(dialect.integer) NOT NULL REFERENCES look_back (id),
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                ordinal \(dialect.integer) NOT NULL,
                closed_day \(dialect.integer) NOT NULL,
                result \(dialect.text) CHECK (result IN ('held', 'recurred')),
                words \(dialect.text),
                person \(dialect.text),
                unit_name \(dialect.text),
                day \(dialect.integer),
                PRIMARY KEY (look_back_id, problem_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX look_back_item_problem ON look_back_item (problem_id)",
        ]
    }
}
