import Core
import Database
import Workflow

/// Objections, extensions and reminders; each row carries the key of the movement it was made by.
extension TaskStore {
    func insertObjection(of id: TaskID, _ movement: Movement) throws {
        try tx.run(
            """
            INSERT INTO objection (id, task_id, unit_name, person, reason, at)
            VALUES (\(movement.id), \(id), \(movement.unitName), \(movement.person), \(movement.note), \(movement.at))
            """
        )
    }

    /// Answers the objection that waits, where there is one.
    func decideObjection(of id: TaskID, _ decision: String, _ movement: Movement) throws {
        try tx.run(
            """
            UPDATE objection SET decision = \(decision), decision_reason = \(movement.note),
                decided_by = \(movement.person), decided_at = \(movement.at)
            WHERE task_id = \(id) AND decision IS NULL
            """
        )
    }

    func insertExtension(of id: TaskID, from old: Day, to new: Day, _ movement: Movement) throws {
        try tx.run(
            """
            INSERT INTO extension_request (id, task_id, unit_name, person, old_day, new_day, reason, at)
            VALUES (\(movement.id), \(id), \(movement.unitName), \(movement.person), \(old.daysSince1970),
                \(new.daysSince1970), \(movement.note), \(movement.at))
            """
        )
    }

    /// The day that was asked for.
    func decideExtension(of id: TaskID, granted: Bool, _ movement: Movement) throws -> Day? {
        let day: Int? = try tx.optionalValue(
            """
            UPDATE extension_request SET decision = \(granted ? "granted" : "refused"),
                decision_reason = \(movement.note), decided_by = \(movement.person), decided_at = \(movement.at)
            WHERE task_id = \(id) AND decision IS NULL RETURNING new_day
            """
        )
        return day.map(Day.init(daysSince1970:))
    }

    func insertReminder(of id: TaskID, to unit: UnitID, _ movement: Movement) throws {
        try tx.run(
            """
            INSERT INTO reminder (id, task_id, unit_id, person, words, at)
            VALUES (\(movement.id), \(id), \(unit), \(movement.person), \(movement.note), \(movement.at))
            """
        )
    }

    /// Somebody of the reminded unit has opened the task.
    package func markRemindersSeen(of id: TaskID, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            UPDATE reminder SET seen_at = \(now), seen_by = \(actor.name)
            WHERE task_id = \(id) AND unit_id = \(actor.unit) AND seen_at IS NULL
            """
        )
    }

    /// A unit of the county; nil for any other.
    func place(of unit: UnitID, in county: RegionCode) throws -> UnitPlace? {
        try tx.first("SELECT id, name, region FROM unit WHERE id = \(unit) AND county = \(county)", UnitPlace.init)
    }
}
