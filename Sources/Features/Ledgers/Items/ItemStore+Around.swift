import Core
import Database
import Expression
import Programmes

/// What stands around a thing: those of other ledgers that link to it, and its twins.
extension ItemStore {
    /// More than these are not counted: formulas ask whether there are any, or some.
    static let mostAround = 1000

    func addSurroundings(
        of item: LedgerItem,
        _ book: LedgerBook,
        _ around: LedgerSurroundings,
        _ finder: TwinFinder,
        isNew: Bool,
        without others: Set<ItemID>,
        to values: inout [Int: Value]
    ) throws {
        // Nothing leads to a new thing.
        for one in around.followed where !isNew {
            guard !one.fields.isEmpty else {
                let keys = try followerKeys(of: item.id, one.follower, in: book.county)
                values[one.count] = .set(keys.filter { !others.contains($0) }.map { "\($0)" })
                continue
            }
            let things = try followers(of: item.id, one.follower, in: book.county).filter { !others.contains($0.id) }
            values[one.count] = .set(things.map { "\($0.id)" })
            try gather(one.fields, of: things, to: &values)
        }
        for one in around.twins {
            let ids = try finder.twins(of: item, one.twins, book).filter { !others.contains($0) }
            values[one.count] = .set(ids.map { "\($0)" })
            guard !one.fields.isEmpty, !ids.isEmpty else { continue }
            try gather(one.fields, of: finder.things(ids), to: &values)
        }
    }

    private func gather(_ fields: [LedgerSurroundings.Said], of things: [LedgerItem], to values: inout [Int: Value])
        throws
    {
        for field in fields {
            values[field.slot] = Self.gathered(try things.map { try value(field.key, of: $0) }, as: field.type)
        }
    }

    /// The things of some keys, also those in the trash.
    func things(_ ids: [ItemID]) throws -> [LedgerItem] {
        try tx.rows("SELECT \(Self.columns) FROM ledger_item i WHERE i.id IN \(list: ids)").map(item)
    }

    /// Things of another ledger that lead to one, in the stages that count.
    package func followers(of id: ItemID, _ follower: Follower, in county: RegionCode) throws -> [LedgerItem] {
        guard let ledger = ledger(follower.from, in: county) else { return [] }
        return try tx.rows(leading(to: id, by: follower.by, from: ledger, columns: Self.columns)).map(item)
            .filter { thing in counts(try shelf.book(of: thing, in: tx).stage(thing.stage), follower) }
    }

    /// The same where only their number is asked: what they say is not read.
    private func followerKeys(of id: ItemID, _ follower: Follower, in county: RegionCode) throws -> [ItemID] {
        guard let ledger = ledger(follower.from, in: county) else { return [] }
        return try tx.rows(
            leading(to: id, by: follower.by, from: ledger, columns: "i.id, i.programme_id, i.stage")
        ).compactMap { row in
            let book = try shelf.book(row.id("programme_id"), in: tx)
            return try counts(book.stage(row.int("stage")), follower) ? row.id("id") as ItemID : nil
        }
    }

    private func leading(to id: ItemID, by kind: String, from ledger: LedgerID, columns: Query) -> Query {
        """
        SELECT \(columns) FROM item_link l JOIN ledger_item i ON i.id = l.from_id
        WHERE l.to_id = \(id) AND l.kind = \(kind) AND i.ledger = \(ledger) AND i.trashed_at IS NULL
        ORDER BY i.id LIMIT \(Self.mostAround)
        """
    }

    private func counts(_ stage: LedgerStage?, _ follower: Follower) -> Bool {
        guard let stage else { return false }
        return follower.stages.isEmpty ? stage.outcome != .dropped : follower.stages.contains(stage.key)
    }

    /// A thing that others lead to, held until the transaction ends.
    func locked(_ id: ItemID) throws -> LedgerItem? { try locked([id]).first }

    /// In the order of their keys, so that two writers cannot wait for each other.
    func locked(_ ids: [ItemID]) throws -> [LedgerItem] {
        var items: [LedgerItem] = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let part = Array(ids[start..<min(start + 500, ids.count)])
            items += try tx.rows(
                """
                SELECT \(Self.columns) FROM ledger_item i WHERE i.id IN \(list: part) ORDER BY i.id\(tx.dialect.lockRows)
                """
            ).map(item)
        }
        return items
    }

    /// The thing as it stands now, where acts on others may have changed what it brings to the sums meanwhile.
    func fresh(_ item: LedgerItem) throws -> LedgerItem {
        try shelf.book(of: item, in: tx).summedTwins.isEmpty ? item : locked(item.id) ?? item
    }

    func store(_ measures: MeasureAmounts, of id: ItemID) throws {
        try tx.run("UPDATE ledger_item SET measures = \(measures.description) WHERE id = \(id)")
    }
}

extension LedgerDesk {
    /// What a stored thing brings to the sums, with what stands around it.
    /// - Parameters:
    ///   - old: the thing before the act, where the act is on this very thing.
    ///   - finder: has read twins of several things at once.
    ///   - isNew: whether it was entered by this very act, so that nothing leads to it.
    ///   - acting: the things the act is on, where this one only stands beside them.
    /// - Throws: `SumTooLarge` where an amount goes beyond the bound of sums by the act.
    func amounts(
        of item: LedgerItem,
        over old: LedgerItem? = nil,
        _ book: LedgerBook,
        on day: Day,
        _ tx: Transaction,
        twins finder: TwinFinder? = nil,
        isNew: Bool = false,
        besides acting: Set<ItemID>? = nil
    ) throws -> MeasureAmounts {
        let counted = try counted(item, book, on: day, tx, twins: finder, isNew: isNew)
        guard !counted.over.isEmpty else { return counted.amounts }
        let before: Set<Int> =
            if let old {
                try overBefore(old, on: day, tx)
            } else if isNew {
                []
            } else {
                try overApart(counted.over, of: item, book, on: day, from: acting, tx)
            }
        guard let over = counted.over.first(where: { !before.contains(book.measureNumbers[$0]) }) else {
            return counted.amounts
        }
        let isRestricted = try shelf.rule(of: item, tx).isRestricted
        throw SumTooLarge(item, over, book, isOwn: old != nil || isNew, isRestricted: isRestricted)
    }

