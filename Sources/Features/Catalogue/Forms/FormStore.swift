import Core
import Database
import Ledgers
import Programmes

extension Transaction {
    package var forms: FormStore { FormStore(tx: self) }
}

/// Every statement about forms.
package struct FormStore {
    let tx: Transaction

    /// By key of their ledger; ledgers nobody wrote anything about are not there.
    package func all(in county: RegionCode) throws -> [String: CatalogueForm] {
        let rows = try tx.rows("SELECT * FROM form WHERE county = \(county)", CatalogueForm.init)
        return Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func form(_ key: String, in county: RegionCode) throws -> CatalogueForm {
        try tx.first("SELECT * FROM form WHERE county = \(county) AND key = \(key)", CatalogueForm.init) ?? .blank(key)
    }

    func set(_ key: String, _ draft: FormDraft, by actor: Actor, at now: Instant) throws {
        try tx.run("DELETE FROM form WHERE county = \(actor.county) AND key = \(key)")
        try tx.run(
            """
            INSERT INTO form (county, key, number, issuer, approval, valid_through, minutes, basis, account_id, person,
                set_at)
            VALUES (\(actor.county), \(key), \(draft.number), \(draft.issuer), \(draft.approval), \(draft.day),
                \(draft.minutesValue), \(draft.basis), \(actor.account), \(actor.name), \(now))
            """
        )
    }

    /// Things entered or changed since a moment, by ledger: keys of both are made in the order of time.
    ///
    /// - Parameter place: where the things lie; nil for the whole county.
    package func fillings(of ledgers: [LedgerID], since moment: Instant, in place: RegionCode? = nil) throws
        -> [LedgerID: Int]
    {
        let first = IdentifierSource.lowest(at: moment)
        let within: Query = place.map { " AND \(tx.dialect.within("i.region", $0))" } ?? ""
        let queries: [Query] = [
            """
            SELECT i.ledger, count(*) AS n FROM ledger_item i
            WHERE i.ledger IN \(list: ledgers) AND i.id >= \(first) AND i.trashed_at IS NULL\(within) GROUP BY i.ledger
            """,
            """
            SELECT i.ledger, count(*) AS n FROM item_change c JOIN ledger_item i ON i.id = c.item_id
            WHERE c.id >= \(first) AND c.act = 'item.edit' AND i.ledger IN \(list: ledgers)\(within) GROUP BY i.ledger
            """,
        ]
        var counts: [LedgerID: Int] = [:]
        for query in queries {
            for row in try tx.rows(query) { counts[try row.id("ledger"), default: 0] += try row.int("n") }
        }
        return counts
    }
}

extension CatalogueForm {
    init(_ row: ResultRow) throws {
        self.init(
            key: try row.text("key"),
            number: try row.text("number"),
            issuer: try row.text("issuer"),
            approval: try row.text("approval"),
            validThrough: try row.optionalDay("valid_through"),
            minutes: try row.optionalDouble("minutes"),
            basis: try row.text("basis"),
            person: try row.text("person"),
            setAt: try row.instant("set_at")
        )
    }
}

/// A thing of a ledger by its name.
struct TitledThing: Sendable {
    let id: ItemID
    let title: String
    let region: RegionCode
}

extension FormStore {
    func titled(_ titles: [String], in ledger: LedgerID) throws -> [TitledThing] {
        var found: [TitledThing] = []
        for start in stride(from: 0, to: titles.count, by: 400) {
            let part = Array(titles[start..<min(start + 400, titles.count)])
            let query: Query = """
                SELECT id, title, region FROM ledger_item
                WHERE ledger = \(ledger) AND trashed_at IS NULL AND title IN \(list: part)
                """
            found += try tx.rows(query) { row in
                TitledThing(id: try row.id("id"), title: try row.text("title"), region: try row.region("region"))
            }
        }
        return found
    }
}
