import Core

/// Corrects title, number, issuer and date of a document. Days already counted stay as they are.
package struct EditHead: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(
        _ head: DirectiveHead,
        of directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<DirectiveID> {
        let issues = DirectiveHeadRules.issues(head)
        guard issues.isEmpty else { return .refused(issues) }
        return try await correct(directive, by: actor) { desk in
            try desk.tx.directives.update(directive, head: head, at: desk.now)
            try desk.record("directive.editing", head.title)
            return .done(directive)
        }
    }
}

package enum DirectiveHeadRules {
    static let longestTitle = 120

    package static func issues(_ head: DirectiveHead) -> [Issue] {
        if head.title.isEmpty { return [Issue("head.title.missing", field: "title")] }
        if head.title.count > longestTitle {
            return [Issue("head.title.long", field: "title", ["count": "\(head.title.count)"])]
        }
        return []
    }
}
