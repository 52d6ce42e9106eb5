import Core

/// Who may do what with inspections; pure. Reading is scoped by `InspectionScope` in the store.
package enum InspectionPolicy {
    /// Supervision, and departments the government named: both show the document that names them.
    package static func plans(_ actor: Actor) -> Bool { actor.role == .supervisor || actor.role == .officer }

    package static func visits(_ actor: Actor, _ plan: InspectionPlan) -> Bool {
        plan.members.contains { $0.account == actor.account && $0.unit == actor.unit }
    }

    package static func closes(_ actor: Actor, _ plan: InspectionPlan) -> Bool {
        actor.county == plan.county
            && (actor.account == plan.author || actor.role == .supervisor
                || plan.members.contains { $0.isHead && $0.account == actor.account })
    }

    /// The yearly plan and the limits are the supervision office's.
    package static func governs(_ actor: Actor) -> Bool { actor.role == .supervisor }

    /// A supervisor, and whoever inspected, may see where a photo was taken; each look is recorded.
    package static func opensPosition(_ actor: Actor, _ plan: InspectionPlan?) -> Bool {
        actor.role == .supervisor || plan.map { visits(actor, $0) } ?? false
    }
}
