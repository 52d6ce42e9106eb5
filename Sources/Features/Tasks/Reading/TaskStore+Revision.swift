import Database

extension TaskStore {
    package func revision() throws -> TaskRevision {
        let snapshot: Query = tx.dialect == .postgres ? "pg_current_snapshot()::text" : "''"
        let row = try tx.first(
            """
            SELECT (SELECT max(id) FROM movement) AS last_move, (SELECT max(id) FROM task) AS last_task,
                \(snapshot) AS snapshot
            """
        )
        return TaskRevision(
            lastMove: try row?.optionalInt64("last_move") ?? 0,
            lastTask: try row?.optionalInt64("last_task") ?? 0,
            snapshot: try row?.text("snapshot") ?? ""
        )
    }
}
