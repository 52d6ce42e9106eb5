import Core
import Database
import Expression
import Programmes

extension LedgerDesk {
    /// Things that may be the one about to be entered: of the same name in the same place, or what the playbook calls
    /// twins and warns of. Nil where there are none that this person may read.
    /// - Parameter apart: things this person looked at and said are others.
    func perhapsKnown(
        _ item: LedgerItem,
        _ book: LedgerBook,
        besides apart: Set<ItemID>,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> Issue? {
        let store = tx.items(shelf)
        let finder = TwinFinder(store)
        var ids = try namesakes(of: item, book, for: actor, store)
        for one in book.around.twins where book.warnsOf(one.count) {
            ids += try finder.twins(of: item, one.twins, book)
        }
        let found = try store.list(Set(ids).subtracting(apart).sorted(), for: actor)
        guard !found.isEmpty else { return nil }
        return Issue(
            "item.perhapsKnown",
            [
                "titles": found.prefix(3).map(\.title).joined(separator: "、")
                    + (found.count > 3 ? "等 \(found.count) 条" : ""),
                "items": found.map { "\($0.id)" }.joined(separator: ","),
            ]
        )
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

    /// A name people give: of a title that is chosen among a few, many things share it.
    private func namesakes(
        of item: LedgerItem,
        _ book: LedgerBook,
        for actor: Actor,
        _ store: ItemStore
    ) throws -> [ItemID] {
        guard case .text = book.playbook.fields[book.title].type, !item.title.isEmpty else { return [] }
        // Those that are told apart are left out below: the one that is meant may be behind many of them.
        let name = ComparedName(item.title)
        let named = try store.namedAlike(item.title, in: item.ledger, of: item.region, limit: 50)
        let others = try store.list(named, for: actor).filter { ComparedName($0.title) == name }
        return try others.filter { other in
            let values = book.places(other.values, of: try shelf.book(of: other, in: store.tx))
            return other.region == item.region && !book.tellsApart(item.values, values)
        }.map(\.id)
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
    func tellsApart(_ one: [Value], _ other: [Value]) -> Bool {
        playbook.fields.indices.contains { place in
            let field = playbook.fields[place]
            guard one[place].isKnown, other[place].isKnown, one[place] != other[place] else { return false }
            switch field.type {
            case .day, .link, .region, .personal: return true
            default: return field.unique != nil
            }
        }
    }
}
