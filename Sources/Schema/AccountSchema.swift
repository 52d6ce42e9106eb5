import Database

enum AccountSchema {
    static let tables = ["unit", "unit_function", "unit_alias", "account", "post", "session"]

    static func first(_ dialect: Dialect) -> [String] { units(dialect) + people(dialect) }

    private static func units(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE unit (
                id \(dialect.key),
                county \(dialect.code) NOT NULL,
                region \(dialect.code) NOT NULL REFERENCES region (code),
                kind TEXT NOT NULL CHECK (kind IN ('department', 'township', 'village')),
                name TEXT NOT NULL CHECK (name <> ''),
                short_name TEXT NOT NULL,
                position INTEGER NOT NULL,
                created_at BIGINT NOT NULL,
                UNIQUE (county, name)
            )
            """,
            "CREATE INDEX unit_region ON unit (region)",
            """
            CREATE TABLE unit_function (
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                function TEXT NOT NULL,
                PRIMARY KEY (unit_id, function)
            )
            """,
            """
            CREATE TABLE unit_alias (
                county \(dialect.code) NOT NULL,
                alias TEXT NOT NULL,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                PRIMARY KEY (county, alias)
            )
            """,
            "CREATE INDEX unit_alias_unit ON unit_alias (unit_id)",
        ]
    }

    private static func people(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE account (
                id \(dialect.key),
                login_name TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL CHECK (name <> ''),
                password_hash TEXT NOT NULL,
                must_change_password INTEGER NOT NULL DEFAULT 1,
                failed_count INTEGER NOT NULL DEFAULT 0,
                locked_until BIGINT,
                disabled_at BIGINT,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE post (
                id \(dialect.key),
                account_id BIGINT NOT NULL REFERENCES account (id),
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                region \(dialect.code) NOT NULL REFERENCES region (code),
                role TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX post_account ON post (account_id)",
            "CREATE INDEX post_unit ON post (unit_id)",
            """
            CREATE TABLE session (
                id \(dialect.key),
                token_digest TEXT NOT NULL UNIQUE,
                secret TEXT NOT NULL,
                account_id BIGINT NOT NULL REFERENCES account (id),
                post_id BIGINT NOT NULL REFERENCES post (id),
                address TEXT NOT NULL,
                device TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX session_account ON session (account_id, ended_at)",
        ]
    }
}
