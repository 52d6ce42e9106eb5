import Core
import Database
import Directives
import PolicyText

extension TaskStore {
    /// The 任务分解表 of what was issued from a document and this person may read; the units that lead its tasks with it.
    package func issuedBreakdown(
        of id: DirectiveID,
        for actor: Actor,
        _ light: LightColumn
    ) throws -> (directive: Directive, sheet: BreakdownSheet, leads: [(unit: UnitID, name: String)]) {
        var filter = TaskFilter()
        filter.directive = id
        filter.order = .number
        var lines: [TaskLine] = []
        try each(filter, TaskScope(actor), light) { lines.append($0) }
        lines.removeAll { $0.task.parent != nil && actor.role.readsWholeCounty }
        guard !lines.isEmpty else { throw NotFound("directive", id) }
        let directive = try tx.directives.find(id, county: actor.county)
        let tasks = lines.map(\.task)
        let sheet = IssuedBreakdown(title: directive.title, tasks: tasks, parts: try unitsAndTargets(of: tasks)).sheet
        var seen: Set<UnitID> = []
        let leads = lines.filter { seen.insert($0.task.lead).inserted }.map { (unit: $0.task.lead, name: $0.leadName) }
        return (directive, sheet, leads)
    }

    /// Units and quantities of many tasks, in two questions.
    func unitsAndTargets(
        of tasks: [Task]
    ) throws -> [TaskID: (units: [TaskUnit], quantities: [TaskQuantity])] {
        let ids = tasks.map(\.id)
        var all: [TaskID: (units: [TaskUnit], quantities: [TaskQuantity])] = [:]
        let units: Query = """
            SELECT u.task_id, u.unit_id, unit.name, u.role FROM task_unit u JOIN unit ON unit.id = u.unit_id
            WHERE u.task_id IN \(list: ids) ORDER BY unit.position, unit.id
            """
        for row in try tx.rows(units) {
            let unit = TaskUnit(unit: try row.id("unit_id"), name: try row.text("name"), role: try row.value("role"))
            all[try row.id("task_id"), default: ([], [])].units.append(unit)
        }
        for row in try tx.rows("SELECT * FROM task_quantity WHERE task_id IN \(list: ids) ORDER BY ordinal") {
            all[try row.id("task_id"), default: ([], [])].quantities.append(try TaskQuantity(row))
        }
        return all
    }

    /// The titles of the documents tasks were issued from.
    func documentTitles(of tasks: [Task]) throws -> [DirectiveID: String] {
        let ids = Array(Set(tasks.compactMap(\.directive)))
        guard !ids.isEmpty else { return [:] }
        let rows = try tx.rows("SELECT id, title FROM directive WHERE id IN \(list: ids)")
        return Dictionary(
            try rows.map { (try $0.id("id"), try $0.text("title")) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
