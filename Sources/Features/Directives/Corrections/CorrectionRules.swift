import Core

/// Whether a draft can be corrected at all, and whether the person saw its latest form.
enum CorrectionRules {
    static func issues(_ draft: DraftTask) -> [Issue] {
        switch draft.state {
        case .open: []
        case .discarded: [Issue("draft.discarded", ["person": draft.editedBy ?? ""])]
        case .merged: [Issue("draft.merged", ["person": draft.editedBy ?? ""])]
        case .issued: [Issue("draft.issued")]
        }
    }

    static func issues(_ draft: DraftTask, seen version: Int) -> [Issue] {
        let issues = issues(draft)
        guard issues.isEmpty, draft.version != version else { return issues }
        return [Issue("draft.stale", ["person": draft.editedBy ?? ""])]
    }
}
