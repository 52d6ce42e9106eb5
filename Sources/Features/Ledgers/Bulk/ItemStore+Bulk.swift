import Core
import Database
import Programmes

/// What a new thing writes, in storage form: made beside the transaction, on every core.
struct ItemRows: Sendable {
    let item: [SQLValue]
    let text: (key: Int64, text: String)
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
        text = (item.id.rawValue, ItemText.body(of: item, book.playbook))
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
    static let keyColumns = ["ledger", "field", "value", "scope", "item_id"]
    static let keyTypes: [SQLType] = [.integer, .integer, .text, .text, .integer]
    static let itemTypes: [SQLType] = [
        .integer, .integer, .integer, .text, .integer, .integer, .text, .text, .text, .integer, .integer, .text,
        .integer, .integer,
    ]
}

extension ItemStore {
    /// The words of new things, all at once.
    func insertTexts(_ texts: [(key: Int64, text: String)]) throws {
        try tx.insertTexts(into: "item_text", key: "id", text: "body", texts)
    }

    /// Many new things with few statements, but for their words; values only one thing may have are known to be free.
    func insert(_ rows: [ItemRows]) throws {
        try insertThings(rows)
        try tx.insert(
            into: "item_key",
            columns: ItemRows.keyColumns,
            types: ItemRows.keyTypes,
            rows: rows.flatMap(\.keys)
        )
    }

    /// The same where some thing may have one of the values: answers whether all were free. Where one was not, the caller
    /// undoes what was written.
    func insertIfFree(_ rows: [ItemRows]) throws -> Bool {
        try insertThings(rows)
        let keys = rows.flatMap(\.keys)
        let new = try tx.insertNew(
            into: "item_key",
            columns: ItemRows.keyColumns,
            types: ItemRows.keyTypes,
            rows: keys
        )
        return new == keys.count
    }

    private func insertThings(_ rows: [ItemRows]) throws {
        try tx.insert(
            into: "ledger_item",
            columns: ItemRows.itemColumns,
            types: ItemRows.itemTypes,
            rows: rows.map(\.item)
        )
        try tx.insert(
            into: "item_link",
            columns: ["from_id", "to_id", "kind"],
            types: [.integer, .integer, .text],
            rows: rows.flatMap(\.links)
        )
    }
}
