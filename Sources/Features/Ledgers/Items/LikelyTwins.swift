import Core
import Database
import Expression
import Programmes

/// Finds things that may be those about to be entered: of the same name in the same place, or what the playbook calls twins
/// and warns of; only such as this person may read. One for a whole batch, which is asked about part by part.
final class LikelyTwins {
    private static let atOnce = 500
    /// Of one name. Those that are told apart are left out below: the one that is meant may be behind many of them.
    private static let mostNamed = 50

    private let store: ItemStore
    private let book: LedgerBook
    private let actor: Actor
    private let finder: TwinFinder
    private var asked: Set<ItemID> = []
    private var things: [ItemID: LedgerItem] = [:]

    init(_ store: ItemStore, _ book: LedgerBook, for actor: Actor) {
        self.store = store
        self.book = book
        self.actor = actor
        finder = TwinFinder(store)
    }

    /// By the numbers of the items; nothing of those that are like no other.
    /// - Parameter apart: things this person looked at and said are others.
    func issues(of items: [LedgerItem], besides apart: Set<ItemID>) throws -> [ItemID: Issue] {
        var ids = try namesakes(of: items)
        for one in book.around.twins where book.warnsOf(one.count) {
            try finder.prepare(items, one.twins, book)
            for item in items { ids[item.id, default: []].formUnion(try finder.twins(of: item, one.twins, book)) }
        }
        try read(Set(ids.values.joined()))
        return ids.compactMapValues { ids in
            let found = ids.subtracting(apart).sorted().compactMap { things[$0] }
            return found.isEmpty ? nil : Self.issue(found)
        }
    }

    private static func issue(_ found: [LedgerItem]) -> Issue {
        let titles = found.prefix(3).map(\.title).joined(separator: "、")
        let values = [
            "titles": titles + (found.count > 3 ? "等 \(found.count) 条" : ""),
            "items": found.map { "\($0.id)" }.joined(separator: ","),
        ]
        return Issue("item.perhapsKnown", values)
    }

    /// A name people give: of a title that is chosen among a few, many things share it.
    private func namesakes(of items: [LedgerItem]) throws -> [ItemID: Set<ItemID>] {
        guard case .text = book.playbook.fields[book.title].type else { return [:] }
        let called = items.filter { !$0.title.isEmpty }
        var named: [PlacedName: [ItemID]] = [:]
        if let only = called.first, called.count == 1 {
            let ids = try store.namedAlike(only.title, in: book.ledger, of: only.region, limit: Self.mostNamed)
            named[only.placedName] = ids
        } else if !called.isEmpty {
            named = try store.namesakes(of: called, in: book.ledger, limit: Self.mostNamed)
        }
        try read(Set(named.values.joined()))
        var found: [ItemID: Set<ItemID>] = [:]
        for item in called {
            let others = named[item.placedName, default: []].compactMap { things[$0] }
            let alike = try others.filter { other in
                let values = book.places(other.values, of: try store.shelf.book(of: other, in: store.tx))
                return other.placedName == item.placedName && !book.tellsApart(item.values, values)
            }
            if !alike.isEmpty { found[item.id] = Set(alike.map(\.id)) }
        }
        return found
    }

    private func read(_ ids: Set<ItemID>) throws {
        let fresh = ids.subtracting(asked).sorted()
        asked.formUnion(fresh)
        for start in stride(from: 0, to: fresh.count, by: Self.atOnce) {
            let part = Array(fresh[start..<min(start + Self.atOnce, fresh.count)])
            for thing in try store.list(part, for: actor) { things[thing.id] = thing }
        }
    }
}

extension LedgerItem {
    var placedName: PlacedName { PlacedName(region: region, title: title) }
}

extension LedgerDesk {
    /// Nil where nothing this person may read is like it.
    /// - Parameter apart: things this person looked at and said are others.
    func perhapsKnown(
        _ item: LedgerItem,
        _ book: LedgerBook,
        besides apart: Set<ItemID>,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> Issue? {
        try LikelyTwins(tx.items(shelf), book, for: actor).issues(of: [item], besides: apart)[item.id]
    }

    /// The same of answers of which more are to come; nil while they say no place.
    func perhapsKnown(
        _ answers: ItemAnswers,
        _ book: LedgerBook,
        besides apart: Set<ItemID>,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> Issue? {
        var draft = try reader(book, for: actor, tx).read(answers)
        try tx.items(shelf).resolveLinks(&draft, book, for: actor)
        guard let region = draft.region else { return nil }
        let item = try item(draft, book, in: region, by: actor)
        return try perhapsKnown(item, book, besides: apart, for: actor, tx)
    }
}

extension LedgerBook {
    /// Whether a gate or a warning asks for twins: those that only measures ask for are other things of the same owner.
    func warnsOf(_ count: Int) -> Bool {
        playbook.gates.contains { $0.formula.slots.contains(count) }
            || playbook.warnings.contains { $0.formula.slots.contains(count) }
    }

    /// Whether two things of one name are two: both tell a day, a telephone, a number of their own or what they belong to,
    /// and it is not the same.
    /// - Parameter byWhatChanges: whether a telephone and an amount of money count, of which one household has another
    ///   next year; such as nobody else may have always do.
    func tellsApart(_ one: [Value], _ other: [Value], byWhatChanges: Bool = true) -> Bool {
        playbook.fields.indices.contains { place in
            let field = playbook.fields[place]
            guard one[place].isKnown, other[place].isKnown, one[place] != other[place] else { return false }
            switch field.type {
            case .personal(.phone), .personal(.amount): return byWhatChanges || field.isIdentifying
            case .day, .link, .region, .personal: return true
            default: return field.unique != nil
            }
        }
    }
}
