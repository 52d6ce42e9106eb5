import Database

enum RegionSchema {
    static let tables = ["region"]

    static func first(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE region (
                code \(dialect.text) NOT NULL PRIMARY KEY,
                parent \(dialect.text) REFERENCES region (code),
                level \(dialect.integer) NOT NULL CHECK (level IN (2, 4, 6, 9, 12, 15)),
                name \(dialect.text) NOT NULL CHECK (name <> ''),
                urban_class \(dialect.text),
                updated_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX region_parent ON region (parent, code)",
        ]
    }
}
