import Core
import Workflow

/// A task with what its moves depend on: the thing the workflow moves.
package struct TaskDossier: WorkflowSubject {
    package static let workflowKind = "task"

    package let task: Task
    package let units: [TaskUnit]
    package let quantities: [TaskQuantity]
    /// The lead unit of the task this one was split from.
    package let parentLead: UnitID?
    /// Parts split from it that are neither closed nor withdrawn.
    package let openParts: Int
    /// Reports of the lead unit.
    package let reports: Int
    /// Who asked for close-out last; that person does not verify it.
    package let askedBy: AccountID?
    package let hasOpenExtension: Bool
    /// Somebody of the lead unit supervises: its requests go to a county leader.
    package let isLedBySupervision: Bool

    package init(
        task: Task,
        units: [TaskUnit],
        quantities: [TaskQuantity],
        parentLead: UnitID?,
        openParts: Int,
        reports: Int,
        askedBy: AccountID?,
        hasOpenExtension: Bool,
        isLedBySupervision: Bool = false
    ) {
        self.task = task
        self.units = units
        self.quantities = quantities
        self.parentLead = parentLead
        self.openParts = openParts
        self.reports = reports
        self.askedBy = askedBy
        self.hasOpenExtension = hasOpenExtension
        self.isLedBySupervision = isLedBySupervision
    }

    package var workflowKey: Int64 { task.id.rawValue }
    package var stage: TaskStage { task.stage }
    package var leadName: String { units.first { $0.unit == task.lead }?.name ?? "" }
}
