/// Tells two states of the tasks apart: every change of a task is a move, and new ones have newer keys.
package struct TaskRevision: Hashable, Sendable {
    let lastMove: Int64
    let lastTask: Int64
    /// Which writes could be seen (`pg_current_snapshot()`, PostgreSQL 13 and later: `xmin:xmax:xip_list`); empty on SQLite,
    /// where one write follows the other.
    let snapshot: String

    /// Whether what was summed up in this state holds in a later one. On PostgreSQL a move may become visible after a newer
    /// one, where it was being written when this state was read; only then must both see the same writes.
    func holds(for later: TaskRevision) -> Bool {
        lastMove == later.lastMove && lastTask == later.lastTask && (isSettled || snapshot == later.snapshot)
    }

    /// Whether nothing was being written: no transaction runs between `xmin` and `xmax`.
    private var isSettled: Bool {
        guard !snapshot.isEmpty else { return true }
        let bounds = snapshot.split(separator: ":")
        return bounds.count >= 2 && bounds[0] == bounds[1]
    }
}
