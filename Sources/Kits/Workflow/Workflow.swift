import Core

/// A thing that stands in one stage at a time and is moved by people.
package protocol WorkflowSubject: Sendable {
    associatedtype Stage: WorkflowStage
    /// Names the kind of thing in `movement` and `record`, like `task`.
    static var workflowKind: String { get }
    /// The thing's key.
    var workflowKey: Int64 { get }
    var stage: Stage { get }
}

/// The stages of a kind of thing, stored by their raw value and shown by their word. An enum where the program fixes
/// them, a value where they are data, as those of a playbook.
package protocol WorkflowStage: RawRepresentable, Hashable, Sendable where RawValue == String {
    var word: String { get }
}

/// How a kind of thing may move: its transitions in the order pages offer them.
///
/// A workflow is only a definition. `MoveSubject` is the one machine that moves things by it.
package struct Workflow<Subject: WorkflowSubject>: Sendable {
    package let transitions: [Transition<Subject>]

    package init(_ transitions: [Transition<Subject>]) { self.transitions = transitions }

    package func transition(_ id: String) -> Transition<Subject>? { transitions.first { $0.id == id } }

    /// The transitions this person may make now, each with what still stands in its way.
    package func offers(for subject: Subject, to actor: Actor, on today: Day) -> [Offer<Subject>] {
        transitions.compactMap { transition in
            guard transition.from.contains(subject.stage), transition.permits(actor, subject) else { return nil }
            let checks = transition.conditions.map { condition in
                Check(word: condition.word, issues: condition.check(subject, today))
            }
            return Offer(transition: transition, checks: checks)
        }
    }
}

/// A transition somebody may make, with the state of each of its conditions.
package struct Offer<Subject: WorkflowSubject>: Sendable {
    package let transition: Transition<Subject>
    package let checks: [Check]

    /// Whether nothing stands in the way.
    package var isOpen: Bool { checks.allSatisfy(\.holds) }
}

/// One condition of a transition and what keeps it from holding.
package struct Check: Sendable {
    package let word: String
    package let issues: [Issue]

    package var holds: Bool { issues.isEmpty }
}
