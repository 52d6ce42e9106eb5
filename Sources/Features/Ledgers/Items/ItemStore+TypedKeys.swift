import Core
import Database

/// A key that stands among the others as it was typed.
struct TypedKey: Sendable {
    let ledger: LedgerID
    let item: ItemID
    let key: ItemKey
}

extension ItemStore {
    /// Those of the whole database.
    func typedKeys() throws -> [TypedKey] {
        var typed: [TypedKey] = []
        try tx.each("SELECT ledger, field, value, scope, item_id FROM item_key") { row in
            let value = try row.text("value")
            guard ItemKey.isTyped(value) else { return }
            let key = ItemKey(field: try row.int("field"), value: value, scope: try row.text("scope"))
            typed.append(TypedKey(ledger: try row.id("ledger"), item: try row.id("item_id"), key: key))
        }
        return typed
    }

    /// Whether it is written as it is asked for now. Where another thing has the value, it keeps it, and the key nobody asks
    /// for any more goes.
    func fold(_ typed: TypedKey) throws -> Bool {
        let (key, value) = (typed.key, ItemKey.folded(typed.key.value))
        let isFolded =
            try tx.run(
                """
                UPDATE item_key SET value = \(value) WHERE \(same(typed)) AND NOT EXISTS (
                    SELECT 1 FROM item_key k WHERE k.ledger = \(typed.ledger) AND k.field = \(key.field)
                        AND k.value = \(value) AND k.scope = \(key.scope))
                """
            ) == 1
        if !isFolded { try drop(typed) }
        return isFolded
    }

    func drop(_ typed: TypedKey) throws { try tx.run("DELETE FROM item_key WHERE \(same(typed))") }

    private func same(_ typed: TypedKey) -> Query {
        let key = typed.key
        return """
            ledger = \(typed.ledger) AND field = \(key.field) AND value = \(key.value) AND scope = \(key.scope)
                AND item_id = \(typed.item)
            """
    }
}
