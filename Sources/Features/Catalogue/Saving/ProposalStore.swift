import Core
import Database

extension Transaction {
    package var proposals: ProposalStore { ProposalStore(tx: self) }
}

/// Every statement about proposed ledgers.
package struct ProposalStore {
    let tx: Transaction

    /// Throws `NotFound` for those of another county, for those of another department, and for people who make no ledgers.
    package func find(_ id: ProposalID, for actor: Actor, locking: Bool = false) throws -> ProposalRecord {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let query: Query = "SELECT * FROM proposed_ledger WHERE id = \(id) AND \(Self.seen(by: actor))\(lock)"
        guard CataloguePolicy.mayPropose(actor), let record = try tx.first(query, ProposalRecord.init) else {
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
            ProposalRecord.init
        )
    }

    /// Those that became ledgers, the rows of whose sheets nobody brought in yet, in the same order. Rows that an import
    /// left for later are an import of their own (`ImportStore.first`).
    package func unwritten(for actor: Actor, limit: Int) throws -> [ProposalRecord] {
        try tx.rows(
            """
            SELECT * FROM proposed_ledger p WHERE \(Self.seen(by: actor)) AND EXISTS (
                SELECT 1 FROM ledger l WHERE l.county = p.county AND l.key = p.ledger_key AND NOT EXISTS (
                    SELECT 1 FROM sheet_import i WHERE i.ledger = l.id AND i.digest = p.digest AND i.stage = 'written'
                        AND i.county = p.county AND \(tx.dialect.within("i.region", actor.region))
                        AND \(tx.dialect.member("i.mapping", "only")) IS NULL))
            ORDER BY \(Self.ownFirst(actor)), id DESC LIMIT \(limit)
            """,
            ProposalRecord.init
        )
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
        try tx.run(
            """
            INSERT INTO proposed_ledger (id, county, account_id, person, file_name, digest, table_place, tables, body,
                made_at, updated_at, ledger_key)
            VALUES (\(record.id), \(record.county), \(actor.account), \(record.person), \(record.fileName),
                \(record.digest), \(record.table), \(record.tables.joined(separator: "\n")), \(record.body.json),
                \(record.madeAt), \(record.madeAt), \(record.ledger))
            """
        )
    }

    /// Counts its version on: whoever answers to an earlier one is told.
    func update(_ record: inout ProposalRecord, at now: Instant) throws {
        record.body.version = record.version + 1
        try tx.run(
            """
            UPDATE proposed_ledger SET table_place = \(record.table), body = \(record.body.json), updated_at = \(now),
                ledger_key = \(record.ledger)
            WHERE id = \(record.id) AND county = \(record.county)
            """
        )
    }

    func delete(_ record: ProposalRecord) throws {
        try tx.run("DELETE FROM proposed_ledger WHERE id = \(record.id) AND county = \(record.county)")
    }

    /// Of every sheet kept, whatever the county: for whoever moves or checks the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM proposed_ledger", as: String.self))
    }
}

extension ProposalRecord {
    init(_ row: ResultRow) throws {
        let written = try row.text("body")
        guard let body = ProposalBody(json: written) else { throw NotFound("proposal", try row.text("file_name")) }
        self.init(
            id: try row.id("id"),
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
}
