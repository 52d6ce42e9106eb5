import Core
import Database

/// Where a correction in one step reaches.
package enum DraftPlace: Hashable, Sendable {
    case draft(DraftID)
    /// The open drafts of the part and of the parts below it.
    case section(Int)
}

/// What a correction in one step did, for the record.
struct DraftChange: Sendable {
    let act: String
    let words: String
}

extension CorrectDirective {
    /// Changes a draft, or the drafts of a part, in one step: found and locked, refused where one of them cannot be
    /// corrected, changed, written and recorded.
    ///
    /// - Parameter takes: which drafts of a part are meant.
    /// - Returns: how many drafts were changed.
    func callAsFunction(
        _ directive: DirectiveID,
        at place: DraftPlace,
        by actor: Actor,
        takes: @escaping @Sendable (DraftTask) -> Bool = { _ in true },
        _ change: @escaping @Sendable (CorrectionDesk, inout [DraftTask]) throws -> Outcome<DraftChange>
    ) async throws -> Outcome<Int> {
        try await self(directive, by: actor) { desk in
            var drafts =
                switch place {
                case .draft(let id): [try desk.draft(id)]
                case .section(let section): try desk.openDrafts(of: section).filter(takes)
                }
            let issues = drafts.flatMap(CorrectionRules.issues)
            guard issues.isEmpty else { return .refused(issues) }
            switch try change(desk, &drafts) {
            case .refused(let issues): return .refused(issues)
            case .done(let done):
                for draft in drafts { try desk.update(draft) }
                switch place {
                case .draft(let id): try desk.record(done.act, id, done.words)
                case .section: try desk.record(done.act, done.words)
                }
                return .done(drafts.count)
            }
        }
    }
}
