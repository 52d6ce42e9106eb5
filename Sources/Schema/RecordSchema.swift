import Database

enum RecordSchema {
    static let tables = ["record_chain", "record", "movement", "attachment", "revision"]

    /// How many transactions wrote about a subject: kept answers are told apart by it.
    static func revisions(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE revision (
                subject \(dialect.text) NOT NULL PRIMARY KEY,
                writes \(dialect.integer) NOT NULL
            )\(dialect.keyedTableOptions)
            """
        ]
    }

    static func first(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE record_chain (
                chain \(dialect.integer) NOT NULL PRIMARY KEY,
                length \(dialect.integer) NOT NULL,
                digest \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE record (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                chain \(dialect.integer) NOT NULL,
                place \(dialect.integer) NOT NULL,
                at \(dialect.integer) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                unit_id \(dialect.integer),
                unit_name \(dialect.text) NOT NULL,
                county \(dialect.text) NOT NULL,
                act \(dialect.text) NOT NULL,
                subject_kind \(dialect.text) NOT NULL,
                subject_id \(dialect.integer) NOT NULL,
                detail \(dialect.text) NOT NULL,
                previous \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                UNIQUE (chain, place)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX record_subject ON record (subject_kind, subject_id, id)",
            "CREATE INDEX record_account ON record (account_id, id)",
            """
            CREATE TABLE movement (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                subject_kind \(dialect.text) NOT NULL,
                subject_id \(dialect.integer) NOT NULL,
                transition \(dialect.text) NOT NULL,
                from_stage \(dialect.text) NOT NULL,
                to_stage \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                note \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX movement_subject ON movement (subject_kind, subject_id, id)",
            """
            CREATE TABLE attachment (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL,
                subject_kind \(dialect.text) NOT NULL,
                subject_id \(dialect.integer) NOT NULL,
                occasion_id \(dialect.integer),
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                media_type \(dialect.text) NOT NULL,
                size \(dialect.integer) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX attachment_subject ON attachment (subject_kind, subject_id, id)",
        ] + dialect.appendOnly(table: "record")
    }

    /// What was sent back, for whoever counts it: a small part of all movements.
    static func returned(_ dialect: Dialect) -> [String] {
        ["CREATE INDEX movement_return ON movement (subject_kind, subject_id) WHERE transition = 'return'"]
    }
}
