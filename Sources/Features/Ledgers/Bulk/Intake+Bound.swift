import Core
import Database
import Expression
import Programmes

/// What a row brings to the sums by the things it leads to is known before anything is written: a row that brings too much is
/// one with something wrong.
extension Intake {
    private static let linkedAtOnce = 500

    /// Reads what the new rows of a part lead to with few questions; for a check also what those do that change something. Of
    /// a change that is written the act itself tells.
    func readLinked(_ part: [PreparedRow], _ found: [Int: [LedgerItem]]) throws {
        linked = [:]
        guard !book.aroundSums.links.isEmpty else { return }
        var ids: Set<ItemID> = []
        for (place, row) in part.enumerated() where !plan.writes || found[place] == nil {
            if let item = row.item { ids.formUnion(Self.leads(item, book)) }
        }
        if !plan.writes {
            for item in found.values.joined() { ids.formUnion(Self.leads(item, try desk.shelf.book(of: item, in: tx))) }
        }
        let sorted = ids.sorted()
        for start in stride(from: 0, to: sorted.count, by: Self.linkedAtOnce) {
            let some = Array(sorted[start..<min(start + Self.linkedAtOnce, sorted.count)])
            for thing in try store.things(some) { linked[thing.id] = thing }
        }
    }

    private static func leads(_ item: LedgerItem, _ book: LedgerBook) -> [ItemID] {
        book.aroundSums.links.flatMap { ItemStore.linked(item.values[$0.place]) }
    }

    /// Too much of a measure that hangs on links, and not on twins or on what leads to a thing; nil where nothing is.
    /// - Parameter old: the thing before a change. What was too much before there was a bound goes on.
    func tooMuch(_ item: LedgerItem, over old: LedgerItem? = nil, _ book: LedgerBook) throws -> Issue? {
        let over = try overByLinks(item, book)
        guard !over.isEmpty else { return nil }
        let before = try old.map { try desk.overBefore($0, on: now.day, tx) } ?? []
        guard let place = over.first(where: { !before.contains(book.measureNumbers[$0]) }) else { return nil }
        return SumTooLarge(item, place, book, isOwn: true, isRestricted: false).ofRow
    }

    private func overByLinks(_ item: LedgerItem, _ book: LedgerBook) throws -> [Int] {
        guard !book.aroundSums.links.isEmpty else { return [] }
        var values: [Int: Value] = [:]
        try store.addLinked(of: item, book.aroundSums, { ids in ids.compactMap { self.linked[$0] } }, to: &values)
        let others = Set(book.aroundSums.emptied.map(\.slot))
        return book.counted(item.values, item.standing, on: now.day, linked: values).over.filter { place in
            others.isDisjoint(with: book.playbook.measures[place].formula.slots)
        }
    }
}
