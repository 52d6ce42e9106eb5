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

    /// It is there, and cannot be told: said instead of any act on it.
    package struct Unopened: Error {
        package let name: String
        /// Another key sealed it; otherwise it is open, and this program does not understand it.
        package let isSealed: Bool
    }

    /// Throws `Unopened` for what another key sealed or nobody understands; `NotFound` for those of another county, for those of
    /// another department, and for people who make no ledgers.
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
            reading
        )
        .compactMap(\.record)
    }

    /// Those that became ledgers, in the same order.
    package func saved(for actor: Actor) throws -> [ProposalRecord] {
        try tx.rows(
            """
            SELECT * FROM proposed_ledger WHERE \(Self.seen(by: actor)) AND ledger_key IS NOT NULL
            ORDER BY \(Self.ownFirst(actor)), id DESC
            """,
            reading
        )
        .compactMap(\.record)
    }

    /// How many stand in no list, and are said to be there.
    package func unopened(for actor: Actor) throws -> UnopenedProposals {
        var unopened = UnopenedProposals()
        for one in try tx.rows("SELECT * FROM proposed_ledger WHERE \(Self.seen(by: actor))", reading) {
            switch one {
            case .read: break
            case .sealed: unopened.sealed += 1
            case .unreadable: unopened.unreadable += 1
            }
        }
        return unopened
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

    private enum Reading {
        case read(ProposalRecord)
        case sealed, unreadable

        var record: ProposalRecord? {
            if case .read(let record) = self { record } else { nil }
        }
    }

    private func read(_ row: ResultRow) throws -> ProposalRecord {
        let name = SheetName(kept: try row.text("file_name")).own
        switch try reading(row) {
        case .read(let record): return record
        case .sealed: throw Unopened(name: name, isSealed: true)
        case .unreadable: throw Unopened(name: name, isSealed: false)
        }
    }

    private func reading(_ row: ResultRow) throws -> Reading {
        let id: ProposalID = try row.id("id")
        guard let text = seal.opened(try row.text("body"), about: Self.about(id)) else { return .sealed }
        guard let body = ProposalBody(json: text) else { return .unreadable }
        let record = ProposalRecord(
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
        return .read(record)
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

    /// Whether anything kept sealed opens with this key, of the first and the last proposals: the earlier ones may be of a key
    /// that was lost. Nil where none is sealed.
    package func opensSealed() throws -> Bool? {
        let mark = SheetSeal.mark + "%"
        var opens: Bool?
        for order in ["ASC", "DESC"] as [Query] {
            let rows = try tx.rows(
                "SELECT id, body FROM proposed_ledger WHERE body LIKE \(mark) ORDER BY id \(order) LIMIT 20"
            )
            for row in rows {
                if seal.opened(try row.text("body"), about: Self.about(try row.id("id"))) != nil { return true }
                opens = false
            }
        }
        return opens
    }

    /// The bytes of a sheet lie elsewhere from now on.
    func move(_ digest: String, to other: String) throws {
        try tx.run("UPDATE proposed_ledger SET digest = \(other) WHERE digest = \(digest)")
    }
}
