import Core
import Database
import Expression
import Programmes
import Regions

/// A thing on the other side of a link.
package struct LinkedItem: Hashable, Sendable {
    package let id: ItemID
    package let title: String
    package let ledger: LedgerID
    /// A field's key, or the words of a person.
    package let kind: String
    /// As pages write it: the field's label.
    package let label: String
    /// Whether a field of the thing it leads from holds it: then it changes with the field.
    package let isOfField: Bool
    /// Whether the link leads from the thing asked about to this one.
    package let isOutward: Bool
    package let isTrashed: Bool
}

extension ItemStore {
    func insertLinks(of item: LedgerItem, _ book: LedgerBook) throws {
        for place in book.linkFields {
            for target in Self.linked(item.values[place]) {
                try insertLink(from: item.id, to: target, kind: book.playbook.fields[place].key)
            }
        }
    }

    /// - Parameter old: the version the thing stood under before, whose links go too.
    func replaceLinks(of item: LedgerItem, _ book: LedgerBook, before old: LedgerBook? = nil) throws {
        let kinds = [book, old ?? book].flatMap { one in one.linkFields.map { one.playbook.fields[$0].key } }
        try tx.run("DELETE FROM item_link WHERE from_id = \(item.id) AND kind IN \(list: kinds)")
        try insertLinks(of: item, book)
    }

    func insertLink(from: ItemID, to: ItemID, kind: String) throws {
        try tx.run(
            """
            INSERT INTO item_link (from_id, to_id, kind) VALUES (\(from), \(to), \(kind))
            ON CONFLICT (from_id, kind, to_id) DO NOTHING
            """
        )
    }

    func removeLink(from: ItemID, to: ItemID, kind: String) throws -> Bool {
        try tx.run("DELETE FROM item_link WHERE from_id = \(from) AND to_id = \(to) AND kind = \(kind)") > 0
    }

    /// What a thing links to and what links to it.
    package func links(of id: ItemID) throws -> [LinkedItem] {
        try tx.rows(
            """
            SELECT i.id, i.title, i.ledger, l.kind, l.from_id, i.trashed_at, f.programme_id FROM item_link l
            JOIN ledger_item i ON i.id = CASE WHEN l.from_id = \(id) THEN l.to_id ELSE l.from_id END
            JOIN ledger_item f ON f.id = l.from_id
            WHERE l.from_id = \(id) OR l.to_id = \(id) ORDER BY l.kind, i.id LIMIT 500
            """
        ) { row in
            let kind = try row.text("kind")
            let playbook = try shelf.book(row.id("programme_id"), in: tx).playbook
            let (isOfField, isOutward) = (playbook.field(kind) != nil, try row.int64("from_id") == id.rawValue)
            return LinkedItem(
                id: try row.id("id"),
                title: try row.text("title"),
                ledger: try row.id("ledger"),
                kind: kind,
                // From the other end a field's label says what this thing is, not what leads to it.
                label: isOfField && !isOutward ? playbook.item.word : ItemWords.label(kind, playbook),
                isOfField: isOfField,
                isOutward: isOutward,
                isTrashed: try !row.isNull("trashed_at")
            )
        }
    }

    /// Things with a link to another, in the order of their keys.
    func leading(to id: ItemID) throws -> [ItemID] {
        try tx.values("SELECT DISTINCT from_id FROM item_link WHERE to_id = \(id) ORDER BY from_id")
    }

    /// Links, and with them everything that points at a thing, from one to another.
    func moveLinks(from old: ItemID, to new: ItemID) throws {
        try tx.run(
            """
            INSERT INTO item_link (from_id, to_id, kind)
            SELECT \(new), to_id, kind FROM item_link WHERE from_id = \(old) AND to_id <> \(new)
            ON CONFLICT (from_id, kind, to_id) DO NOTHING
            """
        )
        try tx.run(
            """
            INSERT INTO item_link (from_id, to_id, kind)
            SELECT from_id, \(new), kind FROM item_link WHERE to_id = \(old) AND from_id <> \(new)
            ON CONFLICT (from_id, kind, to_id) DO NOTHING
            """
        )
        try tx.run("DELETE FROM item_link WHERE from_id = \(old) OR to_id = \(old)")
    }

