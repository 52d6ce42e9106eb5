import Database

/// Indexes for the list's own order: what is open first, earliest deadline first.
extension TaskSchema {
    static func openFirst(_ dialect: Dialect) -> [String] {
        let key = "CASE WHEN stage IN ('closed', 'withdrawn') THEN 100000000 ELSE 0 END + coalesce(due_day, 9999999)"
        return [
            "DROP INDEX task_due",
            "DROP INDEX task_goal",
            "CREATE INDEX task_open ON task (county, (\(key)), id)",
            "CREATE INDEX task_goal ON task (county, goal, (\(key)), id)",
        ]
    }
}
