import Core
import Directives

/// What keeps chosen drafts from being issued. Pure.
package enum IssuingRules {
    package static func issues(_ drafts: [DraftTask], on today: Day) -> [Issue] {
        guard !drafts.isEmpty else { return [Issue("issuing.none")] }
        return drafts.flatMap { draft -> [Issue] in
            if case .issued = draft.state { return [Issue("issuing.done", ["title": draft.title])] }
            var issues = DraftRules.issues(draft)
            if let due = draft.due, due < today {
                issues.append(
                    Issue(
                        "issuing.overdue",
                        field: "draft-\(draft.id)",
                        ["title": draft.title, "deadline": due.description]
                    )
                )
            }
            return issues
        }
    }
}
