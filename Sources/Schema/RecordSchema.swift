import Database

enum RecordSchema {
    static let tables = ["record_chain", "record", "movement", "attachment"]

    static func first(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE record_chain (
                chain INTEGER NOT NULL PRIMARY KEY,
                length BIGINT NOT NULL,
                digest TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE record (
                id \(dialect.key),
                chain INTEGER NOT NULL,
                place BIGINT NOT NULL,
                at BIGINT NOT NULL,
                account_id BIGINT,
                person TEXT NOT NULL,
                unit_id BIGINT,
                unit_name TEXT NOT NULL,
                county \(dialect.code) NOT NULL,
                act TEXT NOT NULL,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                detail TEXT NOT NULL,
                previous TEXT NOT NULL,
                digest TEXT NOT NULL,
                UNIQUE (chain, place)
            )
            """,
            "CREATE INDEX record_subject ON record (subject_kind, subject_id, id)",
            "CREATE INDEX record_account ON record (account_id, id)",
            """
            CREATE TABLE movement (
                id \(dialect.key),
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                transition TEXT NOT NULL,
                from_stage TEXT NOT NULL,
                to_stage TEXT NOT NULL,
                account_id BIGINT NOT NULL,
                person TEXT NOT NULL,
                unit_id BIGINT NOT NULL,
                unit_name TEXT NOT NULL,
                note TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX movement_subject ON movement (subject_kind, subject_id, id)",
            """
            CREATE TABLE attachment (
                id \(dialect.key),
                county \(dialect.code) NOT NULL,
                subject_kind TEXT NOT NULL,
                subject_id BIGINT NOT NULL,
                occasion_id BIGINT,
                digest TEXT NOT NULL,
                name TEXT NOT NULL,
                media_type TEXT NOT NULL,
                size BIGINT NOT NULL,
                account_id BIGINT NOT NULL,
                person TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX attachment_subject ON attachment (subject_kind, subject_id, id)",
        ]
    }
}
