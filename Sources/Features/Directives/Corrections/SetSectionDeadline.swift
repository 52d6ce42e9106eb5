import Core

/// Gives a part of the document a day that its drafts take where they have none of their own.
package struct SetSectionDeadline: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Returns: how many drafts are due on that day now.
    package func callAsFunction(
        _ section: Int,
        is deadline: Day?,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        try await correct(directive, by: actor) { desk in
            guard let part = try desk.tx.directives.outline(directive).section(section) else {
                throw NotFound("section", section)
            }
            try desk.tx.directives.setDeadline(deadline, of: section, in: directive)
            let words = deadline.map { "默认时限 \($0)" } ?? "不设默认时限"
            try desk.record("section.deadline", "\(SectionWords.title(part.section))：\(words)")
            let taking = try desk.openDrafts(of: section).filter { $0.deadline == nil && $0.due == deadline }
            return .done(deadline == nil ? 0 : taking.count)
        }
    }
}
