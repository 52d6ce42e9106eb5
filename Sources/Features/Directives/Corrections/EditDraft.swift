import Core
import Database
import PolicyText

/// Writes what a person says about a draft. Refused, with nothing lost, where somebody else was faster.
package struct EditDraft: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Parameter version: the version the person saw.
    package func callAsFunction(
        _ id: DraftID,
        in directive: DirectiveID,
        version: Int,
        _ edit: DraftEdit,
        by actor: Actor
    ) async throws -> Outcome<DraftID> {
        try await correct(directive, by: actor) { desk in
            var draft = try desk.draft(id)
            let issues = CorrectionRules.issues(draft, seen: version) + DraftEditRules.issues(edit)
            guard issues.isEmpty else { return .refused(issues) }
            let changes = DraftChanges.words(DraftEdit(draft), edit)
            draft.units = try UnitAssignment(desk).units(edit.units, replacing: draft.units)
            draft.take(edit)
            try desk.update(draft)
            try desk.record("draft.editing", id, changes)
            return .done(id)
        }
    }
}

extension DraftTask {
    fileprivate mutating func take(_ edit: DraftEdit) {
        title = edit.title
        content = edit.content
        kind = edit.kind
        deadline = edit.deadline
        deadlineText = edit.deadlineText
        cadence = edit.cadence
        cadenceText = edit.cadenceText
        leader = edit.leader
        quantities = edit.quantities
        // A person has looked: nothing is left to be unsure of.
        confidence = 1
    }
}
