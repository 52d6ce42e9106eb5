import Core
import Database

/// A key that stands cut among the others: an earlier program told long texts apart by how they begin.
struct CutKey: Sendable {
    let item: ItemID
    let key: ItemKey
}

extension ItemStore {
    /// Those of the whole database, and texts that are just as long as what was cut. What is told apart by all of it ends with
    /// # and 64 digits.
    func cutKeys() throws -> [CutKey] {
        var cut: [CutKey] = []
        try tx.each(
            """
            SELECT item_id, field, value, scope FROM item_key
            WHERE length(value) >= \(ItemKey.longest) AND (length(value) < 265 OR substr(value, length(value) - 64, 1) <> '#')
            """
        ) { row in
            let value = try row.text("value")
            guard value.count == ItemKey.longest else { return }
            let key = ItemKey(field: try row.int("field"), value: value, scope: try row.text("scope"))
            cut.append(CutKey(item: try row.id("item_id"), key: key))
        }
        return cut
    }

    /// Nothing where another thing was entered with the same text meanwhile: it has the key.
    func renew(_ old: ItemKey, to new: ItemKey, of item: LedgerItem) throws -> Bool {
        try tx.run(
            """
            UPDATE item_key SET value = \(new.value)
            WHERE ledger = \(item.ledger) AND field = \(old.field) AND value = \(old.value) AND scope = \(old.scope)
                AND item_id = \(item.id) AND NOT EXISTS (
                    SELECT 1 FROM item_key k WHERE k.ledger = \(item.ledger) AND k.field = \(new.field)
                        AND k.value = \(new.value) AND k.scope = \(new.scope))
            """
        ) == 1
    }
}
