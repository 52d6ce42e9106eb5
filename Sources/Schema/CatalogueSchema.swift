import Database

enum CatalogueSchema {
    static let tables = ["form", "proposed_ledger"]

    /// What no playbook says of a form: its number, who issued and who approved it, how long it holds, and how long it
    /// takes to fill.
    static func forms(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE form (
                county \(dialect.text) NOT NULL REFERENCES region (code),
                key \(dialect.text) NOT NULL,
                number \(dialect.text) NOT NULL,
                issuer \(dialect.text) NOT NULL,
                approval \(dialect.text) NOT NULL,
                valid_through \(dialect.text),
                minutes \(dialect.real) CHECK (minutes > 0),
                basis \(dialect.text) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                set_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, key)
            )\(dialect.tableOptions)
            """
        ]
    }

    /// A sheet on its way to a ledger, with the proposal as it was last saved.
    static func proposals(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE proposed_ledger (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                file_name \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                table_place \(dialect.integer) NOT NULL,
                tables \(dialect.text) NOT NULL,
                body \(dialect.text) NOT NULL,
                made_at \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                ledger_key \(dialect.text)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX proposed_ledger_county ON proposed_ledger (county, id)",
        ]
    }
}
