import Core
import Database
import Programmes

extension ItemStore {
    /// Things that are not in the trash, by place and number.
    func eachName(
        of ledger: LedgerID,
        in regions: [RegionCode],
        _ body: (ItemID, RegionCode, String) throws -> Void
    ) throws {
        try tx.each(
            """
            SELECT id, region, title FROM ledger_item
            WHERE ledger = \(ledger) AND region IN \(list: regions) AND trashed_at IS NULL ORDER BY region, id
            """
        ) { row in
            try body(row.id("id"), row.region("region"), row.text("title"))
        }
    }

    /// Things that have place and name of others, spaces apart, and are not in the trash; of each name so many at most, the
    /// first.
    func namesakes(of items: [LedgerItem], in ledger: LedgerID, limit: Int) throws -> [PlacedName: [ItemID]] {
        let names = Set(items.map(\.placedName))
        let places = Set(items.map(\.region)).sorted()
        let titles = Set(items.map(\.title)).sorted()
        let bare = Set(names.map { name in name.name.text.filter { $0 != " " } }).sorted()
        var found: [PlacedName: [ItemID]] = [:]
        try tx.each(
            """
            SELECT id, region, title FROM ledger_item
            WHERE ledger = \(ledger) AND region IN \(list: places) AND trashed_at IS NULL AND (title IN \(list: titles)
                OR REPLACE(REPLACE(REPLACE(title, ' ', ''), '\u{3000}', ''), '\u{A0}', '') IN \(list: bare))
            ORDER BY id
            """
        ) { row in
            let name = PlacedName(region: try row.region("region"), title: try row.text("title"))
            if names.contains(name), found[name, default: []].count < limit {
                found[name, default: []].append(try row.id("id"))
            }
        }
        return found
    }

    /// Value, scope and thing of each key of a field that is one of the values.
    func eachKey(
        of ledger: LedgerID,
        field: Int,
        among values: [String],
        _ body: (String, String, ItemID) throws -> Void
    ) throws {
        let rows = try tx.rows(
            """
            SELECT value, scope, item_id FROM item_key
            WHERE ledger = \(ledger) AND field = \(field) AND value IN \(list: values)
            """
        )
        for row in rows { try body(row.text("value"), row.text("scope"), row.id("item_id")) }
    }

    /// Many things to the trash; their keys are removed beside.
    func trash(_ ids: [ItemID], at now: Instant) throws {
        try tx.run(
            """
            UPDATE ledger_item SET trashed_at = \(now), updated_at = \(now), version = version + 1
            WHERE id IN \(list: ids)
            """
        )
        try tx.run("DELETE FROM gate_refusal WHERE item_id IN \(list: ids)")
    }

    func insertChanges(
        _ changes: ItemChanges,
        of items: [(item: ItemID, number: Int64)],
        act: String,
        by actor: Actor,
        at now: Instant
    ) throws {
        let same = [
            now.sqlValue, actor.account.sqlValue, actor.name.sqlValue, actor.unitName.sqlValue, act.sqlValue,
            changes.text.sqlValue,
        ]
        try tx.insert(
            into: "item_change",
            columns: ["id", "item_id", "at", "account_id", "person", "unit_name", "act", "changes"],
            types: [.integer, .integer, .integer, .integer, .text, .text, .text, .text],
            rows: items.map { [$0.number.sqlValue, $0.item.sqlValue] + same }
        )
    }

    /// Who changed a thing last, by field or by stage.
    func lastTouch(of item: LedgerItem) throws -> (person: String, at: Instant)? {
        try history(of: item).first { $0.kind != .entered }.map { ($0.person, $0.at) }
    }
}
