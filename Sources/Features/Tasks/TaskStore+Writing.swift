import Core
import Database
import Directives
import PolicyText
import Workflow

extension TaskStore {
    /// Takes the next `count` numbers of a county's year; two issuers wait for each other, and no number is lost.
    package func takeNumbers(_ count: Int, year: Int, in county: RegionCode) throws -> ClosedRange<Int> {
        let last: Int = try tx.value(
            """
            INSERT INTO task_series (county, year, last) VALUES (\(county), \(year), \(count))
            ON CONFLICT (county, year) DO UPDATE SET last = task_series.last + \(count) RETURNING last
            """
        )
        return (last - count + 1)...last
    }

    /// The next free branch under a task's number.
    package func nextBranch(of number: TaskNumber, in county: RegionCode) throws -> Int {
        try tx.value(
            """
            SELECT coalesce(max(branch), 0) + 1 FROM task
            WHERE county = \(county) AND year = \(number.year) AND sequence = \(number.sequence)
            """
        )
    }

    package func insert(_ task: Task, draft: DraftID?, units: [TaskUnit], quantities: [TaskQuantity]) throws {
        try insert([TaskRows(task: task, draft: draft, units: units, quantities: quantities)])
    }

    /// Many tasks with few statements.
    package func insert(_ all: [TaskRows]) throws {
        try tx.insert(into: "task", columns: TaskRows.taskColumns, rows: all.map(\.taskRow))
        try tx.insert(into: "task_unit", columns: ["task_id", "unit_id", "role"], rows: all.flatMap(\.unitRows))
        try tx.insert(
            into: "task_quantity",
            columns: TaskRows.quantityColumns,
            rows: all.flatMap(\.quantityRows)
        )
    }

    /// Stores a new stage where the task is still at `version`; answers whether it was.
    package func place(_ id: TaskID, at stage: TaskStage, version: Int, now: Instant) throws -> Bool {
        let signed: Query = stage == .underway ? "coalesce(signed_at, \(now))" : "signed_at"
        let closed: Query = stage == .closed ? "\(now)" : stage.isOpen ? "NULL" : "closed_at"
        return try tx.run(
            """
            UPDATE task SET stage = \(stage.rawValue), signed_at = \(signed), closed_at = \(closed),
                version = version + 1, updated_at = \(now)
            WHERE id = \(id) AND version = \(version)
            """
        ) == 1
    }

    package func setDeadline(_ day: Day, of id: TaskID, now: Instant) throws {
        try tx.run("UPDATE task SET due_day = \(day.daysSince1970), updated_at = \(now) WHERE id = \(id)")
    }

    package func setPercent(_ percent: Double, of id: TaskID, now: Instant) throws {
        try tx.run("UPDATE task SET percent = \(percent), reported_at = \(now), updated_at = \(now) WHERE id = \(id)")
    }

    package func setDone(_ amount: Double, ordinal: Int, of id: TaskID) throws {
        try tx.run("UPDATE task_quantity SET done = \(amount) WHERE task_id = \(id) AND ordinal = \(ordinal)")
    }

    /// Another unit leads from now on; the old lead keeps no part unless it had one.
    package func setLead(_ unit: UnitID, at region: RegionCode, of id: TaskID, now: Instant) throws {
        try tx.run(
            """
            UPDATE task SET lead_unit = \(unit), post_id = NULL, region = \(region), signed_at = NULL,
                updated_at = \(now)
            WHERE id = \(id)
            """
        )
        try tx.run("DELETE FROM task_unit WHERE task_id = \(id) AND (role = 'lead' OR unit_id = \(unit))")
        try tx.run("INSERT INTO task_unit (task_id, unit_id, role) VALUES (\(id), \(unit), 'lead')")
    }
}
