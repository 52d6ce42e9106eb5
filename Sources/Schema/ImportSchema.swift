import Database

enum ImportSchema {
    static let tables = ["sheet_import", "sheet_import_item", "sheet_mapping"]

    static func first(_ dialect: Dialect) -> [String] {
        [
            // A table somebody brought for a ledger, from the upload until it is written or taken back.
            """
            CREATE TABLE sheet_import (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                size \(dialect.integer) NOT NULL,
                layout \(dialect.text) NOT NULL,
                mapping \(dialect.text) NOT NULL,
                fixes \(dialect.text) NOT NULL,
                result \(dialect.text) NOT NULL,
                stage \(dialect.text) NOT NULL CHECK (stage IN ('matching', 'checked', 'written', 'undone')),
                version \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                checked_at \(dialect.integer),
                written_at \(dialect.integer),
                undone_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX sheet_import_county ON sheet_import (county, id)",
            "CREATE INDEX sheet_import_digest ON sheet_import (ledger, digest)",
            // What it did to each thing: by the thing's version it is known whether somebody changed it since.
            """
            CREATE TABLE sheet_import_item (
                import_id \(dialect.integer) NOT NULL REFERENCES sheet_import (id),
                item_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                row_number \(dialect.integer) NOT NULL,
                version \(dialect.integer) NOT NULL,
                region \(dialect.text),
                fields \(dialect.text),
                PRIMARY KEY (import_id, item_id)
            )\(dialect.keyedTableOptions)
            """,
            // How tables of one shape go into a ledger: the last a person confirmed.
            """
            CREATE TABLE sheet_mapping (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                shape \(dialect.text) NOT NULL,
                layout \(dialect.text) NOT NULL,
                mapping \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, ledger, shape)
            )\(dialect.keyedTableOptions)
            """,
        ]
    }
}
