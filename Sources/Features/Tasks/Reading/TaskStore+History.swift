import Core
import Database
import Records
import Workflow

extension TaskStore {
    package func history(of task: Task) throws -> TaskHistory {
        let files = try tx.attachments.list(of: task.id)
        let extensions = try extensionRequests(of: task.id)
        let details = try EventDetails(
            reports: reports(of: task.id),
            extensions: extensions,
            reminders: reminders(of: task.id)
        )
        let moves = try tx.movements.list(of: TaskDossier.workflowKind, task.id.rawValue)
        let issued = try issuing(of: task)
        let events = moves.map { move in
            TaskEvent(
                kind: details.kind(of: move),
                person: move.person,
                unit: move.unit,
                unitName: move.unitName,
                words: move.note,
                at: move.at,
                files: files.filter { $0.occasion == move.id }
            )
        }
        return TaskHistory(events: [issued] + events, files: files, extensions: extensions)
    }

    /// Who issued the task; parts were made by the person who split the whole.
    private func issuing(of task: Task) throws -> TaskEvent {
        let row = try tx.first(
            """
            SELECT person, unit_name FROM record
            WHERE subject_kind = 'task' AND subject_id = \(task.id) AND act = 'task.issuing' ORDER BY id LIMIT 1
            """
        )
        return TaskEvent(
            kind: .issued,
            person: try row?.text("person") ?? "",
            unit: nil,
            unitName: try row?.text("unit_name") ?? "",
            words: "",
            at: task.issuedAt,
            files: []
        )
    }

    package func extensionRequests(of id: TaskID) throws -> [ExtensionRequest] {
        try tx.rows("SELECT * FROM extension_request WHERE task_id = \(id) ORDER BY id") { row in
            ExtensionRequest(
                id: try row.int64("id"),
                person: try row.text("person"),
                unitName: try row.text("unit_name"),
                oldDay: Day(daysSince1970: try row.int("old_day")),
                newDay: Day(daysSince1970: try row.int("new_day")),
                reason: try row.text("reason"),
                at: try row.instant("at"),
                isGranted: try row.optionalText("decision").map { $0 == "granted" },
                decisionReason: try row.optionalText("decision_reason"),
                decidedBy: try row.optionalText("decided_by"),
                decidedAt: try row.optionalInstant("decided_at")
            )
        }
    }

    private func reports(of id: TaskID) throws -> [Int64: TaskEvent.Kind] {
        let rows = try tx.rows("SELECT id, percent, quantity FROM progress_report WHERE task_id = \(id)")
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let kind = TaskEvent.Kind.reported(
                    percent: try row.double("percent"),
                    quantity: try row.optionalDouble("quantity")
                )
                return (try row.int64("id"), kind)
            }
        )
    }

    private func reminders(of id: TaskID) throws -> [Int64: TaskEvent.Kind] {
        let rows = try tx.rows(
            """
            SELECT r.id, unit.name, r.seen_by, r.seen_at FROM reminder r JOIN unit ON unit.id = r.unit_id
            WHERE r.task_id = \(id)
            """
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let kind = TaskEvent.Kind.reminded(
                    unit: try row.text("name"),
                    seenBy: try row.optionalText("seen_by"),
                    seenAt: try row.optionalInstant("seen_at")
                )
                return (try row.int64("id"), kind)
            }
        )
    }
}

/// What belongs to a movement besides its words; rows carry the movement's key.
private struct EventDetails {
    let reports: [Int64: TaskEvent.Kind]
    let extensions: [Int64: TaskEvent.Kind]
    let reminders: [Int64: TaskEvent.Kind]

    init(reports: [Int64: TaskEvent.Kind], extensions: [ExtensionRequest], reminders: [Int64: TaskEvent.Kind]) {
        self.reports = reports
        self.extensions = Dictionary(
            uniqueKeysWithValues: extensions.map { ($0.id, .extensionAsked(from: $0.oldDay, to: $0.newDay)) }
        )
        self.reminders = reminders
    }

    func kind(of move: Movement) -> TaskEvent.Kind {
        let key = move.id.rawValue
        return reports[key] ?? extensions[key] ?? reminders[key]
            ?? .moved(transition: move.transition, to: TaskStage(rawValue: move.to) ?? .underway)
    }
}
