import Core
import Database
import Programmes

extension Transaction {
    package var programmes: ProgrammeStore { ProgrammeStore(tx: self) }
}

/// A county's ledger with the version it runs under now.
package struct Ledger: Hashable, Sendable {
    package let id: LedgerID
    package let county: RegionCode
    package let key: String
    package let programme: ProgrammeID
}

/// A version of a playbook as it was taken on.
package struct AdoptedProgramme: Hashable, Sendable {
    package let id: ProgrammeID
    package let county: RegionCode
    package let key: String
    package let digest: String
    package let name: String
    package let person: String
    package let adoptedAt: Instant
}

/// Ledgers and the versions of playbooks they run under.
package struct ProgrammeStore {
    let tx: Transaction

    package func ledger(_ key: String, in county: RegionCode) throws -> Ledger {
        let query: Query = "SELECT \(Self.columns) FROM ledger WHERE county = \(county) AND key = \(key)"
        guard let ledger = try tx.first(query, Ledger.init) else { throw NotFound("ledger", key) }
        return ledger
    }

    package func ledgers(in county: RegionCode) throws -> [Ledger] {
        try tx.rows("SELECT \(Self.columns) FROM ledger WHERE county = \(county) ORDER BY id", Ledger.init)
    }

    /// The versions of a ledger, newest first.
    package func versions(of key: String, in county: RegionCode) throws -> [AdoptedProgramme] {
        let query: Query = """
            SELECT id, county, key, digest, name, person, adopted_at FROM programme
            WHERE county = \(county) AND key = \(key) ORDER BY adopted_at DESC, id DESC
            """
        return try tx.rows(query) { row in
            AdoptedProgramme(
                id: try row.id("id"),
                county: try row.region("county"),
                key: try row.text("key"),
                digest: try row.text("digest"),
                name: try row.text("name"),
                person: try row.text("person"),
                adoptedAt: try row.instant("adopted_at")
            )
        }
    }

    /// What the actor's unit is responsible for.
    package func functions(of actor: Actor) throws -> Set<String> {
        try Self.functions(tx.rows(Self.functions(of: actor)))
    }

    /// The same for those who ask more in one trip.
    static func functions(of actor: Actor) -> Query {
        "SELECT function FROM unit_function WHERE unit_id = \(actor.unit)"
    }

    static func functions(_ rows: [ResultRow]) throws -> Set<String> { Set(try rows.map { try $0.text("function") }) }

    /// The books of a version and of the versions its county runs now: playbooks speak of each other, so they are read
    /// together.
    func books(with id: ProgrammeID, _ vault: PersonalVault?) throws -> [LedgerBook] {
        let query: Query = """
            SELECT p.id, p.county, p.key, p.yaml, l.id AS ledger FROM programme wanted
            JOIN ledger l ON l.county = wanted.county
            JOIN programme p ON p.id = CASE WHEN l.key = wanted.key THEN wanted.id ELSE l.programme_id END
            WHERE wanted.id = \(id)
            """
        let rows = try tx.rows(query)
        guard let wanted = try rows.first(where: { try $0.int64("id") == id.rawValue })?.text("key") else { return [] }
        let texts = try rows.map { (key: try $0.text("key"), yaml: try $0.text("yaml")) }
        let library = PlaybookText.read(texts, keeping: wanted)
        return try rows.compactMap { row in
            guard let playbook = library[try row.text("key")] else { return nil }
            return try book(playbook, row, vault)
        }
    }

    private func book(_ playbook: Playbook, _ row: ResultRow, _ vault: PersonalVault?) throws -> LedgerBook {
        let ledger: LedgerID = try row.id("ledger")
        let stages = try words(of: ledger, .stage)
        let measures = try words(of: ledger, .measure)
        let fields = try words(of: ledger, .field)
        return LedgerBook(
            ledger: ledger,
            programme: try row.id("id"),
            county: try row.region("county"),
            playbook: playbook,
            stages: playbook.stages.map { stages[$0.key] ?? 0 },
            measures: playbook.measures.map { measures[$0.key] ?? 0 },
            fields: playbook.fields.map { fields[$0.key] ?? 0 },
            vault: vault
        )
    }

    private static var columns: Query { "id, county, key, programme_id" }
}

extension ProgrammeStore {
    package enum WordKind: String, Sendable { case stage, measure, field }

    /// A ledger's small numbers, those of earlier versions included.
    package func words(of ledger: LedgerID, _ kind: WordKind) throws -> [String: Int] {
        let rows = try tx.rows(
            "SELECT key, number FROM ledger_word WHERE ledger = \(ledger) AND kind = \(kind.rawValue)"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("key"), try $0.int("number")) })
    }

    /// The version where it was taken on already.
    func first(_ key: String, digest: String, in county: RegionCode) throws -> ProgrammeID? {
        try tx.optionalValue(
            "SELECT id FROM programme WHERE county = \(county) AND key = \(key) AND digest = \(digest)"
        )
    }

    func insert(
        _ id: ProgrammeID,
        _ playbook: Playbook,
        text: String,
        in county: RegionCode,
        account: AccountID?,
        person: String,
        at now: Instant
    ) throws {
        try tx.run(
            """
            INSERT INTO programme (id, county, key, digest, name, lead, yaml, account_id, person, adopted_at)
            VALUES (\(id), \(county), \(playbook.key), \(playbook.version), \(playbook.name), \(playbook.lead),
                \(text), \(account), \(person), \(now))
            """
        )
    }

    /// Versions, ledgers and words are numbered by who looked last: one adoption at a time until the transaction is over.
    package func takeTurns() throws {
        for statement in tx.dialect.takesTurns(over: "ledger") { try tx.execute(statement) }
    }

    /// The ledger runs under this version from now on; it is made where the county has none.
    func run(_ key: String, under programme: ProgrammeID, in county: RegionCode) throws -> LedgerID {
        let changed = try tx.run(
            "UPDATE ledger SET programme_id = \(programme) WHERE county = \(county) AND key = \(key)"
        )
        if changed == 0 {
            try tx.run(
                """
                INSERT INTO ledger (id, county, key, programme_id)
                SELECT coalesce(max(id), 0) + 1, \(county), \(key), \(programme) FROM ledger
                """
            )
        }
        return try ledger(key, in: county).id
    }

    /// Numbers for keys that have none yet.
    func addWords(_ kind: WordKind, _ keys: [String], to ledger: LedgerID) throws {
        let known = try words(of: ledger, kind)
        var next = (known.values.max() ?? 0) + 1
        for key in keys where known[key] == nil {
            try tx.run(
                """
                INSERT INTO ledger_word (ledger, kind, number, key)
                VALUES (\(ledger), \(kind.rawValue), \(next), \(key))
                """
            )
            next += 1
        }
    }
}

extension Ledger {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            key: try row.text("key"),
            programme: try row.id("programme_id")
        )
    }
}
