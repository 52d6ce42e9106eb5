import Core
import Database
import Directives
import PolicyText

extension TaskStore {
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
}
