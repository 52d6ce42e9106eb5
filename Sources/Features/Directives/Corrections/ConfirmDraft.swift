import Core

/// A person looked at a reading and found it right: nothing is left to be unsure of.
package struct ConfirmDraft: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(
        _ id: DraftID,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<DraftID> {
        try await correct(directive, by: actor) { desk in
            var draft = try desk.draft(id)
            let issues = CorrectionRules.issues(draft)
            guard issues.isEmpty else { return .refused(issues) }
            draft.confidence = 1
            try desk.update(draft)
            try desk.record("draft.confirming", id, draft.title)
            return .done(id)
        }
    }
}
