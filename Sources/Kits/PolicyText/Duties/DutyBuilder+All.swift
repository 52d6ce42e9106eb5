extension DutyBuilder {
    /// The duties in the order of the text. A sentence that opens with 同时 and names nobody keeps the owner of the one before.
    func build(_ drafts: [DutyDraft], sentences: [OutlinedSentence]) -> [Duty] {
        var duties: [Duty] = []
        duties.reserveCapacity(drafts.count)
        var previous: DutyDraft?
        for var draft in drafts {
            if draft.notes.isEmpty, draft.unitCells.isEmpty, draft.inherited.isEmpty, let previous,
                carriesOn(draft, from: previous, sentences)
            {
                draft.inherited = previous.subjects
            }
            duties.append(build(&draft, id: duties.count + 1))
            previous = draft
        }
        return duties
    }

    private static let openings = WordTable("同时 还要 也要 并要 特别是 尤其是 具体工作中 此外 其中 重点要")

    private func carriesOn(_ draft: DutyDraft, from previous: DutyDraft, _ sentences: [OutlinedSentence]) -> Bool {
        guard !previous.subjects.isEmpty, previous.paragraph == draft.paragraph, previous.section == draft.section,
            let last = previous.sentences.last, let first = draft.sentences.first, first - last <= 1,
            sentences[first].piece.label == nil
        else { return false }
        // Parts of one sentence have one subject.
        if first == last { return true }
        return DutyBuilder.openings.length(text.flat, at: draft.range.lowerBound, before: draft.range.upperBound) > 0
    }
}
