import Core
import PolicyText

/// Takes back the lead a person gave a draft in one step; what was suggested before is suggested again.
package struct ReleaseLead: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(_ id: DraftID, in directive: DirectiveID, by actor: Actor) async throws -> Outcome<Int>
    {
        try await correct(directive, at: .draft(id), by: actor) { desk, drafts in
            var draft = drafts[0]
            guard let lead = draft.lead, lead.source == .person else {
                return .refused([Issue("release.text", ["draft": draft.title])])
            }
            draft.units.removeAll { $0 == lead }
            if draft.named.isEmpty {
                let again = ReadAgain(desk.directive, try desk.options()).duties(of: draft)
                draft.units = try desk.reading().units(again.flatMap(\.units).filter { $0.source == .suggested })
            }
            drafts = [draft]
            return .done(DraftChange(act: "lead.releasing", words: "\(lead.name)不再牵头“\(draft.title)”"))
        }
    }
}
