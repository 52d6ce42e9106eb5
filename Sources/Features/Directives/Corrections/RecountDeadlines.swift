import Core
import PolicyText

/// Counts the deadlines of a document again after its date was corrected. A draft follows where it still stands as it
/// was read; what a person set, split or merged stays.
struct RecountDeadlines {
    let desk: CorrectionDesk

    /// - Returns: how many drafts have another deadline now.
    func callAsFunction(datedOn day: Day?) throws -> Int {
        let (before, after) = (try read(desk.directive.dated), try read(day))
        var count = 0
        for var draft in try desk.openDrafts() {
            guard let span = draft.spans.first, draft.spans.count == 1, let old = before[span], let new = after[span],
                draft.deadline == old, new != old
            else { continue }
            draft.deadline = new
            try desk.update(draft)
            count += 1
        }
        return count
    }

    private func read(_ day: Day?) throws -> [TextSpan: Day?] {
        var options = try desk.options()
        options.datedOn = day
        options.suggestsUnits = false
        let duties = decompose(desk.directive.body, options: options).duties
        return Dictionary(duties.map { ($0.span, ReadTime($0).deadline) }, uniquingKeysWith: { first, _ in first })
    }
}
