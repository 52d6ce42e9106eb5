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
        to values: inout [Int: Value]
    ) throws {
        for one in around.followed {
            guard !one.fields.isEmpty else {
                values[one.count] = .set(try followerKeys(of: item.id, one.follower, in: book.county))
                continue
            }
            let things = try followers(of: item.id, one.follower, in: book.county)
            values[one.count] = .set(things.map { "\($0.id)" })
            try gather(one.fields, of: things, to: &values)
        }
        for one in around.twins {
            let ids = try twins(of: item, one.twins, book)
            values[one.count] = .set(ids.map { "\($0)" })
            guard !one.fields.isEmpty, !ids.isEmpty else { continue }
            try gather(one.fields, of: things(ids), to: &values)
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
    private func followerKeys(of id: ItemID, _ follower: Follower, in county: RegionCode) throws -> [String] {
        guard let ledger = ledger(follower.from, in: county) else { return [] }
        return try tx.rows(
            leading(to: id, by: follower.by, from: ledger, columns: "i.id, i.programme_id, i.stage")
        ).compactMap { row in
            let book = try shelf.book(row.id("programme_id"), in: tx)
            return try counts(book.stage(row.int("stage")), follower) ? "\(row.id("id") as ItemID)" : nil
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

    /// Other things of the ledger that agree with one in the named fields; none where it has not answered all of them.
    package func twins(of item: LedgerItem, _ twins: Twins, _ book: LedgerBook) throws -> [ItemID] {
        let place = item.region.ancestor(at: twins.within) ?? item.region
        var conditions: [Query] = [
            "i.ledger = \(book.ledger)", "i.trashed_at IS NULL", "i.id <> \(item.id)",
            tx.dialect.within("i.region", place),
        ]
        let dropped = zip(book.playbook.stages, book.stageNumbers).filter { $0.0.outcome == .dropped }.map(\.1)
        if !dropped.isEmpty { conditions.append("i.stage NOT IN \(list: dropped)") }
        if let days = twins.days {
            let (from, through) = (item.createdAt.day.adding(days: -days), item.createdAt.day.adding(days: days + 1))
            conditions += ["i.created_at >= \(Instant(startOf: from))", "i.created_at < \(Instant(startOf: through))"]
        }
        for index in twins.fields {
            let (field, value) = (book.playbook.fields[index], item.values[index])
            guard value.isKnown else { return [] }
            conditions.append(same(field, value))
            // Found by its links: a county's whole ledger is not read for one household.
            if case .link(_, many: false) = field.type, let other = Self.linked(value).first {
                let leading: Query =
                    "SELECT l.from_id FROM item_link l WHERE l.to_id = \(other) AND l.kind = \(field.key)"
                conditions.append("i.id IN (\(leading))")
            }
        }
        return try tx.values("SELECT i.id FROM ledger_item i WHERE \(Query.all(conditions)) ORDER BY i.id LIMIT 20")
    }

    /// Equal as stored; equal personal values are sealed alike.
    private func same(_ field: LedgerField, _ value: Value) -> Query {
        let member = tx.dialect.member("i.fields", field.key)
        switch value {
        // As text: under another version the field may have been no number, and engines refuse to make one of words.
        case .number(let number): return "\(member) = \(ItemJSON.plain(number))"
        case .truth(let truth): return "\(member) = \(truth ? "1" : "0")"
        default: return "\(member) = \(ItemWords.plain(value))"
        }
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
    func amounts(of item: LedgerItem, _ book: LedgerBook, on day: Day, _ tx: Transaction) throws -> MeasureAmounts {
        let linked =
            book.sumsLookAround ? try tx.items(shelf).linkedValues(of: item, book, asked: book.aroundSums) : [:]
        return book.amounts(item.values, item.standing, on: day, linked: linked)
    }

    /// Counts anew the things some thing leads to or is a twin of, or was before, and the thing itself where its sums hang on
    /// others. Nothing leads to a new thing, so without twins it brings what it was entered with.
    func countAround(
        _ changed: [(item: LedgerItem, book: LedgerBook)],
        areNew: Bool = false,
        _ tx: Transaction
    ) throws {
        var targets: Set<ItemID> = []
        var summed: [ProgrammeID: [Int]] = [:]
        for (item, book) in changed {
            if book.sumsLookAround, !areNew || !book.summedTwins.isEmpty { targets.insert(item.id) }
            for twins in book.summedTwins { targets.formUnion(try tx.items(shelf).twins(of: item, twins, book)) }
            let places = summed[book.programme] ?? linksSummed(of: book, tx)
            summed[book.programme] = places
            for place in places where item.values[place].isKnown {
                targets.formUnion(ItemStore.linked(item.values[place]))
            }
        }
        try count(Array(targets), tx)
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

    func count(_ ids: [ItemID], _ tx: Transaction) throws {
        let (store, today) = (tx.items(shelf), environment.today)
        var sums = RollUps()
        for old in try store.locked(ids.sorted()) where old.trashedAt == nil {
            let book = try shelf.book(of: old, in: tx)
            guard book.sumsLookAround else { continue }
            var new = old
            new.measures = try amounts(of: old, book, on: today, tx)
            guard new.measures != old.measures else { continue }
            try store.store(new.measures, of: old.id)
            let (before, after) = (old.contribution, new.contribution)
            sums.change(of: old.ledger, on: today, seed: old.id.rawValue, from: before, to: after)
        }
        try tx.rollUps.add(sums)
    }
}
