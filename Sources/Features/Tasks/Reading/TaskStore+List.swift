import Core
import Database
import PolicyText

private let search = SearchIndex(table: "task", columns: ["title", "content"])

extension TaskStore {
    /// At most `limit` tasks in the filter's order: the first, those after a cursor, or those just before one.
    package func list(
        _ filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        after cursor: TaskCursor? = nil,
        before end: TaskCursor? = nil,
        limit: Int
    ) throws -> [TaskLine] {
        let key = sortKey(filter, light)
        var wanted = condition(filter, scope, light)
        if let cursor {
            let last = bound(cursor, filter.order)
            wanted += " AND (\(key) > \(last) OR \(key) = \(last) AND t.id > \(cursor.id))"
        }
        if let end {
            let first = bound(end, filter.order)
            wanted += " AND (\(key) < \(first) OR \(key) = \(first) AND t.id < \(end.id))"
        }
        let order: Query = end == nil ? "\(key), t.id" : "\(key) DESC, t.id DESC"
        if filter.order == .gap {
            // No index holds this order of the day: keys are sorted by what an index covers, then few rows are read.
            wanted = "t.id IN (SELECT t.id FROM task t WHERE \(wanted) ORDER BY \(order) LIMIT \(limit))"
        }
        let lines = try tx.rows(
            """
            SELECT \(Self.columns), unit.name AS lead_name, \(light.light) AS light, \(key) AS sort_key
            FROM task t JOIN unit ON unit.id = t.lead_unit WHERE \(wanted) ORDER BY \(order) LIMIT \(limit)
            """,
            TaskLine.init
        )
        return end == nil ? lines : lines.reversed()
    }

    /// Whole keys stay whole numbers, or PostgreSQL would leave the index aside.
    private func bound(_ cursor: TaskCursor, _ order: TaskOrder) -> Query {
        order == .gap ? "\(cursor.key)" : "\(Int64(cursor.key))"
    }

    /// How many tasks of the filter stand at each light, the filter's own lights left out of it.
    package func lights(_ filter: TaskFilter, _ scope: TaskScope, _ light: LightColumn) throws -> [Light: Int] {
        var all = filter
        all.lights = []
        let query: Query = """
            SELECT \(light.light) AS light, count(*) AS tasks FROM task t WHERE \(condition(all, scope, light))
            GROUP BY 1
            """
        var counts: [Light: Int] = [:]
        for row in try tx.rows(query) { counts[try row.value("light")] = try row.int("tasks") }
        return counts
    }

    package func count(_ filter: TaskFilter, _ scope: TaskScope, _ light: LightColumn) throws -> Int {
        try tx.count("FROM task t WHERE \(condition(filter, scope, light))")
    }

    /// Every task of the filter in its order, handed over one by one in constant memory.
    package func each(
        _ filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        _ body: (TaskLine) throws -> Void
    ) throws {
        let key = sortKey(filter, light)
        let query: Query = """
            SELECT \(Self.columns), unit.name AS lead_name, \(light.light) AS light, \(key) AS sort_key
            FROM task t JOIN unit ON unit.id = t.lead_unit WHERE \(condition(filter, scope, light))
            ORDER BY \(key), t.id
            """
        try tx.each(query) { row in try body(TaskLine(row)) }
    }

    /// A number that grows in the order of the list; equal keys are told apart by the task's id.
    private func sortKey(_ filter: TaskFilter, _ light: LightColumn) -> Query {
        switch filter.order {
        // Written as in the indexes `task_open` and `task_stage`.
        case .deadline where filter.isOfOneKind: "coalesce(t.due_day, 9999999)"
        case .deadline:
            """
            (CASE WHEN t.stage IN ('closed', 'withdrawn') THEN 100000000 ELSE 0 END + coalesce(t.due_day, 9999999))
            """
        case .number: "t.year * 100000000 + t.sequence * 1000 + t.branch"
        // Tasks without a deadline stand behind those that have one, closed ones behind all.
        case .gap: "CASE WHEN t.stage IN ('closed', 'withdrawn') THEN 2000.0 ELSE coalesce(-\(light.gap), 1000.0) END"
        }
    }

    func condition(_ filter: TaskFilter, _ scope: TaskScope, _ light: LightColumn) -> Query {
        var parts: [Query] = [scope.condition]
        if filter.stages.isEmpty {
            parts.append("t.stage <> 'withdrawn'")
        } else {
            parts.append("t.stage IN \(list: filter.stages.map(\.rawValue).sorted())")
        }
        if filter.lights.isFinished {
            parts.append("t.stage IN \(list: filter.lights.map(\.rawValue).sorted())")
        } else if !filter.lights.isEmpty {
            parts.append("\(light.light) IN \(list: filter.lights.map(\.rawValue).sorted())")
        }
        parts += unitConditions(filter)
        if let directive = filter.directive { parts.append("t.directive_id = \(directive)") }
        if let newest = filter.olderThan {
            parts.append("(t.directive_id IS NULL OR t.directive_id < \(newest))")
        }
        if let section = filter.section { parts.append(section == 0 ? "t.section IS NULL" : "t.section = \(section)") }
        if let goal = filter.goal { parts.append("t.goal = \(goal.rawValue)") }
        if let day = filter.dueFrom { parts.append("t.due_day >= \(day.daysSince1970)") }
        if let day = filter.dueThrough { parts.append("t.due_day <= \(day.daysSince1970)") }
        if !filter.text.isEmpty { parts.append(textCondition(filter.text)) }
        return Query.all(parts)
    }

    private func unitConditions(_ filter: TaskFilter) -> [Query] {
        var parts: [Query] = []
        switch (filter.unit, filter.role) {
        case (let unit?, .lead?): parts.append("t.lead_unit = \(unit)")
        case (let unit?, let role):
            let role: Query = role.map { " AND u.role = \($0.rawValue)" } ?? ""
            parts.append("t.id IN (SELECT u.task_id FROM task_unit u WHERE u.unit_id = \(unit)\(role))")
        case (nil, _): break
        }
        if let township = filter.township { parts.append(tx.dialect.within("t.region", township)) }
        return parts
    }

    /// Words of the title or content, or a number such as 12 or 〔2026〕12号.
    private func textCondition(_ text: String) -> Query {
        let words = search.matches(text, as: "t", dialect: tx.dialect)
        let digits = text.split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
        let isNumber = text.allSatisfy { $0.isNumber || "〔〕[]号- ".contains($0) }
        guard isNumber, let digits else { return words }
        return "(\(words) OR t.sequence = \(digits))"
    }
}

extension TaskLine {
    /// From a row that also names the lead unit, the light and the sort key.
    init(_ row: ResultRow) throws {
        let task = try Task(row)
        self.init(
            task: task,
            leadName: try row.text("lead_name"),
            light: try row.value("light"),
            cursor: TaskCursor(key: try row.double("sort_key"), id: task.id)
        )
    }
}
