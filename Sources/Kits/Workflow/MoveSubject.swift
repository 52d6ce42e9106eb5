import Core
import Database
import Records

/// What a person asks for: a transition, in words, with files already stored.
package struct MoveRequest: Hashable, Sendable {
    package let transition: String
    package var note: String
    package var files: Int

    package init(_ transition: String, note: String = "", files: Int = 0) {
        self.transition = transition
        self.note = note
        self.files = files
    }
}

/// The one machine: checks a move, writes the stage, the movement and the record in the caller's transaction.
package struct MoveSubject<Subject: WorkflowSubject> {
    let workflow: Workflow<Subject>
    let environment: Environment

    package init(_ workflow: Workflow<Subject>, in environment: Environment) {
        self.workflow = workflow
        self.environment = environment
    }

    /// `place` stores the new stage if the thing is still as it was read, and answers whether it was.
    package func callAsFunction(
        _ subject: Subject,
        _ request: MoveRequest,
        by actor: Actor,
        in tx: Transaction,
        place: (Subject.Stage) throws -> Bool
    ) throws -> Outcome<Movement> {
        guard let transition = workflow.transition(request.transition) else {
            return .refused([Issue("move.notAllowed", ["act": request.transition])])
        }
        let issues = WorkflowRules.issues(
            transition,
            of: subject,
            by: actor,
            note: request.note,
            files: request.files,
            on: environment.today
        )
        guard issues.isEmpty else { return .refused(issues) }
        let target = transition.to ?? subject.stage
        guard try place(target) else { return .refused([Issue("move.changed")]) }
        let movement = movement(of: subject, transition.id, to: target, request.note, by: actor)
        try tx.movements.insert(movement)
        let entry = RecordEntry(
            "\(Subject.workflowKind).\(transition.id)",
            on: Subject.workflowKind,
            subject.workflowKey,
            request.note
        )
        try tx.records.append(entry, by: actor, in: environment)
        return .done(movement)
    }

    private func movement(
        of subject: Subject,
        _ transition: String,
        to target: Subject.Stage,
        _ note: String,
        by actor: Actor
    ) -> Movement {
        Movement(
            id: environment.newID(),
            subjectKind: Subject.workflowKind,
            subjectID: subject.workflowKey,
            transition: transition,
            from: subject.stage.rawValue,
            to: target.rawValue,
            account: actor.account,
            person: actor.name,
            unit: actor.unit,
            unitName: actor.unitName,
            note: note,
            at: environment.now()
        )
    }
}
