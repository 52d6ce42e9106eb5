import Core

/// A move from one stage to the next: who may make it, what must hold, what proof is owed.
package struct Transition<Subject: WorkflowSubject>: Sendable {
    /// A noun for the act, used in addresses and tables: `signing`.
    package let id: String
    /// The button: the act and its object, 签收任务.
    package let word: String
    package let from: Set<Subject.Stage>
    /// Nil where the act is recorded and the stage stays.
    package let to: Subject.Stage?
    package let owes: Set<Proof>
    /// How many files are owed, where files are.
    package let leastFiles: Int
    package let conditions: [Condition<Subject>]
    package let permits: @Sendable (Actor, Subject) -> Bool

    package init(
        _ id: String,
        _ word: String,
        from: Set<Subject.Stage>,
        to: Subject.Stage?,
        owes: Set<Proof> = [],
        leastFiles: Int = 1,
        conditions: [Condition<Subject>] = [],
        permits: @escaping @Sendable (Actor, Subject) -> Bool
    ) {
        self.id = id
        self.word = word
        self.from = from
        self.to = to
        self.owes = owes
        self.leastFiles = leastFiles
        self.conditions = conditions
        self.permits = permits
    }
}

/// What a person must bring to a move.
package enum Proof: Hashable, Sendable {
    /// A reason or account in words.
    case words
    /// `Transition.leastFiles` files or more.
    case files
}

/// Something that must hold before a move; pure, and its issues say what is missing.
package struct Condition<Subject: WorkflowSubject>: Sendable {
    /// What the condition asks, as a person would say it.
    package let word: String
    package let check: @Sendable (Subject, Day) -> [Issue]

    package init(_ word: String, check: @escaping @Sendable (Subject, Day) -> [Issue]) {
        self.word = word
        self.check = check
    }
}
