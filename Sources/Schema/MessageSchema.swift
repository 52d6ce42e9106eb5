import Database

enum MessageSchema {
    static let tables = [
        "message", "message_unit", "message_mark", "message_cursor", "message_hours", "channel", "outbox", "complaint",
        "complaint_step",
    ]

    /// Who opened a message is known by unit. A mark of an account holds no time: nobody can be ranked by it.
    static func messages(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE message (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL CHECK (kind IN ('person', 'notice')),
                unit_id \(dialect.integer) REFERENCES unit (id),
                unit_name \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                title \(dialect.text) NOT NULL CHECK (title <> ''),
                body \(dialect.text) NOT NULL,
                address \(dialect.text) NOT NULL,
                is_urgent \(dialect.bool) NOT NULL,
                at \(dialect.integer) NOT NULL,
                shown_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX message_sender ON message (unit_id, id)",
            """
            CREATE TABLE message_unit (
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                message_id \(dialect.integer) NOT NULL REFERENCES message (id),
                account_id \(dialect.integer) REFERENCES account (id),
                shown_at \(dialect.integer) NOT NULL,
                read_at \(dialect.integer),
                PRIMARY KEY (unit_id, message_id)
            )\(dialect.keyedTableOptions)
            """,
            "CREATE INDEX message_unit_message ON message_unit (message_id, unit_id)",
            "CREATE INDEX message_unit_shown ON message_unit (unit_id, shown_at, message_id)",
            """
            CREATE TABLE message_mark (
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                message_id \(dialect.integer) NOT NULL REFERENCES message (id),
                is_archived \(dialect.bool) NOT NULL,
                PRIMARY KEY (account_id, message_id)
            )\(dialect.keyedTableOptions)
            """,
            """
            CREATE TABLE message_cursor (
                chain \(dialect.integer) NOT NULL PRIMARY KEY,
                place \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE message_hours (
                county \(dialect.text) NOT NULL PRIMARY KEY REFERENCES region (code),
                opens \(dialect.integer) NOT NULL CHECK (opens BETWEEN 0 AND 1439),
                closes \(dialect.integer) NOT NULL CHECK (closes BETWEEN 1 AND 1440),
                CHECK (opens < closes)
            )\(dialect.tableOptions)
            """,
        ]
    }

    /// What leaves the county: a row stands in the outbox until it is sent or given up.
    static func channels(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE channel (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL CHECK (kind IN ('mail', 'wecom', 'dingtalk', 'feishu')),
                name \(dialect.text) NOT NULL CHECK (name <> ''),
                settings \(dialect.text) NOT NULL,
                secret \(dialect.text) NOT NULL,
                hour \(dialect.integer) NOT NULL CHECK (hour BETWEEN 0 AND 23),
                is_on \(dialect.bool) NOT NULL,
                version \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX channel_county ON channel (county, id)",
            """
            CREATE TABLE outbox (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                channel_id \(dialect.integer) NOT NULL REFERENCES channel (id),
                occasion \(dialect.text) NOT NULL,
                title \(dialect.text) NOT NULL,
                body \(dialect.text) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('waiting', 'sending', 'sent', 'failed', 'unknown')),
                attempts \(dialect.integer) NOT NULL,
                next_at \(dialect.integer) NOT NULL,
                words \(dialect.text) NOT NULL,
                made_at \(dialect.integer) NOT NULL,
                changed_at \(dialect.integer) NOT NULL,
                UNIQUE (channel_id, occasion)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX outbox_next ON outbox (stage, next_at)",
        ]
    }

    /// An anonymous complaint holds neither account nor unit: only the digest of the code its writer keeps.
    static func complaints(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE complaint (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                year \(dialect.integer) NOT NULL,
                sequence \(dialect.integer) NOT NULL,
                kind \(dialect.text) NOT NULL,
                body \(dialect.text) NOT NULL CHECK (body <> ''),
                page \(dialect.text) NOT NULL,
                account_id \(dialect.integer) REFERENCES account (id),
                unit_id \(dialect.integer) REFERENCES unit (id),
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                code_digest \(dialect.text) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('open', 'answered')),
                post_id \(dialect.integer) REFERENCES post (id),
                made_on \(dialect.text) NOT NULL,
                due_day \(dialect.text) NOT NULL,
                answered_on \(dialect.text),
                reopened \(dialect.integer) NOT NULL,
                version \(dialect.integer) NOT NULL,
                UNIQUE (county, year, sequence)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX complaint_stage ON complaint (county, stage, due_day)",
            "CREATE INDEX complaint_account ON complaint (account_id, id)",
            """
            CREATE TABLE complaint_step (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                complaint_id \(dialect.integer) NOT NULL REFERENCES complaint (id),
                act \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX complaint_step_complaint ON complaint_step (complaint_id, id)",
        ]
    }
}
