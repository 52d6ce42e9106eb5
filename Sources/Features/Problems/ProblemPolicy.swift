import Core
import Workflow

/// Who may do what with a problem; pure. Reading is scoped by `ProblemScope` in the store.
package enum ProblemPolicy {
    private static let working: Set<Role> = [.officer, .township, .village, .supervisor]

    static func owns(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        working.contains(actor.role) && actor.unit == dossier.problem.owner
    }

    static func supervises(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        actor.role == .supervisor && actor.county == dossier.problem.county
    }

    static func heads(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        actor.role == .leader && actor.county == dossier.problem.county
    }

    /// Supervision; a township what lies in it; a unit what it found itself and puts right itself.
    static func assigns(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        if supervises(actor, dossier) { return true }
        if actor.role == .township, actor.region.contains(dossier.problem.region) { return true }
        return owns(actor, dossier) && dossier.problem.enteredUnit == actor.unit
    }

    /// Units a person may hand a problem to: supervision to all, a township to its own and its villages', others to their own.
    static func mayHandTo(_ unit: UnitID, at region: RegionCode, _ actor: Actor) -> Bool {
        switch actor.role {
        case .supervisor: true
        case .township: actor.region.contains(region)
        default: actor.unit == unit
        }
    }

    /// Where no unit could be named, because supervision itself puts the problem right, a leader checks.
    static func checks(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        if dossier.problem.checker == nil { return heads(actor, dossier) }
        return working.contains(actor.role) && actor.unit == dossier.problem.checker && actor.account != dossier.askedBy
    }

    /// 复核由另一个单位、另一个人办理: not of the owning unit, and neither who handed the work in nor who checked it.
    static func verifies(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        guard supervises(actor, dossier) || heads(actor, dossier) else { return false }
        return actor.unit != dossier.problem.owner && actor.account != dossier.askedBy
            && actor.account != dossier.checkedBy
    }

    /// 参与作出督查结论的工作人员在复核中应当回避 (政府督查工作条例, art. 17).
    static func reviews(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        guard supervises(actor, dossier) || heads(actor, dossier) else { return false }
        return actor.account != dossier.problem.enteredBy && actor.account != dossier.problem.assignedBy
            && actor.unit != dossier.problem.owner
    }

    static func decides(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        supervises(actor, dossier) || heads(actor, dossier)
    }

    /// While an objection waits only its reviewers decide, otherwise supervision.
    static func settles(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        dossier.stage == .objected ? reviews(actor, dossier) : supervises(actor, dossier)
    }

    /// Who shows how the place looked: the owner, supervision, and whoever found it.
    static func shows(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        owns(actor, dossier) || supervises(actor, dossier)
            || working.contains(actor.role) && actor.unit == dossier.problem.enteredUnit
    }

    /// Somebody of another unit looks again, and not who closed it out as its owner.
    static func looksBack(_ actor: Actor, _ dossier: ProblemDossier) -> Bool {
        decides(actor, dossier) && actor.unit != dossier.problem.owner && actor.account != dossier.askedBy
    }

    /// Why somebody whose post decides may not decide this one.
    private static let avoidances = Dictionary(
        uniqueKeysWithValues: ["closeout", "notice", "notice-end", "look-back"].map { ($0, "要由别的单位、没有经手过的人办理") }
            + ["keeping"].map { ($0, "原来登记、交办的人要回避") }
    )

    /// What is said to somebody whose post may not make this move at all.
    static func issues(_ act: String, _ dossier: ProblemDossier, by actor: Actor) -> [Issue] {
        guard let transition = problemWorkflow.transition(act) else {
            return [Issue("move.notAllowed", ["act": act])]
        }
        if transition.permits(actor, dossier) { return [] }
        let why = decides(actor, dossier) ? avoidances[act].map { "（\($0)）" } ?? "" : ""
        return [Issue("move.notAllowed", ["act": transition.word + why])]
    }
}
