import Ciphers
import Core
import Database
import Expression
import Foundation
import Programmes

/// A unique value another thing has already.
struct KeyTaken: Error {
    let key: String
    let label: String
    let item: ItemID
    let title: String
}

extension ItemStore {
    /// A new thing with its text and keys; throws `KeyTaken` where a unique value is taken, with nothing written.
    func insert(_ item: LedgerItem, _ keys: [ItemKey]) throws {
        let book = try shelf.book(of: item, in: tx)
        if keys.contains(where: \.isUnique), let taken = try taken(keys, except: item.id, book) { throw taken }
        try tx.run(
            """
            INSERT INTO ledger_item (id, ledger, programme_id, region, stage, stage_day, title, fields, measures,
                version, account_id, person, created_at, updated_at)
            VALUES (\(item.id), \(item.ledger), \(item.programme), \(item.region), \(item.stage),
                \(item.stageDay.daysSince1970), \(item.title), \(ItemJSON.text(item.values, of: book)),
                \(item.measures.description), \(item.version), \(item.account), \(item.person), \(item.createdAt),
                \(item.updatedAt))
            """
        )
        try tx.run("INSERT INTO item_text (id, body) VALUES (\(item.id), \(ItemText.body(of: item, book.playbook)))")
        try insert(keys, of: item)
        try insertLinks(of: item, book)
    }

    /// Stores a changed thing where it is still at `version`; answers whether it was.
    func update(_ item: LedgerItem, from version: Int) throws -> Bool {
        let book = try shelf.book(of: item, in: tx)
        return try tx.run(
            """
            UPDATE ledger_item SET programme_id = \(item.programme), region = \(item.region), stage = \(item.stage),
                stage_day = \(item.stageDay.daysSince1970), title = \(item.title),
                fields = \(ItemJSON.text(item.values, of: book)), measures = \(item.measures.description),
                version = \(item.version), updated_at = \(item.updatedAt), trashed_at = \(item.trashedAt),
                merged_into = \(item.mergedInto)
            WHERE id = \(item.id) AND version = \(version)
            """
        ) == 1
    }

    /// Only the place in the stages: the least a move writes. The thing was read with its row locked, so it still is what was
    /// read, and nobody waits for the answer.
    func place(_ item: LedgerItem, at stage: Int, measures: MeasureAmounts, on day: Day, now: Instant) throws {
        try tx.post(
            """
            UPDATE ledger_item SET stage = \(stage), stage_day = \(day.daysSince1970),
                measures = \(measures.description), version = version + 1, updated_at = \(now)
            WHERE id = \(item.id) AND version = \(item.version)
            """
        )
    }

    func updateText(of item: LedgerItem) throws {
        let book = try shelf.book(of: item, in: tx)
        let body = ItemText.body(of: item, book.playbook)
        try tx.run("UPDATE item_text SET body = \(body) WHERE id = \(item.id) AND body <> \(body)")
    }

    /// Who else has one of the unique values.
    func taken(_ keys: [ItemKey], except id: ItemID, _ book: LedgerBook) throws -> KeyTaken? {
        for key in keys where key.isUnique {
            let row = try tx.first(
                """
                SELECT k.item_id, i.title FROM item_key k JOIN ledger_item i ON i.id = k.item_id
                WHERE k.ledger = \(book.ledger) AND k.field = \(key.field) AND k.value = \(key.value)
                    AND k.scope = \(key.scope) AND k.item_id <> \(id)
                """
            )
            guard let row else { continue }
            let field = book.field(numbered: key.field)
            return KeyTaken(
                key: field.key,
                label: field.label,
                item: try row.id("item_id"),
                title: try row.text("title")
            )
        }
        return nil
    }

