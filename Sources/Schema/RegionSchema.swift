import Database

enum RegionSchema {
    static let tables = ["region"]

    static func first(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE region (
                code \(dialect.code) NOT NULL PRIMARY KEY,
                parent \(dialect.code) REFERENCES region (code),
                level INTEGER NOT NULL CHECK (level IN (2, 4, 6, 9, 12, 15)),
                name TEXT NOT NULL CHECK (name <> ''),
                urban_class TEXT,
                updated_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX region_parent ON region (parent, code)",
        ]
    }
}