    static func linked(_ value: Value) -> [ItemID] {
        switch value {
        case .text(let text): ItemID(text).map { [$0] } ?? []
        case .set(let parts): parts.compactMap { ItemID($0) }
        default: []
        }
    }

    /// Turns names of things into their keys; what is not there, or several, is an issue.
    /// - Parameter old: the thing as it is stored; what its links say already leads where it led.
    func resolveLinks(
        _ draft: inout ItemDraft,
        _ book: LedgerBook,
        keeping old: LedgerItem? = nil,
        for actor: Actor
    ) throws {
        guard !book.linkFields.isEmpty else { return }
        let kept = try old.map { try linkedWords(of: $0, book) } ?? [:]
        try LinkFinder(self, in: actor.county).resolve(&draft, book, keeping: kept)
    }

    /// By place of a link, the names and numbers of what it leads to; a name that two of them have tells neither.
    private func linkedWords(of item: LedgerItem, _ book: LedgerBook) throws -> [Int: [String: ItemID]] {
        var words: [Int: [String: ItemID]] = [:]
        for place in book.linkFields {
            let ids = Self.linked(item.values[place])
            let names = try titles(of: ids)
            var own = Dictionary(ids.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
            for (name, ids) in Dictionary(grouping: ids, by: { names[$0] ?? "\($0)" }) where ids.count == 1 {
                own[name] = ids[0]
            }
            words[place] = own
        }
        return words
    }

    func ledger(_ key: String, in county: RegionCode) -> LedgerID? { try? tx.programmes.ledger(key, in: county).id }

    /// Those of the numbers that things of a ledger have, in the trash too.
    func numbered(_ ids: [ItemID], in ledger: LedgerID, of county: RegionCode) throws -> [NumberedThing] {
        try tx.rows(
            """
            SELECT i.id, i.title, i.trashed_at FROM ledger_item i WHERE i.id IN \(list: ids) AND i.ledger = \(ledger)
                AND \(tx.dialect.within("i.region", county))
            """
        ) { row in
            NumberedThing(try row.id("id"), title: try row.text("title"), isTrashed: try !row.isNull("trashed_at"))
        }
    }

    /// Things by their whole name, so many at most. The search narrows to few; `+` keeps engines from reading a whole ledger
    /// instead.
    func named(_ text: String, in ledger: LedgerID, of county: RegionCode, limit: Int = 3) throws -> [ItemID] {
        try tx.values(
            """
            SELECT i.id FROM ledger_item i WHERE i.id IN (\(ItemText.found(text, in: ledger, passingSigns: true, tx.dialect)))
                AND +i.ledger = \(ledger) AND i.title = \(text) AND i.trashed_at IS NULL
                AND \(tx.dialect.within("i.region", county))
            ORDER BY i.id LIMIT \(limit)
            """
        )
    }

    /// Things whose names differ from this one by spaces at most, also by such as part words: `ComparedName` tells those.
    /// The search finds a name wherever spaces stand in it.
    func namedAlike(_ title: String, in ledger: LedgerID, of region: RegionCode, limit: Int) throws -> [ItemID] {
        let text = ComparedName(title).text
        let bare = text.filter { $0 != " " }
        return try tx.values(
            """
            SELECT i.id FROM ledger_item i WHERE i.id IN (\(ItemText.found(text, in: ledger, passingSigns: true, tx.dialect)))
                AND +i.ledger = \(ledger) AND i.trashed_at IS NULL AND \(tx.dialect.within("i.region", region))
                AND (i.title = \(title)
                    OR REPLACE(REPLACE(REPLACE(i.title, ' ', ''), '\u{3000}', ''), '\u{A0}', '') = \(bare))
            ORDER BY i.id LIMIT \(limit)
            """
        )
    }

    /// What formulas ask of a thing's place and of the things around it, by slot of the vocabulary.
    /// - Parameters:
    ///   - asked: part of what the book asks; nil for all of it.
    ///   - finder: has read twins of several things at once.
    ///   - isNew: whether nothing can lead to it yet.
    ///   - others: things that are passed over.
    func linkedValues(
        of item: LedgerItem,
        _ book: LedgerBook,
        asked: LedgerSurroundings? = nil,
        twins finder: TwinFinder? = nil,
        isNew: Bool = false,
        without others: Set<ItemID> = []
    ) throws -> [Int: Value] {
        let around = asked ?? book.around
        var values: [Int: Value] = [:]
        if let slot = book.nameSlot, let name = try tx.regions.names(of: [item.region])[item.region] {
            values[slot] = .text(name)
        }
        try addLinked(of: item, around, { ids in try finder?.known(ids) ?? self.things(ids) }, to: &values)
        if !around.isEmpty {
            try addSurroundings(
                of: item,
                book,
                around,
                finder ?? TwinFinder(self),
                isNew: isNew,
                without: others,
                to: &values
            )
        }
        return values
    }

    /// What the things say that a thing leads to.
    /// - Parameter things: reads those of some keys.
    func addLinked(
        of item: LedgerItem,
        _ around: LedgerSurroundings,
        _ things: ([ItemID]) throws -> [LedgerItem],
        to values: inout [Int: Value]
    ) throws {
        for link in around.links {
            let ids = Self.linked(item.values[link.place])
            guard !ids.isEmpty else { continue }
            let others = try things(ids)
            for field in link.fields {
                let found = try others.map { try self.value(field.key, of: $0) }
                if link.many {
                    values[field.slot] = Self.gathered(found, as: field.type)
                } else if let only = found.first {
                    values[field.slot] = only
                }
            }
        }
    }

    /// What several things say of one field: their numbers, or which options they have.
    static func gathered(_ values: [Value], as type: ValueType) -> Value {
        guard case .set = type else { return .numbers(values.compactMap(\.number)) }
        var options: [String] = []
        for value in values {
            let parts: [String] =
                switch value {
                case .text(let text): [text]
                case .set(let parts): parts
                default: []
                }
            for part in parts where !options.contains(part) { options.append(part) }
        }
        return .set(options)
    }

    func value(_ key: String, of item: LedgerItem) throws -> Value {
        let book = try shelf.book(of: item, in: tx)
        if let place = book.playbook.field(key) { return book.amount(item.values[place], at: place) }
        guard let slot = book.playbook.itemVocabulary.slot(of: key) else { return .unknown }
        if slot == book.placeSlots.name {
            return try tx.regions.names(of: [item.region])[item.region].map(Value.text) ?? .unknown
        }
        return ItemFacts(book, item.values, item.standing, on: item.updatedAt.day).value(at: slot)
    }
}

extension ItemStore {
    /// The answers of a stored thing as a form shows them: links by name.
    func namedAnswers(_ item: LedgerItem, _ book: LedgerBook) throws -> ItemAnswers {
        var answers = ItemAnswers(item, book)
        for (place, field) in book.playbook.fields.enumerated() {
            guard case .link = field.type else { continue }
            let ids = Self.linked(item.values[place])
            let titles = try titles(of: ids)
            answers.texts[place] = ids.map { titles[$0] ?? "\($0)" }.joined(separator: "、")
        }
        return answers
    }

    /// - Parameters:
    ///   - hidden: ledgers whose things the reader may not know of.
    ///   - word: what their things are called; nil leaves them out.
    func titles(
        of ids: [ItemID],
        hidden: Set<LedgerID> = [],
        as word: String? = "（不公开）"
    ) throws -> [ItemID: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try tx.rows("SELECT id, title, ledger FROM ledger_item WHERE id IN \(list: ids)")
        return Dictionary(
            uniqueKeysWithValues: try rows.compactMap { row -> (ItemID, String)? in
                let title = try hidden.contains(row.id("ledger")) ? word : row.text("title")
                return try title.map { (try row.id("id"), $0) }
            }
        )
    }
}
