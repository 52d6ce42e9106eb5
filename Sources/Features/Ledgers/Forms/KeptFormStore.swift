import Core
import Database

package enum KeptFormSubject {}
package typealias KeptFormID = Identifier<KeptFormSubject>

/// A blank form somebody asks a county to report on, kept with the ledger it is filled from: a layout that is data.
package struct KeptForm: Hashable, Sendable {
    package let id: KeptFormID
    package let ledger: LedgerID
    package let digest: String
    package let name: String
    /// The document that asks for it; may be empty.
    package let basis: String
    package let person: String
    package let at: Instant
}

extension Transaction {
    package var keptForms: KeptFormStore { KeptFormStore(tx: self) }
}

package struct KeptFormStore {
    let tx: Transaction

    /// Those in use, by name.
    func list(of ledger: LedgerID, in county: RegionCode) throws -> [KeptForm] {
        try tx.rows(
            """
            SELECT id, ledger, digest, name, basis, person, at FROM ledger_form
            WHERE county = \(county) AND ledger = \(ledger) AND ended_at IS NULL ORDER BY name, id
            """,
            KeptForm.init
        )
    }

    func find(_ id: KeptFormID, of ledger: LedgerID, in county: RegionCode) throws -> KeptForm {
        let form = try tx.first(
            """
            SELECT id, ledger, digest, name, basis, person, at FROM ledger_form
            WHERE id = \(id) AND county = \(county) AND ledger = \(ledger) AND ended_at IS NULL
            """,
            KeptForm.init
        )
        guard let form else { throw NotFound("form", id) }
        return form
    }

    /// A form of the same name takes the place of the one before.
    func insert(_ form: KeptForm, in county: RegionCode, account: AccountID) throws {
        try tx.run(
            """
            UPDATE ledger_form SET ended_at = \(form.at) WHERE county = \(county) AND ledger = \(form.ledger)
                AND name = \(form.name) AND ended_at IS NULL
            """
        )
        try tx.run(
            """
            INSERT INTO ledger_form (id, county, ledger, digest, name, basis, account_id, person, at)
            VALUES (\(form.id), \(county), \(form.ledger), \(form.digest), \(form.name), \(form.basis), \(account),
                \(form.person), \(form.at))
            """
        )
    }

    func end(_ id: KeptFormID, at now: Instant) throws {
        try tx.run("UPDATE ledger_form SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// Of every form ever kept, whatever the county: for whoever moves or checks the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM ledger_form", as: String.self))
    }
}

extension KeptForm {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            ledger: try row.id("ledger"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            basis: try row.text("basis"),
            person: try row.text("person"),
            at: try row.instant("at")
        )
    }
}
