import Database

enum TaskSchema {
    static let tables = [
        "task_series", "task", "task_unit", "task_quantity", "progress_report", "extension_request", "objection",
        "reminder",
    ]

    static func first(_ dialect: Dialect) -> [String] { tasks(dialect) + work(dialect) }

    private static func tasks(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE task_series (
                county \(dialect.code) NOT NULL,
                year INTEGER NOT NULL,
                last INTEGER NOT NULL,
                PRIMARY KEY (county, year)
            )
            """,
            """
            CREATE TABLE task (
                id \(dialect.key),
                county \(dialect.code) NOT NULL REFERENCES region (code),
                region \(dialect.code) NOT NULL REFERENCES region (code),
                directive_id BIGINT REFERENCES directive (id),
                draft_id BIGINT REFERENCES draft_task (id),
                section INTEGER,
                section_title TEXT NOT NULL,
                parent_id BIGINT REFERENCES task (id),
                year INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                branch INTEGER NOT NULL,
                title TEXT NOT NULL,
                content TEXT NOT NULL,
                kind TEXT NOT NULL,
                lead_unit BIGINT NOT NULL REFERENCES unit (id),
                stage TEXT NOT NULL,
                starts_on TEXT NOT NULL,
                deadline TEXT,
                cadence TEXT,
                cadence_text TEXT,
                percent DOUBLE PRECISION NOT NULL,
                reported_at BIGINT,
                issued_at BIGINT NOT NULL,
                signed_at BIGINT,
                closed_at BIGINT,
                version INTEGER NOT NULL,
                updated_at BIGINT NOT NULL,
                UNIQUE (county, year, sequence, branch)
            )
            """,
            "CREATE INDEX task_county ON task (county, year, sequence, branch)",
            "CREATE INDEX task_deadline ON task (county, deadline, id)",
            "CREATE INDEX task_lead ON task (lead_unit, stage, deadline)",
            "CREATE INDEX task_region ON task (region, stage, deadline)",
            "CREATE INDEX task_directive ON task (directive_id, section)",
            "CREATE INDEX task_parent ON task (parent_id)",
            """
            CREATE TABLE task_unit (
                task_id BIGINT NOT NULL REFERENCES task (id),
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting')),
                PRIMARY KEY (task_id, unit_id)
            )
            """,
            "CREATE INDEX task_unit_unit ON task_unit (unit_id, task_id)",
            """
            CREATE TABLE task_quantity (
                task_id BIGINT NOT NULL REFERENCES task (id),
                ordinal INTEGER NOT NULL,
                subject TEXT NOT NULL,
                comparison TEXT NOT NULL,
                value DOUBLE PRECISION,
                upper DOUBLE PRECISION,
                unit TEXT NOT NULL,
                written TEXT NOT NULL,
                done DOUBLE PRECISION,
                PRIMARY KEY (task_id, ordinal)
            )
            """,
        ]
    }

    private static func work(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE progress_report (
                id \(dialect.key),
                task_id BIGINT NOT NULL REFERENCES task (id),
                unit_id BIGINT NOT NULL,
                unit_name TEXT NOT NULL,
                account_id BIGINT NOT NULL,
                person TEXT NOT NULL,
                words TEXT NOT NULL,
                percent DOUBLE PRECISION,
                quantity DOUBLE PRECISION,
                at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX progress_report_task ON progress_report (task_id, id)",
            """
            CREATE TABLE extension_request (
                id \(dialect.key),
                task_id BIGINT NOT NULL REFERENCES task (id),
                unit_name TEXT NOT NULL,
                person TEXT NOT NULL,
                old_deadline TEXT NOT NULL,
                new_deadline TEXT NOT NULL,
                reason TEXT NOT NULL,
                at BIGINT NOT NULL,
                decision TEXT CHECK (decision IN ('granted', 'refused')),
                decision_reason TEXT,
                decided_by TEXT,
                decided_at BIGINT
            )
            """,
            "CREATE INDEX extension_request_task ON extension_request (task_id, id)",
            """
            CREATE TABLE objection (
                id \(dialect.key),
                task_id BIGINT NOT NULL REFERENCES task (id),
                unit_name TEXT NOT NULL,
                person TEXT NOT NULL,
                reason TEXT NOT NULL,
                at BIGINT NOT NULL,
                decision TEXT CHECK (decision IN ('reassigned', 'kept')),
                decision_reason TEXT,
                decided_by TEXT,
                decided_at BIGINT
            )
            """,
            "CREATE INDEX objection_task ON objection (task_id, id)",
            """
            CREATE TABLE reminder (
                id \(dialect.key),
                task_id BIGINT NOT NULL REFERENCES task (id),
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                person TEXT NOT NULL,
                words TEXT NOT NULL,
                at BIGINT NOT NULL,
                seen_at BIGINT,
                seen_by TEXT
            )
            """,
            "CREATE INDEX reminder_unit ON reminder (unit_id, seen_at, id)",
            "CREATE INDEX reminder_task ON reminder (task_id, id)",
        ]
    }
}
