import Core
import Workflow

/// Who may do what with a task; pure. Reading is scoped by `TaskScope` in the store.
package enum TaskPolicy {
    /// Posts that work on tasks at all.
    private static let working: Set<Role> = [.officer, .township, .village, .supervisor]

    /// The lead unit's people; where the task was given to one post, that post.
    package static func leads(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        guard working.contains(actor.role), actor.unit == dossier.task.lead else { return false }
        return dossier.task.post.map { $0 == actor.post } ?? true
    }

    /// Any unit of the task: lead, responsible or supporting.
    package static func takesPart(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        leads(actor, dossier)
            || working.contains(actor.role)
                && dossier.units.contains { $0.unit == actor.unit && $0.unit != dossier.task.lead }
    }

    package static func supervises(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        actor.role == .supervisor && actor.county.contains(dossier.task.region)
    }

    /// The unit that handed this task out by splitting its own.
    package static func handedOut(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        working.contains(actor.role) && dossier.parentLead == actor.unit
    }

    /// A county leader, who stands above every unit and carries no task.
    package static func heads(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        actor.role == .leader && actor.county.contains(dossier.task.region)
    }

    /// Somebody of another unit, and not the person who asked for close-out (销号：复核由他人办理). A part given to one
    /// post is verified by the other posts of the unit that gave it.
    package static func verifies(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        guard actor.account != dossier.askedBy else { return false }
        if heads(actor, dossier) || gaveToColleague(actor, dossier) { return true }
        return actor.unit != dossier.task.lead && (supervises(actor, dossier) || handedOut(actor, dossier))
    }

    /// Who answers a request for a later date: like `verifies`, but a leader only where supervision itself leads.
    package static func decidesOnTime(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        if gaveToColleague(actor, dossier) { return true }
        if heads(actor, dossier) { return dossier.isLedBySupervision }
        return actor.unit != dossier.task.lead && (supervises(actor, dossier) || handedOut(actor, dossier))
    }

    private static func gaveToColleague(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        guard let post = dossier.task.post, actor.unit == dossier.task.lead else { return false }
        return handedOut(actor, dossier) && post != actor.post
    }

    /// What is said to somebody whose post may not make this move at all.
    package static func issues(_ act: String, _ dossier: TaskDossier, by actor: Actor) -> [Issue] {
        guard let transition = taskWorkflow.transition(act) else { return [Issue("move.notAllowed", ["act": act])] }
        return transition.permits(actor, dossier) ? [] : [Issue("move.notAllowed", ["act": transition.word])]
    }

    /// Supervision, the unit that handed the task out, and a township for its villages.
    package static func reminds(_ actor: Actor, _ dossier: TaskDossier) -> Bool {
        if supervises(actor, dossier) || handedOut(actor, dossier) { return true }
        return actor.role == .township && dossier.task.region.level == .village
            && actor.region.contains(dossier.task.region)
    }
}