    /// - Parameter others: things around it that are passed over.
    func counted(
        _ item: LedgerItem,
        _ book: LedgerBook,
        on day: Day,
        _ tx: Transaction,
        twins finder: TwinFinder? = nil,
        isNew: Bool = false,
        without others: Set<ItemID> = []
    ) throws -> (amounts: MeasureAmounts, over: [Int]) {
        var linked: [Int: Value] = [:]
        if book.sumsLookAround {
            linked = try tx.items(shelf).linkedValues(
                of: item,
                book,
                asked: book.aroundSums,
                twins: finder,
                isNew: isNew,
                without: others
            )
        }
        return book.counted(item.values, item.standing, on: day, linked: linked)
    }

    /// Counts anew the things some thing leads to or is a twin of, or was before, and the thing itself where its sums hang on
    /// others.
    func countAround(_ changed: [(item: LedgerItem, book: LedgerBook)], _ tx: Transaction) throws {
        let finder = TwinFinder(tx.items(shelf))
        var targets: Set<ItemID> = []
        for (book, items) in Self.byBook(changed) {
            if book.sumsLookAround { targets.formUnion(items.map(\.id)) }
            targets.formUnion(try around(items, book, finder, tx))
        }
        try count(Array(targets), besides: Set(changed.map(\.item.id)), tx, finder)
    }

    /// The same for things of one book that were entered just now. Nothing leads to them, so they bring what they were
    /// entered with, but for what their sums ask of twins, of things they lead to and of their place.
    func countAround(entered items: [LedgerItem], _ book: LedgerBook, _ tx: Transaction) throws {
        let finder = TwinFinder(tx.items(shelf))
        var targets = try around(items, book, finder, tx)
        let entered = book.newSumsLookAround ? items : []
        for item in entered { targets.remove(item.id) }
        try count(Array(targets), entered: entered, besides: Set(items.map(\.id)), tx, finder)
    }

    /// Those whose sums may hang on some things of a book: their twins, and what they lead to.
    private func around(
        _ items: [LedgerItem],
        _ book: LedgerBook,
        _ finder: TwinFinder,
        _ tx: Transaction
    ) throws -> Set<ItemID> {
        var targets: Set<ItemID> = []
        for twins in book.summedTwins {
            try finder.prepare(items, twins, book)
            for item in items { targets.formUnion(try finder.twins(of: item, twins, book)) }
        }
        for place in linksSummed(of: book, tx) {
            for item in items where item.values[place].isKnown {
                targets.formUnion(ItemStore.linked(item.values[place]))
            }
        }
        return targets
    }

    private static func byBook(
        _ things: [(item: LedgerItem, book: LedgerBook)]
    ) -> [(book: LedgerBook, items: [LedgerItem])] {
        Dictionary(grouping: things, by: \.book.programme).values.compactMap { things in
            things.first.map { (book: $0.book, items: things.map(\.item)) }
        }
    }

    /// Places of the fields of a book that lead to things whose sums hang on what leads to them.
    private func linksSummed(of book: LedgerBook, _ tx: Transaction) -> [Int] {
        book.linkFields.filter { place in
            guard case .link(let key, _) = book.playbook.fields[place].type,
                let other = try? shelf.current(key, in: book.county, tx)
            else { return false }
            return other.sumsLookAround && other.playbook.followers.contains { $0.from == book.playbook.key }
        }
    }

    /// - Parameters:
    ///   - entered: things of this very act, as they were stored; nothing leads to them yet.
    ///   - acting: the things the act is on, where these only stand beside them.
    func count(
        _ ids: [ItemID],
        entered: [LedgerItem] = [],
        besides acting: Set<ItemID>? = nil,
        _ tx: Transaction,
        _ twins: TwinFinder? = nil
    ) throws {
        let (store, finder) = (tx.items(shelf), twins ?? TwinFinder(tx.items(shelf)))
        var sums = RollUps()
        let newIDs = Set(entered.map(\.id))
        let stored = try store.locked(ids.sorted()).filter { $0.trashedAt == nil }
        let things = try (stored + entered).map { (item: $0, book: try shelf.book(of: $0, in: tx)) }
            .filter(\.book.sumsLookAround)
        for (book, items) in Self.byBook(things) {
            try finder.prepareLinked(items, book)
            for twins in book.summedTwins { try finder.prepare(items, twins, book) }
        }
        for (old, book) in things {
            let amounts = try amounts(
                of: old,
                book,
                on: environment.today,
                tx,
                twins: finder,
                isNew: newIDs.contains(old.id),
                besides: acting
            )
            guard amounts != old.measures else { continue }
            try store.store(amounts, of: old.id)
            var new = old
            new.measures = amounts
            let (before, after) = (old.contribution, new.contribution)
            sums.change(of: old.ledger, on: environment.today, seed: old.id.rawValue, from: before, to: after)
        }
        try tx.rollUps.add(sums)
    }
}
