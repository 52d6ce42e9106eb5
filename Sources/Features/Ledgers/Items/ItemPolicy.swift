import Core
import Programmes

/// Who may do what with a thing; pure. What a person may read at all is `LedgerScope`.
package enum ItemPolicy {
    /// A move's own list of posts, within the person's place.
    package static func mayMake(_ move: LedgerMove, _ actor: Actor, _ dossier: ItemDossier) -> Bool {
        guard dossier.item.trashedAt == nil, actor.region.contains(dossier.item.region) else { return false }
        return mayMake(move, actor, functions: dossier.functions)
    }

    /// Whether it is this post's move at all, wherever the thing stands.
    static func mayMake(_ move: LedgerMove, _ actor: Actor, functions: Set<String>) -> Bool {
        move.who.contains { right in
            right.role == actor.role && (right.function.map(functions.contains) ?? true)
        }
    }

    /// Villages, townships and the departments of the programme enter and correct what lies in their place; supervision
    /// and leaders read.
    package static func mayEnter(_ actor: Actor, _ playbook: Playbook, functions: Set<String>) -> Bool {
        guard isAdmitted(actor, playbook, functions) else { return false }
        return switch actor.role {
        case .village, .township: true
        case .officer: isOf(playbook, functions)
        case .supervisor, .leader, .administrator: false
        }
    }

    /// Putting away, bringing back, merging and acting on many at once: not for villages, which see only their own.
    package static func mayTidy(_ actor: Actor, _ playbook: Playbook, functions: Set<String>) -> Bool {
        actor.role != .village && mayEnter(actor, playbook, functions: functions)
    }

    /// A department reads the ledgers it leads or supports; a restricted ledger only the posts it names.
    package static func mayRead(_ actor: Actor, _ playbook: Playbook, functions: Set<String>) -> Bool {
        guard isAdmitted(actor, playbook, functions) else { return false }
        return switch actor.role {
        case .administrator: false
        case .supervisor, .leader, .township, .village: true
        case .officer: isOf(playbook, functions)
        }
    }

    /// Forms the whole county fills: supervision, and the departments of the programme.
    package static func mayKeepForms(_ actor: Actor, _ playbook: Playbook, functions: Set<String>) -> Bool {
        guard isAdmitted(actor, playbook, functions) else { return false }
        return switch actor.role {
        case .supervisor: true
        case .officer: isOf(playbook, functions)
        case .leader, .township, .village, .administrator: false
        }
    }

    private static func isAdmitted(_ actor: Actor, _ playbook: Playbook, _ functions: Set<String>) -> Bool {
        !playbook.isRestricted
            || playbook.readers.contains { right in
                right.role == actor.role && (right.function.map(functions.contains) ?? true)
            }
    }

    private static func isOf(_ playbook: Playbook, _ functions: Set<String>) -> Bool {
        functions.contains(playbook.lead) || playbook.supporting.contains { functions.contains($0) }
    }
}
