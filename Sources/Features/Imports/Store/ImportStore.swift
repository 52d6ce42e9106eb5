import Core
import Database
import Ledgers

extension Transaction {
    /// - Parameter vault: opens and seals what is kept of people's cells.
    package func imports(_ vault: PersonalVault) -> ImportStore { ImportStore(tx: self, seal: vault.sheets) }

    /// Digests of every sheet kept, whatever the county: for whoever moves or checks the whole database.
    package func importDigests() throws -> Set<String> {
        Set(try values("SELECT DISTINCT digest FROM sheet_import", as: String.self))
    }
}

/// Every statement about imports. A person sees those of the own place.
package struct ImportStore {
    let tx: Transaction
    let seal: SheetSeal

    private static var columns: Query {
        """
        id, county, region, ledger, person, unit_name, digest, name, size, layout, mapping, fixes, result, stage, version,
        created_at, checked_at, written_at, undone_at
        """
    }

    package func find(_ id: ImportID, for actor: Actor, locking: Bool = false) throws -> SheetImport {
        guard let one = try first(id, for: actor, locking: locking) else { throw NotFound("import", id) }
        return one
    }

    private func first(_ id: ImportID, for actor: Actor, locking: Bool = false) throws -> SheetImport? {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        return try tx.first(
            """
            SELECT \(Self.columns) FROM sheet_import WHERE id = \(id) AND county = \(actor.county)
                AND \(tx.dialect.within("region", actor.region))\(lock)
            """,
            read
        )
    }

    /// Whether it was brought from this account.
    package func isOwn(_ one: SheetImport, for actor: Actor) throws -> Bool {
        try tx.count("FROM sheet_import WHERE id = \(one.id) AND account_id = \(actor.account)") > 0
    }

    /// The newest imports of some ledgers; `last` is the one they come after.
    package func list(_ ledgers: [LedgerID], for actor: Actor, after last: ImportID? = nil, limit: Int) throws
        -> [SheetImport]
    {
        let older: Query = last.map { " AND id < \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT \(Self.columns) FROM sheet_import WHERE county = \(actor.county)
                AND \(tx.dialect.within("region", actor.region)) AND ledger IN \(list: ledgers)\(older)
            ORDER BY id DESC LIMIT \(limit)
            """,
            read
        )
    }

    /// An earlier import of the same bytes into the same ledger that still stands.
    /// - Parameter isWhole: whether rows that were left for later and written by themselves are passed over.
    package func twin(of one: SheetImport, for actor: Actor, isWhole: Bool = false) throws -> SheetImport? {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM sheet_import WHERE ledger = \(one.ledger) AND digest = \(one.digest)
                AND stage = 'written' AND id <> \(one.id) AND \(tx.dialect.within("region", actor.region))
            ORDER BY id DESC
            """,
            read
        )
        .first { !isWhole || $0.mapping.only == nil }
    }

    /// Where the tables of the same bytes stand that were written into the same ledger.
    func writtenTables(of one: SheetImport, for actor: Actor) throws -> [TableLayout] {
        try tx.values(
            """
            SELECT layout FROM sheet_import WHERE ledger = \(one.ledger) AND digest = \(one.digest)
                AND county = \(one.county) AND stage = 'written' AND \(tx.dialect.within("region", actor.region))
            """,
            as: String.self
        ).compactMap { TableLayout(json: $0) }
    }

    /// Imports of the same bytes whose corrections hold for another one too, the earliest first: those that were written, and
    /// what the same account has begun.
    package func earlier(of digest: String, into ledger: LedgerID, for actor: Actor) throws -> [SheetImport] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM sheet_import WHERE ledger = \(ledger) AND digest = \(digest)
                AND county = \(actor.county) AND \(tx.dialect.within("region", actor.region))
                AND (stage = 'written' OR stage <> 'undone' AND account_id = \(actor.account))
            ORDER BY id DESC LIMIT 20
            """,
            read
        )
        .reversed()
    }

    /// The first import of these bytes into a ledger that still stands, rows that were left for later not counted.
    package func first(of digest: String, into ledger: LedgerID, for actor: Actor) throws -> SheetImport? {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM sheet_import WHERE ledger = \(ledger) AND digest = \(digest)
                AND stage = 'written' AND county = \(actor.county) AND \(tx.dialect.within("region", actor.region))
            ORDER BY id
            """,
            read
        )
        .first { $0.mapping.only == nil }
    }

    /// The rows a writing left for later, then what writing these left, up to those that are still to be written or were
    /// taken back. Rows somebody discarded are among them no more.
    package func rests(of result: ImportResult, for actor: Actor) throws -> [SheetImport] {
        var (rests, next): ([SheetImport], ImportID?) = ([], result.rest)
        while let id = next, let rest = try first(id, for: actor) {
            rests.append(rest)
            next = rest.stage == .written ? rest.result?.rest : nil
        }
        return rests
    }

    package func insert(_ one: SheetImport, by actor: Actor) throws {
        let kept = try sealed(one)
        try tx.run(
            """
            INSERT INTO sheet_import (id, county, region, ledger, account_id, person, unit_name, digest, name, size, layout,
                mapping, fixes, result, stage, version, created_at)
            VALUES (\(one.id), \(one.county), \(one.region), \(one.ledger), \(actor.account), \(one.person),
                \(one.unitName), \(one.digest), \(one.name), \(one.size), \(one.layout.json), \(kept.mapping),
                \(kept.fixes), \(kept.result), \(one.stage.rawValue), \(one.version),
                \(one.createdAt))
            """
        )
    }

    /// Where nobody changed it since; answers whether it was stored.
    package func update(_ one: SheetImport) throws -> Bool {
        if one.isUnopened { throw Unopened(id: one.id) }
        let kept = try sealed(one)
        return try tx.run(
            """
            UPDATE sheet_import SET digest = \(one.digest), name = \(one.name), size = \(one.size),
                layout = \(one.layout.json), mapping = \(kept.mapping), fixes = \(kept.fixes),
                result = \(kept.result), stage = \(one.stage.rawValue), version = version + 1,
                checked_at = \(one.checkedAt), written_at = \(one.writtenAt), undone_at = \(one.undoneAt)
            WHERE id = \(one.id) AND version = \(one.version)
            """
        ) == 1
    }

    /// One that was not written: nothing of a ledger hangs on it.
    func delete(_ one: SheetImport) throws {
        try tx.run("DELETE FROM sheet_import WHERE id = \(one.id) AND stage IN ('matching', 'checked')")
    }

    package func insert(_ traces: [IntakeTrace], of id: ImportID) throws {
        guard !traces.isEmpty else { return }
        try tx.insert(
            into: "sheet_import_item",
            columns: ["import_id", "item_id", "row_number", "version", "region", "fields"],
            types: [.integer, .integer, .integer, .integer, .text, .text],
            rows: traces.map { trace in
                [
                    id.sqlValue, trace.item.sqlValue, trace.row.sqlValue, trace.version.sqlValue,
                    trace.before.map { $0.region.sqlValue } ?? .null, trace.before.map { $0.fields.sqlValue } ?? .null,
                ]
            }
        )
    }

    /// The next traces by their thing, for taking an import back part by part.
    package func traces(of id: ImportID, after item: ItemID?, limit: Int) throws -> [IntakeTrace] {
        try tx.rows(
            """
            SELECT item_id, row_number, version, region, fields FROM sheet_import_item
            WHERE import_id = \(id) AND item_id > \(item?.rawValue ?? 0) ORDER BY item_id LIMIT \(limit)
            """,
            trace
        )
    }

    /// What imports into a ledger that were taken back did to some things.
    func undoneTraces(of items: [ItemID], in ledger: LedgerID) throws -> [IntakeTrace] {
        let undone: [ImportID] = try tx.values(
            "SELECT id FROM sheet_import WHERE ledger = \(ledger) AND stage = 'undone'"
        )
        guard !undone.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT item_id, row_number, version, region, fields FROM sheet_import_item
            WHERE import_id IN \(list: undone) AND item_id IN \(list: items)
            """,
            trace
        )
    }

    private func trace(_ row: ResultRow) throws -> IntakeTrace {
        let region = try row.optionalRegion("region")
        let fields = try row.optionalText("fields")
        return IntakeTrace(
            item: try row.id("item_id"),
            row: try row.int("row_number"),
            version: try row.int("version"),
            before: region.flatMap { region in fields.map { .init(region: region, fields: $0) } }
        )
    }
}

extension ImportStore {
    /// What another key sealed is not written over. Acts refuse before (`SheetImport.unopened`).
    package struct Unopened: Error {
        let id: ImportID
    }

    package struct Remembered: Sendable {
        package let layout: TableLayout
        package let mapping: SheetMapping
        package let person: String
        package let at: Instant
    }

    /// What a person confirmed for tables of this shape.
    package func remembered(_ shape: String, _ ledger: LedgerID, in county: RegionCode) throws -> Remembered? {
        let row = try tx.first(
            """
            SELECT layout, mapping, person, updated_at FROM sheet_mapping
            WHERE county = \(county) AND ledger = \(ledger) AND shape = \(shape)
            """
        )
        guard let row, let text = seal.opened(try row.text("mapping"), about: Self.about(shape, ledger, in: county)),
            let mapping = SheetMapping(json: text)
        else { return nil }
        return Remembered(
            layout: TableLayout(json: try row.text("layout")) ?? TableLayout(),
            mapping: mapping,
            person: try row.text("person"),
            at: try row.instant("updated_at")
        )
    }

    /// Whether something is remembered for tables of this shape that another key sealed.
    package func remembersUnopened(_ shape: String, _ ledger: LedgerID, in county: RegionCode) throws -> Bool {
        let kept = try tx.first(
            "SELECT mapping FROM sheet_mapping WHERE county = \(county) AND ledger = \(ledger) AND shape = \(shape)"
        ) { try $0.text("mapping") }
        return kept.map { seal.opened($0, about: Self.about(shape, ledger, in: county)) == nil } ?? false
    }

    /// What another key sealed is not written over: with that key it holds again.
    package func remember(
        _ shape: String,
        _ one: SheetImport,
        by actor: Actor,
        at now: Instant
    ) throws {
        if try remembersUnopened(shape, one.ledger, in: one.county) { return }
        var mapping = one.mapping
        (mapping.only, mapping.decisions, mapping.dropped) = (nil, nil, nil)
        let kept = try seal.sealed(mapping.json, about: Self.about(shape, one.ledger, in: one.county))
        try tx.run(
            """
            INSERT INTO sheet_mapping (county, ledger, shape, layout, mapping, person, updated_at)
            VALUES (\(one.county), \(one.ledger), \(shape), \(one.layout.json), \(kept), \(actor.name), \(now))
            ON CONFLICT (county, ledger, shape) DO UPDATE SET layout = excluded.layout, mapping = excluded.mapping,
                person = excluded.person, updated_at = excluded.updated_at
            """
        )
    }

    /// What a remembered mapping is bound to.
    private static func about(_ shape: String, _ ledger: LedgerID, in county: RegionCode) -> String {
        "sheet mapping \(county.digits) \(ledger) \(shape)"
    }
}
