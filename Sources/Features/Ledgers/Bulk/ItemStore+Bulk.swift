import Core
import Database
import Programmes

/// What a new thing writes, in storage form: made beside the transaction, on every core.
struct ItemRows: Sendable {
    let item: [SQLValue]
    let text: [SQLValue]
    let keys: [[SQLValue]]
    let links: [[SQLValue]]

    init(_ item: LedgerItem, _ keys: [ItemKey], _ book: LedgerBook) {
        self.item = [
            item.id.sqlValue, item.ledger.sqlValue, item.programme.sqlValue, item.region.sqlValue, item.stage.sqlValue,
            item.stageDay.daysSince1970.sqlValue, item.title.sqlValue,
            ItemJSON.text(item.values, of: book).sqlValue, item.measures.description.sqlValue,
            item.version.sqlValue, item.account.sqlValue, item.person.sqlValue, item.createdAt.sqlValue,
            item.updatedAt.sqlValue,
        ]
        text = [item.id.sqlValue, ItemText.body(of: item, book.playbook).sqlValue]
        self.keys = keys.map { key in
            [
                item.ledger.sqlValue, key.field.sqlValue, key.value.sqlValue, key.scope.sqlValue, item.id.sqlValue,
            ]
        }
        links = book.linkFields.flatMap { place in
            ItemStore.linked(item.values[place]).map { target in
                [item.id.sqlValue, target.sqlValue, book.playbook.fields[place].key.sqlValue]
            }
        }
    }

    static let itemColumns = [
        "id", "ledger", "programme_id", "region", "stage", "stage_day", "title", "fields", "measures", "version",
        "account_id", "person", "created_at", "updated_at",
    ]
    static let itemTypes: [SQLType] = [
        .integer, .integer, .integer, .text, .integer, .integer, .text, .text, .text, .integer, .integer, .text,
        .integer, .integer,
    ]
}

extension ItemStore {
    /// The words of new things, all at once.
    func insertTexts(_ texts: [[SQLValue]]) throws {
        try tx.insertAtOnce(into: "item_text", columns: ["id", "body"], types: [.integer, .text], rows: texts)
    }

    /// Many new things with few statements, but for their words.
    func insert(_ rows: [ItemRows]) throws {
        try tx.insert(
            into: "ledger_item",
            columns: ItemRows.itemColumns,
            types: ItemRows.itemTypes,
            rows: rows.map(\.item)
        )
        try tx.insert(
            into: "item_key",
            columns: ["ledger", "field", "value", "scope", "item_id"],
            types: [.integer, .integer, .text, .text, .integer],
            rows: rows.flatMap(\.keys)
        )
        try tx.insert(
            into: "item_link",
            columns: ["from_id", "to_id", "kind"],
            types: [.integer, .integer, .text],
            rows: rows.flatMap(\.links)
        )
    }
}
