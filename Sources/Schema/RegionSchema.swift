import Database

enum RegionSchema {
    static let tables = ["region", "former_region_name"]

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

    /// Places that were made later are not in the tree of earlier days.
    static func begun(_ dialect: Dialect) -> [String] { ["ALTER TABLE region ADD COLUMN began_at \(dialect.integer)"] }

    /// What places were called before: sheets people keep go on saying it.
    static func formerNames(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE former_region_name (
                code \(dialect.text) NOT NULL REFERENCES region (code),
                name \(dialect.text) NOT NULL CHECK (name <> ''),
                until \(dialect.integer) NOT NULL,
                PRIMARY KEY (code, name)
            )\(dialect.keyedTableOptions)
            """
        ]
    }
}
