import Core

/// Takes drafts out of the breakdown. They can be put back.
package struct DiscardDrafts: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// Drafts that somebody else discarded meanwhile are left as they are.
    package func callAsFunction(
        _ ids: [DraftID],
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<[DraftID]> {
        try await correct(directive, by: actor) { desk in
            let drafts = try desk.drafts(Array(Set(ids)))
            let issues = drafts.filter(\.isIssued).flatMap(CorrectionRules.issues)
            guard issues.isEmpty else { return .refused(issues) }
            let open = drafts.filter { $0.state == .open }
            try desk.tx.drafts.discard(open.map(\.id), by: actor.name, at: desk.now)
            for draft in open { try desk.record("draft.discarding", draft.id, draft.title) }
            return .done(open.map(\.id))
        }
    }
}

/// Puts discarded drafts back as they were.
package struct RestoreDrafts: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(
        _ ids: [DraftID],
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<[DraftID]> {
        try await correct(directive, by: actor) { desk in
            let drafts = try desk.drafts(Array(Set(ids))).filter(\.isDiscarded)
            try desk.tx.drafts.restore(drafts.map(\.id), by: actor.name, at: desk.now)
            for draft in drafts { try desk.record("draft.restoring", draft.id, draft.title) }
            return .done(drafts.map(\.id))
        }
    }
}

extension DraftTask {
    package var isIssued: Bool { if case .issued = state { true } else { false } }
    package var isDiscarded: Bool { if case .discarded = state { true } else { false } }
    package var isOpen: Bool { state == .open }
}
