import Core
import Database

extension ItemStore {
    /// Everything of a place belongs to another from a day on, things in the trash too. Answers what that changes in the
    /// sums, by ledger. Unique values within the old place go along.
    func relocate(from old: RegionCode, to new: RegionCode, on day: Day) throws -> (ids: [ItemID], rollUps: [RollUp]) {
        var rollUps: [Int64: RollUp] = [:]
        var ids: [ItemID] = []
        let rows = try tx.rows(
            "SELECT id, ledger, region, stage, measures, trashed_at FROM ledger_item WHERE region = \(old)\(tx.dialect.lockRows)"
        )
        for row in rows {
            ids.append(try row.id("id"))
            guard try row.isNull("trashed_at") else { continue }
            let ledger = try row.int64("ledger")
            let before = try Contribution(row)
            var after = before
            after.region = new
            rollUps[ledger, default: RollUp(LedgerID(rawValue: ledger), on: day, seed: new.number)]
                .change(from: before, to: after)
        }
        // Before the things themselves: which keys go along hangs on where they stand now.
        for level in RegionCode.Level.allCases where level > .county {
            guard let from = old.ancestor(at: level), let to = new.ancestor(at: level), from != to else { continue }
            try moveKeys(of: old, from: from, to: to)
        }
        try tx.run("UPDATE ledger_item SET region = \(new), version = version + 1 WHERE region = \(old)")
        try tx.run("UPDATE gate_refusal SET region = \(new) WHERE region = \(old)")
        return (ids, rollUps.keys.sorted().compactMap { rollUps[$0] })
    }

    /// A thing's history says that it came to another place, and with what.
    func insertRelocations(
        of ids: [ItemID],
        from old: RegionCode,
        to new: RegionCode,
        by actor: Actor,
        in environment: Environment
    ) throws {
        let place = ItemChanges.Change(key: "place", old: .text(old.digits), new: .text(new.digits))
        let (changes, now) = (ItemChanges([place]).text, environment.now())
        try tx.insert(
            into: "item_change",
            columns: ["id", "item_id", "at", "account_id", "person", "unit_name", "act", "changes"],
            rows: ids.map { id in
                [
                    environment.newNumber(), id, now, actor.account, actor.name, actor.unitName, "item.relocation",
                    changes,
                ] as [any SQLValueConvertible]
            }
        )
    }

    /// Keys of a ledger's things in a place and below it, in their order; those in the trash left out.
    func all(of ledger: LedgerID, within region: RegionCode) throws -> [ItemID] {
        try tx.values(
            """
            SELECT i.id FROM ledger_item i WHERE i.ledger = \(ledger) AND i.trashed_at IS NULL
                AND \(tx.dialect.within("i.region", region)) ORDER BY i.id
            """
        )
    }

    /// Where both places had the same value, the newcomer keeps its field and only loses its claim to be the only one.
    private func moveKeys(of place: RegionCode, from old: RegionCode, to new: RegionCode) throws {
        let moving: Query = """
            scope = \(old) AND item_id IN (SELECT i.id FROM ledger_item i WHERE i.region = \(place))
            """
        try tx.run(
            """
            DELETE FROM item_key WHERE \(moving) AND EXISTS (SELECT 1 FROM item_key k
                WHERE k.ledger = item_key.ledger AND k.field = item_key.field AND k.value = item_key.value
                    AND k.scope = \(new))
            """
        )
        try tx.run("UPDATE item_key SET scope = \(new) WHERE \(moving)")
    }
}
