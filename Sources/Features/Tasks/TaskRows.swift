import Core
import Database
import Directives
import PolicyText

/// A task as rows of its three tables, for writing many at once.
package struct TaskRows: Sendable {
    package let task: Task
    package let draft: DraftID?
    package let units: [TaskUnit]
    package let quantities: [TaskQuantity]

    package init(task: Task, draft: DraftID?, units: [TaskUnit], quantities: [TaskQuantity]) {
        self.task = task
        self.draft = draft
        self.units = units
        self.quantities = quantities
    }

    static let taskColumns = [
        "id", "county", "region", "directive_id", "draft_id", "section", "section_title", "parent_id", "year",
        "sequence", "branch", "title", "content", "kind", "lead_unit", "post_id", "stage", "starts_day", "due_day",
        "cadence", "cadence_text", "percent", "reported_at", "issued_at", "signed_at", "closed_at", "version",
        "updated_at", "leader", "deadline_text", "goal", "programme",
    ]

    static let quantityColumns = [
        "task_id", "ordinal", "subject", "comparison", "value", "upper", "unit", "written", "done",
    ]

    var taskRow: [any SQLValueConvertible] {
        [
            task.id, task.county, task.region, task.directive, draft, task.section, task.sectionTitle, task.parent,
            task.number.year, task.number.sequence, task.number.branch, task.title, task.content, task.kind.rawValue,
            task.lead, task.post, task.stage.rawValue, task.startsOn.daysSince1970, task.deadline?.daysSince1970,
            task.cadence, task.cadenceText, task.percent, task.reportedAt, task.issuedAt, task.signedAt,
            task.closedAt, task.version, task.closedAt ?? task.reportedAt ?? task.issuedAt,
            task.leader, task.deadlineText,
            task.subject?.goal.rawValue, task.subject?.programme,
        ]
    }

    var unitRows: [[any SQLValueConvertible]] { units.map { [task.id, $0.unit, $0.role.rawValue] } }

    var quantityRows: [[any SQLValueConvertible]] {
        quantities.map {
            [
                task.id, $0.ordinal, $0.subject, $0.comparison.rawValue, $0.value, $0.upper, $0.unit, $0.written,
                $0.done,
            ]
        }
    }
}
