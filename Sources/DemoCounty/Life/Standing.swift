import Core
import Database
import Tasks

/// A task as it stands when something is about to be done to it.
struct Standing: Sendable {
    let task: Task
    let parentLead: UnitID?
    /// The amount it is measured by.
    let measured: TaskQuantity?

    init(_ id: TaskID, for reader: Actor, in tx: Transaction) throws {
        task = try tx.tasks.find(id, for: reader)
        parentLead = try task.parent.map { try tx.tasks.find($0, for: reader).lead }
        measured = ProgressRules.measured(try tx.tasks.quantities(of: id))
    }
}