    /// Those of many unique values that stored things have, with few questions.
    func taken(_ keys: [ItemKey], _ book: LedgerBook) throws -> [(ItemKey, KeyTaken)] {
        var found: [(ItemKey, KeyTaken)] = []
        for (number, keys) in Dictionary(grouping: keys, by: \.field) {
            let asked = Set(keys)
            let field = book.field(numbered: number)
            for start in stride(from: 0, to: keys.count, by: 500) {
                let values = keys[start..<min(start + 500, keys.count)].map(\.value)
                let rows = try tx.rows(
                    """
                    SELECT k.value, k.scope, k.item_id, i.title FROM item_key k JOIN ledger_item i ON i.id = k.item_id
                    WHERE k.ledger = \(book.ledger) AND k.field = \(number) AND k.value IN \(list: values)
                    """
                )
                for row in rows {
                    let key = ItemKey(field: number, value: try row.text("value"), scope: try row.text("scope"))
                    guard asked.contains(key) else { continue }
                    let taken = KeyTaken(
                        key: field.key,
                        label: field.label,
                        item: try row.id("item_id"),
                        title: try row.text("title")
                    )
                    found.append((key, taken))
                }
            }
        }
        return found
    }

    func insert(_ keys: [ItemKey], of item: LedgerItem) throws {
        for key in keys {
            try tx.run(
                """
                INSERT INTO item_key (ledger, field, value, scope, item_id)
                VALUES (\(item.ledger), \(key.field), \(key.value), \(key.scope), \(item.id))
                """
            )
        }
    }

    /// By the values themselves: an index on things would repeat every key.
    func replace(_ old: [ItemKey], of item: LedgerItem, with new: [ItemKey]) throws {
        let (before, after) = (Set(old), Set(new))
        try remove(old.filter { !after.contains($0) }, of: item)
        try insert(new.filter { !before.contains($0) }, of: item)
    }

    func remove(_ keys: [ItemKey], of item: LedgerItem) throws { try remove([(item, keys)]) }

    func remove(_ keys: [(item: LedgerItem, keys: [ItemKey])]) throws {
        try tx.delete(
            from: "item_key",
            columns: ["ledger", "field", "value", "scope", "item_id"],
            types: [.integer, .integer, .text, .text, .integer],
            rows: keys.flatMap { item, keys in
                keys.flatMap { key in
                    ([key.value] + key.earlier).map { value -> [SQLValue] in
                        [
                            item.ledger.sqlValue, key.field.sqlValue, value.sqlValue, key.scope.sqlValue,
                            item.id.sqlValue,
                        ]
                    }
                }
            }
        )
    }
}

/// A value a thing is found by or may be the only one to have.
package struct ItemKey: Hashable, Sendable {
    /// The ledger's number of the field.
    package let field: Int
    /// As entered but for how it was typed; of personal values their blind index.
    package let value: String
    /// The place within which it is the only one; the thing's own number where it need not be.
    package let scope: String

    package var isUnique: Bool { !scope.hasPrefix("#") }

    /// Characters of a text that stand in a key as they are.
    static let longest = 200

    /// What stands for a text among the keys: an index takes no page of prose, and two that begin alike are still two.
    static func value(of text: String) -> String {
        guard text.utf8.count > longest, text.count > longest else { return folded(text) }
        let digest = SHA256.hash(data: Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "\(text.prefix(longest))#\(digest.joined())"
    }

    /// How the same text stood among the keys before it was told apart by all of it: cut.
    var earlier: [String] { value.count > Self.longest ? [String(value.prefix(Self.longest))] : [] }
}

/// What a search finds a thing by.
enum ItemText {
    private static let search = SearchIndex(table: "item_text", columns: ["body"])

    /// The things of a ledger that hold every word, as a query to stand in `IN`.
    ///
    /// - Parameter passesSigns: whether who asks compares the names it finds itself.
    static func found(
        _ text: String,
        in ledger: LedgerID,
        passingSigns passesSigns: Bool = false,
        _ dialect: Dialect
    ) -> Query {
        search.keys(
            matching: text,
            markedBy: String(mark(of: ledger)),
            passingSigns: passesSigns,
            dialect: dialect
        )
    }

    /// A private character that stands for the ledger: searching one ledger does not read the words of all.
    private static func mark(of ledger: LedgerID) -> Character {
        let scalar = Unicode.Scalar(0xE100 + UInt32(truncatingIfNeeded: ledger.rawValue) % 0x1700)
        return Character(scalar ?? "\u{E100}")
    }

    static func body(of item: LedgerItem, _ playbook: Playbook) -> String {
        var parts = [item.title]
        for (place, value) in item.values.enumerated() where place != playbook.item.title {
            if case .text(let text) = value, case .text = playbook.fields[place].type { parts.append(text) }
        }
        parts.append(String(mark(of: item.ledger)))
        return parts.joined(separator: "\n")
    }
}
