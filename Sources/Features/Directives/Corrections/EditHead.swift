import Core

/// Corrects title, number, issuer and date of a document; with another date the deadlines are counted again.
package struct EditHead: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Returns: how many drafts have another deadline now.
    package func callAsFunction(
        _ head: DirectiveHead,
        of directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        let issues = DirectiveHeadRules.issues(head)
        guard issues.isEmpty else { return .refused(issues) }
        return try await correct(directive, by: actor) { desk in
            try desk.tx.directives.update(directive, head: head, at: desk.now)
            let recounted =
                head.dated == desk.directive.dated ? 0 : try RecountDeadlines(desk: desk)(datedOn: head.dated)
            try desk.record("directive.editing", head.title + (recounted == 0 ? "" : "，重新推算 \(recounted) 条时限"))
            return .done(recounted)
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
