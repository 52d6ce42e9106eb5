import Database

enum TaskSchema {
    static let tables = [
        "task_series", "task", "task_unit", "task_quantity", "progress_report", "extension_request", "objection",
        "reminder",
    ]

    static let search = SearchIndex(table: "task", columns: ["title", "content"])

    static func first(_ dialect: Dialect) -> [String] {
        tasks(dialect) + work(dialect) + search.statements(dialect)
    }

    private static func tasks(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE task_series (
                county \(dialect.text) NOT NULL,
                year \(dialect.integer) NOT NULL,
                last \(dialect.integer) NOT NULL,
                PRIMARY KEY (county, year)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE task (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                county \(dialect.text) NOT NULL REFERENCES region (code),
                region \(dialect.text) NOT NULL REFERENCES region (code),
                directive_id \(dialect.integer) REFERENCES directive (id),
                draft_id \(dialect.integer) REFERENCES draft_task (id),
                section \(dialect.integer),
                section_title \(dialect.text) NOT NULL,
                parent_id \(dialect.integer) REFERENCES task (id),
                year \(dialect.integer) NOT NULL,
                sequence \(dialect.integer) NOT NULL,
                branch \(dialect.integer) NOT NULL,
                title \(dialect.text) NOT NULL,
                content \(dialect.text) NOT NULL,
                kind \(dialect.text) NOT NULL,
                lead_unit \(dialect.integer) NOT NULL REFERENCES unit (id),
                post_id \(dialect.integer) REFERENCES post (id),
                stage \(dialect.text) NOT NULL,
                starts_day \(dialect.integer) NOT NULL,
                due_day \(dialect.integer),
                cadence \(dialect.text),
                cadence_text \(dialect.text),
                percent \(dialect.real) NOT NULL,
                reported_at \(dialect.integer),
                issued_at \(dialect.integer) NOT NULL,
                signed_at \(dialect.integer),
                closed_at \(dialect.integer),
                version \(dialect.integer) NOT NULL,
                updated_at \(dialect.integer) NOT NULL,
                UNIQUE (county, year, sequence, branch)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX task_due ON task (county, coalesce(due_day, 9999999), id)",
            "CREATE INDEX task_stage ON task (county, stage, coalesce(due_day, 9999999), id)",
            "CREATE INDEX task_number ON task (county, (year * 100000000 + sequence * 1000 + branch), id)",
            "CREATE INDEX task_lead ON task (lead_unit, stage, due_day)",
            "CREATE INDEX task_region ON task (region, stage, due_day)",
            "CREATE INDEX task_parent ON task (parent_id)",
            // The wall and the counts by light read nothing but this index.
            """
            CREATE INDEX task_light ON task
                (county, directive_id, section, lead_unit, region, stage, starts_day, due_day, percent)
            """,
            """
            CREATE TABLE task_unit (
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                role \(dialect.text) NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting')),
                PRIMARY KEY (task_id, unit_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX task_unit_unit ON task_unit (unit_id, task_id)",
            """
            CREATE TABLE task_quantity (
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                ordinal \(dialect.integer) NOT NULL,
                subject \(dialect.text) NOT NULL,
                comparison \(dialect.text) NOT NULL,
                value \(dialect.real),
                upper \(dialect.real),
                unit \(dialect.text) NOT NULL,
                written \(dialect.text) NOT NULL,
                done \(dialect.real),
                PRIMARY KEY (task_id, ordinal)
            )\(dialect.tableOptions)
            """,
        ]
    }

    private static func work(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE progress_report (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                unit_id \(dialect.integer) NOT NULL,
                unit_name \(dialect.text) NOT NULL,
                account_id \(dialect.integer) NOT NULL,
                person \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                percent \(dialect.real),
                quantity \(dialect.real),
                at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX progress_report_task ON progress_report (task_id, id)",
            """
            CREATE TABLE extension_request (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                unit_name \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                old_day \(dialect.integer) NOT NULL,
                new_day \(dialect.integer) NOT NULL,
                reason \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('granted', 'refused')),
                decision_reason \(dialect.text),
                decided_by \(dialect.text),
                decided_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX extension_request_task ON extension_request (task_id, id)",
            "CREATE INDEX extension_request_open ON extension_request (task_id) WHERE decision IS NULL",
            """
            CREATE TABLE objection (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                unit_name \(dialect.text) NOT NULL,
                person \(dialect.text) NOT NULL,
                reason \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                decision \(dialect.text) CHECK (decision IN ('reassigned', 'kept')),
                decision_reason \(dialect.text),
                decided_by \(dialect.text),
                decided_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX objection_task ON objection (task_id, id)",
            """
            CREATE TABLE reminder (
                id \(dialect.integer) NOT NULL PRIMARY KEY,
                task_id \(dialect.integer) NOT NULL REFERENCES task (id),
                unit_id \(dialect.integer) NOT NULL REFERENCES unit (id),
                person \(dialect.text) NOT NULL,
                words \(dialect.text) NOT NULL,
                at \(dialect.integer) NOT NULL,
                seen_at \(dialect.integer),
                seen_by \(dialect.text)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX reminder_unit ON reminder (unit_id, seen_at, id)",
            "CREATE INDEX reminder_task ON reminder (task_id, id)",
        ]
    }
}
