import Core

/// Which page of the list a person turned to.
package struct TaskTurn: Hashable, Sendable {
    package var after: TaskCursor?
    package var before: TaskCursor?

    package init(after: TaskCursor? = nil, before: TaskCursor? = nil) {
        self.after = after
        self.before = before
    }
}

/// A page of the list, and where its neighbours begin; nil where there is none.
package struct TaskListPart: Sendable {
    package let lines: [TaskLine]
    package let previous: TaskCursor?
    package let next: TaskCursor?
}

extension TaskStore {
    /// The page a turn leads to. Turning back to a page that is not full shows the first page whole.
    package func part(
        _ turn: TaskTurn,
        of filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        size: Int
    ) throws -> TaskListPart {
        if let end = turn.before {
            let lines = try list(filter, scope, light, before: end, limit: size + 1)
            if lines.count > size {
                let shown = Array(lines.dropFirst())
                return TaskListPart(lines: shown, previous: shown.first?.cursor, next: shown.last?.cursor)
            }
        }
        let start = turn.before == nil ? turn.after : nil
        let lines = try list(filter, scope, light, after: start, limit: size + 1)
        let shown = Array(lines.prefix(size))
        return TaskListPart(
            lines: shown,
            previous: start == nil ? nil : shown.first?.cursor,
            next: lines.count > size ? shown.last?.cursor : nil
        )
    }
}
