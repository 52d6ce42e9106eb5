import Core
import Database

extension ItemStore {
    /// Many new things of one version with few statements.
    func insert(_ items: [LedgerItem], _ keys: [[ItemKey]], _ book: LedgerBook) throws {
        try tx.insert(
            into: "ledger_item",
            columns: [
                "id", "ledger", "programme_id", "region", "stage", "stage_day", "title", "fields", "measures",
                "version",
                "account_id", "person", "created_at", "updated_at",
            ],
            rows: items.lazy.map { item in
                [
                    item.id, item.ledger, item.programme, item.region, item.stage, item.stageDay.daysSince1970,
                    item.title, ItemJSON.text(item.values, of: book.playbook), item.measures.description, item.version,
                    item.account, item.person, item.createdAt, item.updatedAt,
                ] as [any SQLValueConvertible]
            }
        )
        try tx.insert(
            into: "item_text",
            columns: ["id", "body"],
            rows: items.lazy.map { [$0.id, ItemText.body(of: $0, book.playbook)] as [any SQLValueConvertible] }
        )
        let rows = zip(items, keys).flatMap { item, keys in
            keys.map { [item.ledger, $0.field, $0.value, $0.scope, item.id] as [any SQLValueConvertible] }
        }
        try tx.insert(into: "item_key", columns: ["ledger", "field", "value", "scope", "item_id"], rows: rows)
        for item in items { try insertLinks(of: item, book) }
    }
}
