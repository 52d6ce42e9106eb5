import Core
import PolicyText

/// Takes back the lead a person gave a draft in one step; what was suggested before is suggested again.
package struct ReleaseLead: Sendable {
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
            guard let lead = draft.lead, lead.source == .person else {
                return .refused([Issue("release.text", ["draft": draft.title])])
            }
            draft.units.removeAll { $0 == lead }
            if draft.named.isEmpty {
                let again = ReadAgain(desk.directive, try desk.options()).duties(of: draft)
                draft.units = try desk.reading().units(again.flatMap(\.units).filter { $0.source == .suggested })
            }
            try desk.update(draft)
            try desk.record("lead.releasing", id, "\(lead.name)不再牵头“\(draft.title)”")
            return .done(id)
        }
    }
}
