import Core
import Expression
import Programmes

/// An amount that an act brings beyond the bound of sums by what a thing leads to, by its twins or by a merge. It would be
/// missing from them without a word, so the act is undone.
struct SumTooLarge: Error {
    let issue: Issue
    /// Whether the act is on this very thing: a change of it has written nothing yet.
    let isOwn: Bool

    /// - Parameter isOwn: others of a restricted ledger are not named.
    init(_ item: LedgerItem, _ measure: Measure, _ book: LedgerBook, isOwn: Bool) {
        self.isOwn = isOwn
        guard isOwn || !book.playbook.isRestricted else {
            issue = Issue("item.sumTooMuchApart")
            return
        }
        let from = book.labels(behind: measure)
        issue = Issue(
            "item.sumTooMuch",
            [
                "title": item.title, "measure": measure.word, "unit": measure.unit,
                "from": from.isEmpty ? measure.word : from.joined(separator: "、"),
            ]
        )
    }
}

extension LedgerBook {
    /// Whether a thing by itself brings more than sums take.
    func isOver(_ item: LedgerItem, on day: Day) -> Bool {
        counted(item.values, item.standing, on: day, linked: [:]).over != nil
    }

    /// What a measure is made from, as pages call it.
    fileprivate func labels(behind measure: Measure) -> [String] {
        let slots = measure.formula.slots
        let own = playbook.fields.indices.filter { slots.contains($0) }
        let links = aroundSums.links.filter { link in link.fields.contains { slots.contains($0.slot) } }.map(\.place)
        let followed = aroundSums.followed.filter { one in
            slots.contains(one.count) || one.fields.contains { slots.contains($0.slot) }
        }
        let twins = aroundSums.twins.filter { one in
            slots.contains(one.count) || one.fields.contains { slots.contains($0.slot) }
        }
        let fields = Set(own + links).sorted().map { playbook.fields[$0].label }
        return fields + followed.map(\.follower.word) + twins.map(\.twins.word)
    }
}
