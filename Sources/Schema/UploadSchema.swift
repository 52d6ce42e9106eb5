import Database

enum UploadSchema {
    static let tables = ["upload"]

    /// Files on their way in chunks. `received` bytes lie flushed on the disk before a row says so.
    static func first(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE upload (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                account_id \(dialect.integer) NOT NULL,
                client_key \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                size \(dialect.integer) NOT NULL,
                digest \(dialect.text) NOT NULL,
                received \(dialect.integer) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('receiving', 'whole', 'refused')),
                media_type \(dialect.text),
                reason \(dialect.text),
                created_at \(dialect.integer) NOT NULL,
                changed_at \(dialect.integer) NOT NULL,
                UNIQUE (account_id, client_key),
                CHECK (received >= 0 AND received <= size),
                CHECK ((stage = 'whole') = (media_type IS NOT NULL)),
                CHECK ((stage = 'refused') = (reason IS NOT NULL))
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX upload_changed ON upload (changed_at)",
        ]
    }
}
