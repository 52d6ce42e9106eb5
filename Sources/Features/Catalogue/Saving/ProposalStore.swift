import Core
import Database
import Imports
import Ledgers

extension Transaction {
    /// - Parameter vault: opens and seals a proposal, which shows cells of its sheet.
    package func proposals(_ vault: PersonalVault) -> ProposalStore { ProposalStore(tx: self, seal: vault.sheets) }

    /// Digests of every sheet kept, whatever the county: for whoever moves or checks the whole database.
    package func proposalDigests() throws -> Set<String> {
        Set(try values("SELECT DISTINCT digest FROM proposed_ledger", as: String.self))
    }
}

/// Every statement about proposed ledgers.
package struct ProposalStore {
    let tx: Transaction
    let seal: SheetSeal

    /// It is there, and another key sealed it: said instead of any act on it.
    package struct Unopened: Error {
        package let name: String
    }

    /// Throws `Unopened` for what another key sealed; `NotFound` for those of another county, for those of another department,
    /// and for people who make no ledgers.
    package func find(_ id: ProposalID, for actor: Actor, locking: Bool = false) throws -> ProposalRecord {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let query: Query = "SELECT * FROM proposed_ledger WHERE id = \(id) AND \(Self.seen(by: actor))\(lock)"
        guard CataloguePolicy.mayPropose(actor), let record = try tx.first(query, read) else {
            throw NotFound("proposal", id)
        }
        return record
    }

    /// Those not yet saved, the actor's own before others', the newest first.
    package func open(for actor: Actor, limit: Int) throws -> [ProposalRecord] {
        try tx.rows(
            """
            SELECT * FROM proposed_ledger WHERE \(Self.seen(by: actor)) AND ledger_key IS NULL
            ORDER BY \(Self.ownFirst(actor)), id DESC LIMIT \(limit)
            """,
            opened
        )
        .compactMap { $0 }
    }

    /// Those that became ledgers, in the same order.
    package func saved(for actor: Actor) throws -> [ProposalRecord] {
        try tx.rows(
            """
            SELECT * FROM proposed_ledger WHERE \(Self.seen(by: actor)) AND ledger_key IS NOT NULL
            ORDER BY \(Self.ownFirst(actor)), id DESC
            """,
            opened
        )
        .compactMap { $0 }
    }

    /// How many another key sealed: they stand in no list, and are said to be there.
    package func unopened(for actor: Actor) throws -> Int {
        try tx.rows("SELECT * FROM proposed_ledger WHERE \(Self.seen(by: actor))", opened).count { $0 == nil }
    }

    private static func ownFirst(_ actor: Actor) -> Query {
        "CASE WHEN account_id = \(actor.account) THEN 0 ELSE 1 END"
    }

    /// A sheet may hold names and numbers of people: the supervision office sees those of the county, a department what
    /// its own people brought.
    private static func seen(by actor: Actor) -> Query {
        if actor.role == .supervisor { return "county = \(actor.county)" }
        return """
            county = \(actor.county) AND account_id IN (
                SELECT account_id FROM post WHERE unit_id = \(actor.unit) AND ended_at IS NULL)
            """
    }

    func insert(_ record: ProposalRecord, by actor: Actor) throws {
        let body = try seal.sealed(record.body.json, about: Self.about(record.id))
        try tx.run(
            """
            INSERT INTO proposed_ledger (id, county, account_id, person, file_name, digest, table_place, tables, body,
                made_at, updated_at, ledger_key)
            VALUES (\(record.id), \(record.county), \(actor.account), \(record.person), \(record.fileName),
                \(record.digest), \(record.table), \(record.tables.joined(separator: "\n")), \(body),
                \(record.madeAt), \(record.madeAt), \(record.ledger))
            """
        )
    }

    /// Counts its version on: whoever answers to an earlier one is told.
    func update(_ record: inout ProposalRecord, at now: Instant) throws {
        record.body.version = record.version + 1
        let body = try seal.sealed(record.body.json, about: Self.about(record.id))
        try tx.run(
            """
            UPDATE proposed_ledger SET table_place = \(record.table), body = \(body), updated_at = \(now),
                ledger_key = \(record.ledger)
            WHERE id = \(record.id) AND county = \(record.county)
            """
        )
    }

    func delete(_ record: ProposalRecord) throws {
        try tx.run("DELETE FROM proposed_ledger WHERE id = \(record.id) AND county = \(record.county)")
    }

    private func read(_ row: ResultRow) throws -> ProposalRecord {
        guard let record = try opened(row) else {
            throw Unopened(name: SheetName(kept: try row.text("file_name")).own)
        }
        return record
    }

    /// Nil where another key sealed it.
    private func opened(_ row: ResultRow) throws -> ProposalRecord? {
        let id: ProposalID = try row.id("id")
        guard let text = seal.opened(try row.text("body"), about: Self.about(id)), let body = ProposalBody(json: text)
        else { return nil }
        return ProposalRecord(
            id: id,
            county: try row.region("county"),
            person: try row.text("person"),
            fileName: try row.text("file_name"),
            digest: try row.text("digest"),
            table: try row.int("table_place"),
            tables: try row.text("tables").split(separator: "\n").map(String.init),
            body: body,
            madeAt: try row.instant("made_at"),
            ledger: try row.optionalText("ledger_key")
        )
    }

    private static func about(_ id: ProposalID) -> String { "proposed ledger \(id)" }
}

extension ProposalStore {
    /// Seals what an earlier program kept in the clear, the next proposals of the whole database at a time.
    /// - Returns: the last of them; nil where none is left.
    func sealEarlier(after last: ProposalID?, limit: Int = 100) throws -> ProposalID? {
        let mark = SheetSeal.mark + "%"
        let rows = try tx.rows(
            """
            SELECT id, body FROM proposed_ledger WHERE body NOT LIKE \(mark)
                AND id > \(last?.rawValue ?? 0) ORDER BY id LIMIT \(limit)
            """
        )
        var sealed: ProposalID?
        for row in rows {
            let (id, body): (ProposalID, String) = (try row.id("id"), try row.text("body"))
            let kept = try seal.sealed(body, about: Self.about(id))
            // Unless somebody changed it meanwhile.
            try tx.run("UPDATE proposed_ledger SET body = \(kept) WHERE id = \(id) AND body = \(body)")
            sealed = id
        }
        return sealed
    }

    /// Whether any proposal kept sealed opens with this key; nil where none is sealed.
    func opensSealed() throws -> Bool? {
        let mark = SheetSeal.mark + "%"
        let rows = try tx.rows("SELECT id, body FROM proposed_ledger WHERE body LIKE \(mark) ORDER BY id LIMIT 100")
        guard !rows.isEmpty else { return nil }
        return try rows.contains { row in
            seal.opened(try row.text("body"), about: Self.about(try row.id("id"))) != nil
        }
    }

    /// The bytes of a sheet lie elsewhere from now on.
    func move(_ digest: String, to other: String) throws {
        try tx.run("UPDATE proposed_ledger SET digest = \(other) WHERE digest = \(digest)")
    }
}
