import Core
import Database
import Expression
import Programmes

/// 提醒: what a playbook wants looked at while it holds. It hangs on the day, so nobody stores it: a store passes over what
/// cannot hold, and each thing that is left is asked.
extension ItemStore {
    /// Things asked for one page of a warning.
    static let mostAsked = 2000

    func warned(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor?,
        limit: Int,
        looking most: Int
    ) throws -> ItemLines {
        guard let warning = book.playbook.warnings.first(where: { $0.key == filter.warning }) else {
            return ItemLines(lines: [])
        }
        var (found, asked, next) = ([ItemLine](), 0, cursor)
        while found.count <= limit {
            let part = try lines(book, filter, for: actor, after: next, limit: 250, looking: most)
            for line in part.lines where try holds(warning, of: line.item, filter.today) { found.append(line) }
            (asked, next) = (asked + part.lines.count, part.next)
            guard next != nil else { break }
            if part.looked != nil || asked >= Self.mostAsked { break }
        }
        guard found.count <= limit else {
            return ItemLines(lines: Array(found.prefix(limit)), next: found[limit - 1].cursor)
        }
        return ItemLines(lines: found, next: next, looked: next == nil ? nil : max(asked, found.count))
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
