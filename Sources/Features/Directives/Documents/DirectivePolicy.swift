import Core

/// Supervisors load and correct documents; county leaders read them.
package enum DirectivePolicy {
    package static let readers: Set<Role> = [.supervisor, .leader]

    package static func mayRead(_ actor: Actor) -> Bool { readers.contains(actor.role) }
    package static func mayCorrect(_ actor: Actor) -> Bool { actor.role == .supervisor }
}
