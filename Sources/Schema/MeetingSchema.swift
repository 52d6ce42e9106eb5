import Database

/// On-site meetings: what is looked at, in which order, how it was chosen, how it was scored, who promised and signed.
enum MeetingSchema {
    static let tables = ["meeting", "meeting_unit", "meeting_draw", "meeting_point", "meeting_mark"]

    static func meetings(_ dialect: Dialect) -> [String] {
        [
            meeting(dialect),
            "CREATE INDEX meeting_county ON meeting (county, day, id)",
            """
            CREATE TABLE meeting_unit (
                meeting_id \(dialect.integer) NOT NULL REFERENCES meeting (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                region \(dialect.text) NOT NULL,
                form \(dialect.text) CHECK (form IN ('spoken', 'written')),
                words \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                pledged_at \(dialect.integer),
                PRIMARY KEY (meeting_id, unit_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX meeting_unit_unit ON meeting_unit (unit_id, meeting_id)",
            """
            CREATE TABLE meeting_draw (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                meeting_id \(dialect.integer) NOT NULL REFERENCES meeting (id),
                kind \(dialect.text) NOT NULL CHECK (kind IN ('points', 'speakers')),
                rule \(dialect.text) NOT NULL,
                seed \(dialect.integer) NOT NULL,
                wanted \(dialect.integer) NOT NULL,
                pool \(dialect.text) NOT NULL,
                witnesses \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX meeting_draw_meeting ON meeting_draw (meeting_id, id)",
        ] + points(dialect)
    }

    private static func meeting(_ dialect: Dialect) -> String {
        """
        CREATE TABLE meeting (
            id \(dialect.integer) NOT NULL PRIMARY KEY,
            county \(dialect.text) NOT NULL REFERENCES region (code),
            unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
            unit_name \(dialect.text) NOT NULL,
            title \(dialect.text) NOT NULL,
            day \(dialect.integer) NOT NULL,
            document \(dialect.text) NOT NULL,
            approved_by \(dialect.text) NOT NULL,
            year_item_id \(dialect.integer) NOT NULL REFERENCES inspection_year_item (id),
            seat \(dialect.text) NOT NULL,
            start_place \(dialect.text) NOT NULL,
            start_longitude \(dialect.integer),
            start_latitude \(dialect.integer),
            start_minute \(dialect.integer) NOT NULL,
            speed \(dialect.integer) NOT NULL,
            criteria \(dialect.text) NOT NULL,
            letter_year \(dialect.integer),
            stage \(dialect.text) NOT NULL CHECK (stage IN ('preparing', 'underway', 'closed', 'withdrawn')),
            minutes \(dialect.text) NOT NULL,
            directive_id \(dialect.integer) REFERENCES directive (id),
            minutes_paper \(dialect.integer) REFERENCES paper (id),
            conclusion \(dialect.text) NOT NULL,
            account_id \(dialect.integer) NOT NULL,
            person \(dialect.text) NOT NULL,
            made_at \(dialect.integer) NOT NULL,
            opened_at \(dialect.integer),
            closed_at \(dialect.integer),
            version \(dialect.integer) NOT NULL
        )\(dialect.tableOptions)
        """
    }

    private static func points(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE meeting_point (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                meeting_id \(dialect.integer) NOT NULL REFERENCES meeting (id),
                county \(dialect.text) NOT NULL REFERENCES region (code),
                ordinal \(dialect.integer) NOT NULL,
                region \(dialect.text) NOT NULL REFERENCES region (code),
                item_id \(dialect.integer) REFERENCES ledger_item (id),
                programme \(dialect.text) NOT NULL,
                title \(dialect.text) NOT NULL,
                choice \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                draw_id \(dialect.integer) REFERENCES meeting_draw (id),
                longitude \(dialect.integer),
                latitude \(dialect.integer),
                position \(dialect.text) NOT NULL,
                stay \(dialect.integer) NOT NULL,
                brief \(dialect.text)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX meeting_point_meeting ON meeting_point (meeting_id, ordinal)",
            "CREATE INDEX meeting_point_region ON meeting_point (region, id)",
            """
            CREATE TABLE meeting_mark (
                point_id \(dialect.integer) NOT NULL REFERENCES meeting_point (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                criterion \(dialect.integer) NOT NULL,
                mark \(dialect.real) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (point_id, unit_id, criterion)
            )\(dialect.keyedTableOptions)
            """,
        ]
    }

    /// What is promised at a meeting is held against the same numbers as what is promised in a round, so it lies in the same
    /// table: either of both says where.
    static func promises(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE promise_anew (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                round_id \(dialect.integer) REFERENCES round (id),
                meeting_id \(dialect.integer) REFERENCES meeting (id),
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
                judged_day \(dialect.integer),
                CHECK ((round_id IS NULL) <> (meeting_id IS NULL))
            )\(dialect.tableOptions)
            """,
            """
            INSERT INTO promise_anew (id, county, round_id, unit_id, region, words, programme, indicator, wanted, base,
                due_day, person, at, result, reached, reason, judged_by, judged_day)
            SELECT id, county, round_id, unit_id, region, words, programme, indicator, wanted, base, due_day, person,
                at, result, reached, reason, judged_by, judged_day FROM round_promise
            """,
            "DROP TABLE round_promise",
            "ALTER TABLE promise_anew RENAME TO round_promise",
            "CREATE INDEX round_promise_round ON round_promise (round_id, id)",
            "CREATE INDEX round_promise_meeting ON round_promise (meeting_id, id)",
            "CREATE INDEX round_promise_unit ON round_promise (unit_id, due_day)",
            "CREATE INDEX round_promise_county ON round_promise (county, due_day, id)",
            "CREATE INDEX round_promise_region ON round_promise (county, region, due_day)",
        ]
    }
}
