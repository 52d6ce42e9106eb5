import Database

enum LedgerSchema {
    static let tables = [
        "programme", "ledger", "ledger_word", "ledger_item", "item_text", "item_key", "item_change", "item_link",
        "gate_refusal", "rollup", "ledger_write", "ledger_form", "personal_key",
    ]

    /// A word sealed with `personal-key`, by which another key is told from it (ADR 118).
    static func personalKey(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE personal_key (
                id \(dialect.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
                sealed \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """
        ]
    }

    /// Blank forms a county fills from a ledger. One that is used no more stays, with the moment it ended.
    static func forms(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE ledger_form (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                basis \(dialect.text) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                ended_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX ledger_form_ledger ON ledger_form (ledger, id)",
        ]
    }

    /// The texts of things are searched in this column.
    static let search = SearchIndex(table: "item_text", columns: ["body"])

    static func first(_ dialect: Dialect) -> [String] {
        programmes(dialect) + items(dialect) + around(dialect) + sums(dialect) + search.statements(dialect)
    }

    private static func programmes(_ dialect: Dialect) -> [String] {
        [
            // A version of a playbook a county took on: its text is kept, so that old things keep their version.
            """
            CREATE TABLE programme (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                key \(dialect.text) NOT NULL,
                digest \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                lead \(dialect.text) NOT NULL,
                yaml \(dialect.text) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                adopted_at \(dialect.integer) NOT NULL,
                UNIQUE (county, key, digest)
            )\(dialect.tableOptions)
            """,
            // Small numbers: they stand in every thing, every index and every sum.
            """
            CREATE TABLE ledger (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                key \(dialect.text) NOT NULL,
                programme_id \(dialect.integer) NOT NULL REFERENCES programme (id),
                UNIQUE (county, key)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE ledger_word (
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                kind \(dialect.text) NOT NULL CHECK (kind IN ('stage', 'measure', 'field')),
                number \(dialect.integer) NOT NULL CHECK (number > 0),
                key \(dialect.text) NOT NULL,
                PRIMARY KEY (ledger, kind, number),
                UNIQUE (ledger, kind, key)
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func items(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE ledger_item (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                programme_id \(dialect.integer) NOT NULL REFERENCES programme (id),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                stage \(dialect.integer) NOT NULL,
                stage_day \(dialect.integer) NOT NULL,
                title \(dialect.text) NOT NULL,
                fields \(dialect.text) NOT NULL,
                measures \(dialect.text) NOT NULL,
                version \(dialect.integer) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                trashed_at \(dialect.integer),
                merged_into \(dialect.integer) REFERENCES ledger_item (id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX ledger_item_id ON ledger_item (ledger, id) WHERE trashed_at IS NULL",
            "CREATE INDEX ledger_item_region ON ledger_item (ledger, region, id) WHERE trashed_at IS NULL",
            "CREATE INDEX ledger_item_stage ON ledger_item (ledger, stage, stage_day, id) WHERE trashed_at IS NULL",
            "CREATE INDEX ledger_item_day ON ledger_item (ledger, stage_day, id) WHERE trashed_at IS NULL",
            "CREATE INDEX ledger_item_trash ON ledger_item (ledger, trashed_at) WHERE trashed_at IS NOT NULL",
            // Beside the thing, so that a move does not touch the search index.
            """
            CREATE TABLE item_text (
                id \(dialect.integer) NOT NULL PRIMARY KEY REFERENCES ledger_item (id),
                body \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func around(_ dialect: Dialect) -> [String] {
        [
            // What may stand once within a place, and what is looked up by its blind index. `scope` is the place's code;
            // where several may have it, the thing's own number.
            """
            CREATE TABLE item_key (
                ledger \(dialect.integer) NOT NULL,
                field \(dialect.integer) NOT NULL,
                value \(dialect.text) NOT NULL,
                scope \(dialect.text) NOT NULL,
                item_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                PRIMARY KEY (ledger, field, value, scope)
            )\(dialect.keyedTableOptions)
            """,
            """
            CREATE TABLE item_change (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                item_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                at \(dialect.integer) NOT NULL,
                account_id \(dialect.integer),
                person \(dialect.text) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                act \(dialect.text) NOT NULL,
                changes \(dialect.text) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX item_change_item ON item_change (item_id, id)",
            """
            CREATE TABLE item_link (
                from_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                to_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                kind \(dialect.text) NOT NULL,
                PRIMARY KEY (from_id, kind, to_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX item_link_to ON item_link (to_id)",
            // Things a gate did not let through, until it does.
            """
            CREATE TABLE gate_refusal (
                ledger \(dialect.integer) NOT NULL,
                gate \(dialect.text) NOT NULL,
                item_id \(dialect.integer) NOT NULL REFERENCES ledger_item (id),
                region \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                times \(dialect.integer) NOT NULL,
                PRIMARY KEY (ledger, gate, item_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX gate_refusal_item ON gate_refusal (item_id)",
        ]
    }

    /// How many things (measure 0) and how much of each measure stand in a stage of a place: all in period 0, what a day
    /// added in the period of that day. Places are their digits as a number, so that one level lies side by side.
    private static func sums(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE rollup (
                ledger \(dialect.integer) NOT NULL,
                measure \(dialect.integer) NOT NULL,
                region \(dialect.integer) NOT NULL,
                period \(dialect.integer) NOT NULL,
                stage \(dialect.integer) NOT NULL,
                lane \(dialect.integer) NOT NULL,
                value \(dialect.integer) NOT NULL,
                PRIMARY KEY (ledger, measure, region, period, stage, lane)
            )\(dialect.keyedTableOptions)
            """
        ]
    }

    /// The same sums in another order: `bin` 0 holds what stands now, -1 the days of counties and townships, the others the
    /// days of the places below them, 32 days a bin. What one act writes about many villages lies together (ADR 49).
    static func sumsByTime(_ dialect: Dialect) -> [String] {
        let columns = "ledger, measure, bin, region, period, stage, lane, value"
        return [
            """
            CREATE TABLE rollup_by_time (
                ledger \(dialect.integer) NOT NULL,
                measure \(dialect.integer) NOT NULL,
                bin \(dialect.integer) NOT NULL,
                region \(dialect.integer) NOT NULL,
                period \(dialect.integer) NOT NULL,
                stage \(dialect.integer) NOT NULL,
                lane \(dialect.integer) NOT NULL,
                value \(dialect.integer) NOT NULL,
                PRIMARY KEY (ledger, measure, bin, region, period, stage, lane)
            )\(dialect.keyedTableOptions)
            """,
            """
            INSERT INTO rollup_by_time (\(columns)) SELECT ledger, measure,
                CASE WHEN period = 0 THEN 0 WHEN region < 1000000000 THEN -1 ELSE 1 + period / 32 END AS bin,
                region, period, stage, lane, value
            FROM rollup ORDER BY 1, 2, 3, 4, 5, 6, 7
            """,
            "DROP TABLE rollup",
            "ALTER TABLE rollup_by_time RENAME TO rollup",
        ] + (dialect == .postgres ? ["ALTER INDEX rollup_by_time_pkey RENAME TO rollup_pkey"] : [])
    }

    /// What stands longest is read stage by stage from `ledger_item_stage`: every entry and every move writes one index less
    /// (ADR 104).
    static func withoutDays(_ dialect: Dialect) -> [String] { ["DROP INDEX ledger_item_day"] + search.leaner(dialect) }

    /// Sums of a township that several rows held are one (ADR 108).
    static func oneRowAPlace(_ dialect: Dialect) -> [String] {
        guard dialect == .postgres else { return [] }
        let key = "ledger, measure, bin, region, period, stage"
        return [
            """
            WITH parted AS (DELETE FROM rollup WHERE lane > 0 AND region BETWEEN 100000000 AND 999999999 RETURNING \(key), value)
            INSERT INTO rollup (\(key), lane, value)
            SELECT \(key), 0, CAST(sum(value) AS BIGINT) FROM parted GROUP BY \(key)
            ON CONFLICT (\(key), lane) DO UPDATE SET value = rollup.value + excluded.value
            """
        ]
    }

    /// How often the sums of each ledger were written (ADR 115). Its few rows change with every act: they lie apart, so that
    /// PostgreSQL writes the next state of a row beside it.
    static func writes(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE ledger_write (
                ledger \(dialect.integer) NOT NULL REFERENCES ledger (id),
                lane \(dialect.integer) NOT NULL,
                writes \(dialect.integer) NOT NULL,
                PRIMARY KEY (ledger, lane)
            )\(dialect == .sqlite ? dialect.keyedTableOptions : " WITH (fillfactor = 20)")
            """,
            """
            INSERT INTO ledger_write (ledger, lane, writes)
            SELECT ledger, lane, CAST(sum(value) AS BIGINT) FROM rollup
            WHERE measure = -1 AND ledger IN (SELECT id FROM ledger) GROUP BY ledger, lane
            """,
            "DELETE FROM rollup WHERE measure = -1",
        ]
    }

    /// Eight sums of a ledger that one place, stage and day have stand in one row (ADR 116): measure 8 · `part` + n is `amountn`.
    static func sumsInRows(_ dialect: Dialect) -> [String] {
        let columns = (0..<8).map { "amount\($0)" }
        let sums = (0..<8).map { "CAST(sum(CASE WHEN measure % 8 = \($0) THEN value ELSE 0 END) AS BIGINT)" }
        return [
            """
            CREATE TABLE rollup_in_rows (
                ledger \(dialect.integer) NOT NULL,
                part \(dialect.integer) NOT NULL,
                bin \(dialect.integer) NOT NULL,
                region \(dialect.integer) NOT NULL,
                period \(dialect.integer) NOT NULL,
                stage \(dialect.integer) NOT NULL,
                lane \(dialect.integer) NOT NULL,
                \(columns.map { "\($0) \(dialect.integer) NOT NULL" }.joined(separator: ",\n    ")),
                PRIMARY KEY (ledger, part, bin, region, period, stage, lane)
            )\(dialect.keyedTableOptions)
            """,
            """
            INSERT INTO rollup_in_rows (ledger, part, bin, region, period, stage, lane, \(columns.joined(separator: ", ")))
            SELECT ledger, measure / 8, bin, region, period, stage, lane, \(sums.joined(separator: ", "))
            FROM rollup GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
            """,
            "DROP TABLE rollup",
            "ALTER TABLE rollup_in_rows RENAME TO rollup",
        ] + (dialect == .postgres ? ["ALTER INDEX rollup_in_rows_pkey RENAME TO rollup_pkey"] : [])
    }

    /// Imported things had no words to search for a while: at least their titles are found from now on. The character stands
    /// for the ledger, as `ItemText` writes it.
    static func missingWords(_ dialect: Dialect) -> [String] {
        let mark =
            dialect == .sqlite ? "char(57600 + ledger % 5888)" : "chr(CAST(57600 + ledger % 5888 AS INTEGER))"
        return [
            """
            INSERT INTO item_text (id, body) SELECT i.id, i.title || \(dialect == .sqlite ? "char" : "chr")(10) || \(mark)
            FROM ledger_item i WHERE NOT EXISTS (SELECT 1 FROM item_text t WHERE t.id = i.id)
            """
        ]
    }

    /// Places that were merged or renamed away stay in the tree of their days.
    static func endedRegions(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE region ADD COLUMN ended_at \(dialect.integer)",
            "ALTER TABLE region ADD COLUMN successor \(dialect.text) REFERENCES region (code)",
        ]
    }
}
