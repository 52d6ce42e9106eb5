import Database

/// Which goal of rural revitalisation and which programme a piece of work belongs to.
extension DirectiveSchema {
    static func subjects(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE draft_task ADD COLUMN goal \(dialect.text)",
            "ALTER TABLE draft_task ADD COLUMN programme \(dialect.text)",
            // The words that decided it, as the document writes them, between 、.
            "ALTER TABLE draft_task ADD COLUMN subject_words \(dialect.text)",
        ]
    }
}

extension TaskSchema {
    static func subjects(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE task ADD COLUMN goal \(dialect.text)",
            "ALTER TABLE task ADD COLUMN programme \(dialect.text)",
            "CREATE INDEX task_draft ON task (draft_id)",
            "CREATE INDEX task_goal ON task (county, goal, coalesce(due_day, 9999999), id)",
        ]
    }
}
