import Core
import Database
import Directives
import PolicyText
import Workflow

extension Transaction {
    package var tasks: TaskStore { TaskStore(tx: self) }
}

/// Every statement about tasks; the extensions hold lists, counts, history and writes.
package struct TaskStore {
    let tx: Transaction

    static let columns: Query = """
        t.id, t.county, t.region, t.directive_id, t.section, t.section_title, t.parent_id, t.year, t.sequence, t.branch,
        t.title, t.content, t.kind, t.lead_unit, t.post_id, t.stage, t.starts_day, t.due_day, t.cadence, t.cadence_text,
        t.percent, t.reported_at, t.issued_at, t.signed_at, t.closed_at, t.version, t.leader, t.deadline_text, t.goal,
        t.programme
        """

    /// Throws `NotFound` also where the task lies outside what this person may read.
    package func find(_ id: TaskID, for actor: Actor) throws -> Task {
        let scope = TaskScope(actor)
        let query: Query = "SELECT \(Self.columns) FROM task t WHERE t.id = \(id) AND \(scope.condition)"
        guard let task = try tx.first(query, Task.init) else { throw NotFound("task", id) }
        return task
    }

    /// The task with everything its moves depend on. `locking` keeps others from moving it until the write is over.
    package func dossier(_ id: TaskID, for actor: Actor, locking: Bool = false) throws -> TaskDossier {
        if locking {
            try tx.run("UPDATE task SET version = version WHERE id = \(id)")
        }
        let task = try find(id, for: actor)
        let facts = try tx.first(
            """
            SELECT (SELECT lead_unit FROM task WHERE id = \(task.parent)) AS parent_lead,
                (SELECT count(*) FROM task WHERE parent_id = \(id) AND stage NOT IN ('closed', 'withdrawn')) AS parts,
                (SELECT count(*) FROM progress_report WHERE task_id = \(id) AND unit_id = \(task.lead)) AS reports,
                (SELECT count(*) FROM post WHERE unit_id = \(task.lead) AND role = 'supervisor' AND ended_at IS NULL)
                    AS supervisors,
                (SELECT count(*) FROM extension_request WHERE task_id = \(id) AND decision IS NULL) AS extensions
            """
        )
        let asked = try tx.movements.last("closeout-request", of: TaskDossier.workflowKind, id.rawValue)
        guard let facts else { throw NotFound("task", id) }
        return TaskDossier(
            task: task,
            units: try units(of: id),
            quantities: try quantities(of: id),
            parentLead: try facts.optionalID("parent_lead"),
            openParts: try facts.int("parts"),
            reports: try facts.int("reports"),
            askedBy: asked?.account,
            hasOpenExtension: try facts.int("extensions") > 0,
            isLedBySupervision: try facts.int("supervisors") > 0
        )
    }

    package func units(of id: TaskID) throws -> [TaskUnit] {
        let query: Query = """
            SELECT u.unit_id, unit.name, u.role FROM task_unit u JOIN unit ON unit.id = u.unit_id
            WHERE u.task_id = \(id)
            ORDER BY CASE u.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, unit.position, unit.id
            """
        return try tx.rows(query) { row in
            TaskUnit(unit: try row.id("unit_id"), name: try row.text("name"), role: try row.value("role"))
        }
    }

    package func quantities(of id: TaskID) throws -> [TaskQuantity] {
        try tx.rows("SELECT * FROM task_quantity WHERE task_id = \(id) ORDER BY ordinal", TaskQuantity.init)
    }

    /// Parts split from a task, in the order of their numbers.
    package func parts(of id: TaskID) throws -> [Task] {
        let query: Query = "SELECT \(Self.columns) FROM task t WHERE t.parent_id = \(id) ORDER BY t.branch"
        return try tx.rows(query, Task.init)
    }
}

extension Task {
    package init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            region: try row.region("region"),
            directive: try row.optionalID("directive_id"),
            section: try row.optionalInt("section"),
            sectionTitle: try row.text("section_title"),
            parent: try row.optionalID("parent_id"),
            number: TaskNumber(
                year: try row.int("year"),
                sequence: try row.int("sequence"),
                branch: try row.int("branch")
            ),
            title: try row.text("title"),
            content: try row.text("content"),
            kind: try row.value("kind"),
            leader: try row.optionalText("leader"),
            lead: try row.id("lead_unit"),
            post: try row.optionalID("post_id"),
            stage: try row.value("stage"),
            startsOn: Day(daysSince1970: try row.int("starts_day")),
            deadline: try row.optionalInt("due_day").map(Day.init(daysSince1970:)),
            deadlineText: try row.optionalText("deadline_text"),
            cadence: try row.optionalText("cadence"),
            cadenceText: try row.optionalText("cadence_text"),
            percent: try row.double("percent"),
            reportedAt: try row.optionalInstant("reported_at"),
            issuedAt: try row.instant("issued_at"),
            signedAt: try row.optionalInstant("signed_at"),
            closedAt: try row.optionalInstant("closed_at"),
            version: try row.int("version"),
            subject: try row.optionalText("goal").flatMap(RevitalisationGoal.init).map { goal in
                DutySubject(goal: goal, programme: try row.optionalText("programme"), words: [])
            }
        )
    }
}

extension TaskQuantity {
    package init(_ row: ResultRow) throws {
        self.init(
            ordinal: try row.int("ordinal"),
            subject: try row.text("subject"),
            comparison: try row.value("comparison"),
            value: try row.optionalDouble("value"),
            upper: try row.optionalDouble("upper"),
            unit: try row.text("unit"),
            written: try row.text("written"),
            done: try row.optionalDouble("done")
        )
    }
}
