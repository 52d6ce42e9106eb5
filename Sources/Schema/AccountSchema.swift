import Database

enum AccountSchema {
    static let tables = ["unit", "unit_function", "unit_alias", "account", "post", "session", "sign_in_guard"]

    static func first(_ dialect: Dialect) -> [String] { units(dialect) + people(dialect) }

    private static func units(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE unit (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL,
                region \(dialect.text) NOT NULL REFERENCES region (code),
                kind \(dialect.text) NOT NULL CHECK (kind IN ('department', 'township', 'village')),
                name \(dialect.text) NOT NULL CHECK (name <> ''),
                short_name \(dialect.text) NOT NULL,
                position \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                UNIQUE (county, name)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX unit_region ON unit (region)",
            "CREATE INDEX unit_kind ON unit (county, kind, position, id)",
            """
            CREATE TABLE unit_function (
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                function \(dialect.text) NOT NULL,
                PRIMARY KEY (unit_id, function)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE unit_alias (
                county \(dialect.text) NOT NULL,
                alias \(dialect.text) NOT NULL,
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                PRIMARY KEY (county, alias)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX unit_alias_unit ON unit_alias (unit_id)",
        ]
    }

    private static func people(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE account (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                login_name \(dialect.text) NOT NULL UNIQUE,
                name \(dialect.text) NOT NULL CHECK (name <> ''),
                password_hash \(dialect.text) NOT NULL,
                must_change_password \(dialect.integer) NOT NULL DEFAULT 1,
                disabled_at \(dialect.integer),
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE post (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                role \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX post_account ON post (account_id)",
            "CREATE INDEX post_unit ON post (unit_id)",
            "CREATE INDEX post_region ON post (region)",
            """
            CREATE TABLE session (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                token_digest \(dialect.text) NOT NULL UNIQUE,
                secret \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL REFERENCES account (id),
                post_id \(dialect.integer) NOT NULL REFERENCES post (id),
                address \(dialect.text) NOT NULL,
                device \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                seen_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX session_account ON session (account_id, ended_at)",
            // By the digest of the typed name, whether an account has it or not: both answer alike.
            """
            CREATE TABLE sign_in_guard (
                login_digest \(dialect.text) NOT NULL PRIMARY KEY,
                failed_count \(dialect.integer) NOT NULL,
                locked_until \(dialect.integer),
                failed_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX sign_in_guard_age ON sign_in_guard (failed_at)",
        ]
    }
}
