import Core
import Database
import Expression
import Programmes

/// 提醒: what a playbook wants looked at while it holds. It hangs on the day, so nobody stores it: a store passes over what
/// cannot hold, and each thing that is left is asked.
extension ItemStore {
    /// Things looked at for one page of a warning: a page that finds none among so many is a short page.
    static let mostAsked = 2000

    func warned(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor?,
        limit: Int
    ) throws -> [ItemLine] {
        guard let warning = book.playbook.warnings.first(where: { $0.key == filter.warning }) else { return [] }
        var (found, asked, cursor) = ([ItemLine](), 0, cursor)
        while found.count < limit, asked < Self.mostAsked {
            let count = max(limit, 100)
            let part = try lines(book, filter, for: actor, after: cursor, limit: count)
            for line in part where try holds(warning, of: line.item, filter.today) { found.append(line) }
            asked += part.count
            guard part.count == count, let last = part.last else { break }
            cursor = last.cursor
        }
        return Array(found.prefix(limit))
    }

    func holds(_ warning: Warning?, of item: LedgerItem, _ today: Day?) throws -> Bool {
        guard let warning, let today else { return false }
        return try facts(of: item, on: today).map { warning.formula.holds(in: $0) == true } ?? false
    }

    /// Nil where the thing stands under a version that names its fields otherwise: its own version is asked.
    private func facts(of item: LedgerItem, on today: Day) throws -> ItemFacts? {
        let book = try shelf.book(of: item, in: tx)
        return ItemFacts(book, item.values, item.standing, on: today, linked: try linkedValues(of: item, book))
    }

    /// What must be so of a thing for the warning to hold, as conditions on its row.
    func necessities(of key: String, _ book: LedgerBook, on today: Day?) -> [Query] {
        guard let warning = book.playbook.warnings.first(where: { $0.key == key }), let today else { return ["1 = 0"] }
        return warning.formula.necessities.compactMap { necessity in
            switch necessity {
            case .option(let slot, let words): return anyOf(words, slot, book)
            case .truth(let slot, let truth):
                guard slot < book.playbook.fields.count else { return nil }
                return condition(book.playbook.fields[slot], truth ? "是" : "否", book)
            case .since(let slot, let days):
                guard slot == book.placeSlots.since else { return nil }
                return "i.stage_day <= \(today.daysSince1970 - days)"
            }
        }
    }

    private func anyOf(_ words: Set<String>, _ slot: Int, _ book: LedgerBook) -> Query? {
        if slot == book.placeSlots.stage {
            let numbers = zip(book.playbook.stages, book.stageNumbers).filter { words.contains($0.0.key) }.map(\.1)
            return "i.stage IN \(list: numbers)"
        }
        guard slot < book.playbook.fields.count, book.playbook.fields[slot].type == .choice else { return nil }
        return Query.any(words.sorted().map { condition(book.playbook.fields[slot], $0, book) })
    }
}
