import Core

/// A person looked at a reading and found it right: nothing is left to be unsure of.
package struct ConfirmDraft: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(_ id: DraftID, in directive: DirectiveID, by actor: Actor) async throws -> Outcome<Int>
    {
        try await correct(directive, at: .draft(id), by: actor) { _, drafts in
            for index in drafts.indices { drafts[index].confidence = 1 }
            return .done(DraftChange(act: "draft.confirming", words: drafts[0].title))
        }
    }
}
