import Accounts
import Core
import Database
import Expression
import Programmes

/// An amount that an act brings beyond the bound of sums by what a thing leads to, by its twins or by a merge. It would be
/// missing from them without a word, so the act is undone.
struct SumTooLarge: Error {
    /// Whether the act is on this very thing: a change of it has written nothing yet.
    let isOwn: Bool
    private let region: RegionCode
    private let isRestricted: Bool
    private let named: Issue

    /// The same of a row of a sheet, that others do not wait for.
    var ofRow: Issue { Issue("intake.sumTooMuch", named.values) }

    /// - Parameters:
    ///   - place: of the measure.
    ///   - isRestricted: whether its ledger is.
    init(_ item: LedgerItem, _ place: Int, _ book: LedgerBook, isOwn: Bool, isRestricted: Bool) {
        (self.isOwn, self.isRestricted, region) = (isOwn, isRestricted, item.region)
        let measure = book.playbook.measures[place]
        let from = book.labels(behind: measure)
        named = Issue(
            "item.sumTooMuch",
            [
                "title": item.title, "measure": measure.word, "unit": measure.unit,
                "from": from.isEmpty ? measure.word : from.joined(separator: "、"),
            ]
        )
    }

    /// What stands beside the act is named to who may see it.
    func issue(for actor: Actor?) -> Issue {
        let sees = !isRestricted && actor?.region.contains(region) == true
        return isOwn || sees ? named : Issue("item.sumTooMuchApart")
    }
}

/// What was beyond the bound before there was one is missing from the sums already. An act that leaves it so goes on: of two
/// wrong amounts the first can be put right.
extension LedgerDesk {
    /// Numbers of the measures by which a thing was beyond the bound before the act on it.
    func overBefore(_ old: LedgerItem, on day: Day, _ tx: Transaction) throws -> Set<Int> {
        let book = try shelf.book(of: old, in: tx)
        let over = try counted(old, book, on: day, tx).over
        return Set(over.map { book.measureNumbers[$0] }.filter { old.measures.amounts[$0] == nil })
    }

    /// The same of a thing that stands beside those an act is on: what it brings by itself, or without them.
    func overApart(
        _ places: [Int],
        of item: LedgerItem,
        _ book: LedgerBook,
        on day: Day,
        from acting: Set<ItemID>?,
        _ tx: Transaction
    ) throws -> Set<Int> {
        let missing = places.filter { item.measures.amounts[book.measureNumbers[$0]] == nil }
        guard !missing.isEmpty else { return [] }
        let without = try acting.map { try counted(item, book, on: day, tx, without: $0).over } ?? []
        let apart = missing.filter { place in
            without.contains(place) || !book.playbook.looksAround(book.playbook.measures[place].formula)
        }
        return Set(apart.map { book.measureNumbers[$0] })
    }
}

extension LedgerBook {
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
