import Database

enum InspectionSchema {
    static let tables = [
        "inspection_limit", "inspection_series", "inspection_year_item", "inspection_checklist", "inspection_plan",
        "inspection_place", "inspection_member", "inspection_visit", "inspection_answer", "inspection_deduction",
        "inspection_finding", "visit_voice", "photo_request", "photo", "photo_band", "photo_match",
    ]

    /// Limits, the plan of the year, check-lists by version, plans with places and people.
    static func plans(_ dialect: Dialect) -> [String] {
        yearly(dialect) + [plan(dialect)] + [
            "CREATE INDEX inspection_plan_county ON inspection_plan (county, id)",
            "CREATE INDEX inspection_plan_year_item ON inspection_plan (year_item_id)",
            """
            CREATE TABLE inspection_place (
                plan_id \(dialect.integer) NOT NULL REFERENCES inspection_plan (id),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                ordinal \(dialect.integer) NOT NULL,
                PRIMARY KEY (plan_id, region)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX inspection_place_region ON inspection_place (region, plan_id)",
            """
            CREATE TABLE inspection_member (
                plan_id \(dialect.integer) NOT NULL REFERENCES inspection_plan (id),
                account_id \(dialect.integer) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                is_head \(dialect.bool) NOT NULL,
                ordinal \(dialect.integer) NOT NULL,
                PRIMARY KEY (plan_id, account_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX inspection_member_account ON inspection_member (account_id, plan_id)",
            "CREATE INDEX inspection_member_unit ON inspection_member (unit_id, plan_id)",
        ]
    }

    private static func yearly(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE inspection_limit (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL,
                value \(dialect.integer) NOT NULL,
                basis \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, kind)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE inspection_series (
                county \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                last \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, year)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE inspection_year_item (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                year \(dialect.integer) NOT NULL,
                title \(dialect.text) NOT NULL,
                document \(dialect.text) NOT NULL,
                approved_by \(dialect.text) NOT NULL,
                times \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                UNIQUE (county, year, title)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE inspection_checklist (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                key \(dialect.text) NOT NULL,
                version \(dialect.text) NOT NULL,
                yaml \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, key, version)
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func plan(_ dialect: Dialect) -> String {
        """
        CREATE TABLE inspection_plan (
            id \(dialect.integer) NOT NULL PRIMARY KEY,
            county \(dialect.text) NOT NULL REFERENCES region (code),
            year \(dialect.integer) NOT NULL,
            sequence \(dialect.integer) NOT NULL,
            title \(dialect.text) NOT NULL,
            kind \(dialect.text) NOT NULL,
            content \(dialect.text) NOT NULL,
            document \(dialect.text) NOT NULL,
            approved_by \(dialect.text) NOT NULL,
            year_item_id \(dialect.integer) NOT NULL REFERENCES inspection_year_item (id),
            checklist \(dialect.text) NOT NULL,
            checklist_version \(dialect.text) NOT NULL,
            first_day \(dialect.integer) NOT NULL,
            last_day \(dialect.integer) NOT NULL,
            stage \(dialect.text) NOT NULL,
            conclusion \(dialect.text) NOT NULL,
            account_id \(dialect.integer) NOT NULL,
            person \(dialect.text) NOT NULL,
            unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
            unit_name \(dialect.text) NOT NULL,
            at \(dialect.integer) NOT NULL,
            version \(dialect.integer) NOT NULL,
            UNIQUE (county, year, sequence)
        )\(dialect.tableOptions)
        """
    }

    /// What was seen in a place: once for each number a phone made, however often it is delivered.
    static func visits(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE inspection_visit (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                plan_id \(dialect.integer) NOT NULL REFERENCES inspection_plan (id),
                client_id \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                region \(dialect.text) NOT NULL REFERENCES region (code),
                spot \(dialect.text) NOT NULL,
                checklist \(dialect.text) NOT NULL,
                checklist_version \(dialect.text) NOT NULL,
                score \(dialect.real),
                lost \(dialect.real) NOT NULL,
                possible \(dialect.real) NOT NULL,
                found_at \(dialect.integer) NOT NULL,
                made_at \(dialect.integer) NOT NULL,
                received_at \(dialect.integer) NOT NULL,
                device \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                UNIQUE (county, client_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX inspection_visit_plan ON inspection_visit (plan_id, region, id)",
            "CREATE INDEX inspection_visit_region ON inspection_visit (region, id)",
            """
            CREATE TABLE inspection_answer (
                visit_id \(dialect.integer) NOT NULL REFERENCES inspection_visit (id),
                item \(dialect.text) NOT NULL,
                value \(dialect.text) NOT NULL,
                note \(dialect.text) NOT NULL,
                PRIMARY KEY (visit_id, item)
            )\(dialect.keyedTableOptions)
            """,
            """
            CREATE TABLE inspection_deduction (
                visit_id \(dialect.integer) NOT NULL REFERENCES inspection_visit (id),
                ordinal \(dialect.integer) NOT NULL,
                item \(dialect.text) NOT NULL,
                points \(dialect.real) NOT NULL,
                says \(dialect.text) NOT NULL,
                facts \(dialect.text) NOT NULL,
                PRIMARY KEY (visit_id, ordinal)
            )\(dialect.keyedTableOptions)
            """,
            """
            CREATE TABLE inspection_finding (
                visit_id \(dialect.integer) NOT NULL REFERENCES inspection_visit (id),
                problem_id \(dialect.integer) NOT NULL REFERENCES problem (id),
                item \(dialect.text) NOT NULL,
                PRIMARY KEY (visit_id, problem_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX inspection_finding_problem ON inspection_finding (problem_id)",
        ]
    }

    /// Spoken notes of a visit, and where the phone was when it was written down: sealed, as where photos were taken.
    static func voices(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE inspection_visit ADD COLUMN position \(dialect.text)",
            "CREATE INDEX inspection_visit_found ON inspection_visit (county, found_at)",
            """
            CREATE TABLE visit_voice (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                visit_id \(dialect.integer) NOT NULL REFERENCES inspection_visit (id),
                item \(dialect.text) NOT NULL,
                ordinal \(dialect.integer) NOT NULL,
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                media_type \(dialect.text) NOT NULL,
                size \(dialect.integer) NOT NULL,
                UNIQUE (visit_id, item, ordinal)
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// Photos with what they look like, and requests for them. A position stands sealed.
    static func photos(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE photo_request (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                reason \(dialect.text) NOT NULL,
                rule \(dialect.text) NOT NULL,
                wanted \(dialect.integer) NOT NULL,
                last_day \(dialect.integer) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX photo_request_county ON photo_request (county, id)",
            "CREATE INDEX photo_request_unit ON photo_request (unit_id, last_day)",
            """
            CREATE TABLE photo (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                visit_id \(dialect.integer) REFERENCES inspection_visit (id),
                request_id \(dialect.integer) REFERENCES photo_request (id),
                item \(dialect.text) NOT NULL,
                ordinal \(dialect.integer) NOT NULL,
                digest \(dialect.text) NOT NULL,
                original_digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                media_type \(dialect.text) NOT NULL,
                size \(dialect.integer) NOT NULL,
                width \(dialect.integer) NOT NULL,
                height \(dialect.integer) NOT NULL,
                taken_at \(dialect.integer),
                camera \(dialect.text),
                position \(dialect.text),
                hash_across \(dialect.integer),
                hash_down \(dialect.integer),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                CHECK ((visit_id IS NULL) <> (request_id IS NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX photo_visit ON photo (visit_id, item, ordinal)",
            "CREATE INDEX photo_request_photo ON photo (request_id, ordinal)",
            "CREATE INDEX photo_digest ON photo (county, digest)",
            "CREATE INDEX photo_region ON photo (region, item, id)",
            """
            CREATE TABLE photo_band (
                county \(dialect.text) NOT NULL,
                band \(dialect.integer) NOT NULL,
                photo_id \(dialect.integer) NOT NULL REFERENCES photo (id),
                PRIMARY KEY (county, band, photo_id)
            )\(dialect.keyedTableOptions)
            """,
            """
            CREATE TABLE photo_match (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                photo_id \(dialect.integer) NOT NULL REFERENCES photo (id),
                earlier_id \(dialect.integer) NOT NULL REFERENCES photo (id),
                distance \(dialect.integer) NOT NULL,
                at \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('same', 'different')),
                reason \(dialect.text),
                decided_by \(dialect.text),
                decided_at \(dialect.integer),
                UNIQUE (photo_id, earlier_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX photo_match_county ON photo_match (county, id)",
        ]
    }
}
