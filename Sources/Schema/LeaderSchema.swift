import Database

/// 牵头县领导 of drafts and tasks, and the document's own words for a task's time.
enum LeaderSchema {
    static func first(_ dialect: Dialect) -> [String] {
        [
            "ALTER TABLE draft_task ADD COLUMN leader \(dialect.text)",
            "ALTER TABLE task ADD COLUMN leader \(dialect.text)",
            "ALTER TABLE task ADD COLUMN deadline_text \(dialect.text)",
        ]
    }
}
