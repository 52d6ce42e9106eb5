import Core
import Database
import Documents
import Files
import Imports
import Ledgers
import Programmes
import Records
import Regions
import SheetShapes

/// 导入行: the rows of the sheet a ledger was made from go into it, through the import every sheet goes in by.
package struct ImportRows: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    package struct Written: Sendable {
        package let id: ImportID
        package let result: ImportResult
    }

    /// The import that brought the rows already, where it still stands.
    package func written(_ record: ProposalRecord, by actor: Actor) async throws -> SheetImport? {
        guard let key = record.ledger else { return nil }
        let desk = desk
        return try await desk.database.read { tx in try desk.written(record, key, by: actor, tx) }
    }

    /// Looks at every row and writes nothing.
    package func check(_ record: ProposalRecord, by actor: Actor) async throws -> Outcome<ImportResult> {
        let prepared = try await prepare(record, by: actor)
        guard let rows = prepared.value else { return .refused(prepared.issues) }
        let outcome = try await ImportTable(desk.ledgers)(
            rows.opened,
            rows.mapping.mapping,
            fixes: rows.mapping.fixes,
            into: rows.ledger,
            .check,
            as: ImportTable.Subject(desk.environment.newID(), record.words, isMaking: true),
            by: actor
        )
        guard var result = outcome.value else { return outcome }
        rows.mapping.tell(&result)
        return .done(result)
    }

    /// All rows or none; with `onlyGood` those with something wrong are left for later.
    package func write(
        _ record: ProposalRecord,
        onlyGood: Bool,
        by actor: Actor
    ) async throws -> Outcome<Written> {
        let prepared = try await prepare(record, by: actor)
        guard let rows = prepared.value else { return .refused(prepared.issues) }
        let desk = desk
        return try await desk.ledgers.write(by: actor) { tx in
            // One at a time: whoever brings the same rows in this moment sees these, and the sheet that is named is where it
            // lies now, also when it was sealed meanwhile.
            let digest = try tx.proposals(desk.vault).find(record.id, for: actor, locking: true).digest
            let book = try desk.shelf.current(rows.ledger, in: actor.county, tx)
            let now = desk.environment.now()
            var one = SheetImport(
                desk.environment.newID(),
                of: book.ledger,
                by: actor,
                file: (record.fileName, digest, rows.size),
                layout: rows.layout,
                mapping: rows.mapping.mapping,
                fixes: rows.mapping.fixes,
                at: now
            )
            if try tx.imports(desk.vault).twin(of: one, for: actor, isWhole: true) != nil {
                return .refused([Issue("rows.twice")])
            }
            try tx.imports(desk.vault).insert(one, by: actor)
            let outcome = try ImportTable(desk.ledgers).take(
                rows.opened,
                rows.mapping.mapping,
                fixes: rows.mapping.fixes,
                into: rows.ledger,
                onlyGood ? .good : .all,
                as: ImportTable.Subject(one.id, record.words, isMaking: true),
                by: actor,
                tx
            )
            guard var result = outcome.value else { return .refused(outcome.issues) }
            rows.mapping.tell(&result)
            // What the proposal put in place of columns the sheet does not have is of no use to a later form.
            if rows.mapping.lasting == rows.mapping.mapping {
                result.rest = try tx.keepRest(
                    of: one,
                    result,
                    as: desk.environment.newID(),
                    by: actor,
                    at: now,
                    desk.vault
                )
            }
            result.refusedRows = nil
            one.result = result
            one.stage = .written
            one.checkedAt = now
            one.writtenAt = now
            guard try tx.imports(desk.vault).update(one) else { return .refused([Issue("rows.twice")]) }
            var shape = one
            shape.mapping = rows.mapping.lasting
            try tx.imports(desk.vault).remember(rows.opened.shape, shape, by: actor, at: now)
            if !rows.mapping.differed.isEmpty {
                let words = rows.mapping.differed.joined(separator: "；")
                let entry = RecordEntry("proposal.rows", on: "proposal", record.id.rawValue, words)
                try tx.records.append(entry, by: actor, in: desk.environment)
            }
            return .done(Written(id: one.id, result: result))
        }
    }
}

extension ImportRows {
    private struct Prepared: Sendable {
        let ledger: String
        let opened: OpenedTable
        let layout: TableLayout
        let mapping: RowMapping
        /// Bytes of the file.
        let size: Int
    }

    private func prepare(_ record: ProposalRecord, by actor: Actor) async throws -> Outcome<Prepared> {
        guard let key = record.ledger else { return .refused([Issue("rows.unsaved")]) }
        guard let digest = FileDigest(record.digest) else { return .refused([Issue("proposal.file")]) }
        let read = await desk.readAside(digest, record.fileName, record.body.layout)
        guard let sheet = read.value else { return .refused(read.issues) }
        guard sheet.tables.indices.contains(record.table), !sheet.tables[record.table].isUnread else {
            return .refused([Issue("proposal.noTable")])
        }
        let one = sheet.tables[record.table]
        let (desk, ledger) = (desk, record.body.ledger)
        let prepared = try await desk.database.read { tx -> Outcome<(mapping: RowMapping, restricted: [LedgerBook])> in
            let functions = try tx.programmes.functions(of: actor)
            guard CataloguePolicy.mayLead(actor, ledger.lead, functions: functions) else {
                return .refused([Issue("item.notAllowed")])
            }
            var mapping = RowMapping(ledger, one.table, year: desk.environment.today.year)
            try Self.addNames(to: &mapping, ledger, one)
            let rows = try LinkedRows(desk: desk, ledger: ledger, one: one, for: actor, tx)
            let restricted = try rows.add(to: &mapping, for: actor, tx)
            return restricted.map { (mapping: mapping, restricted: $0) }
        }
        guard let (mapping, restricted) = prepared.value else { return .refused(prepared.issues) }
        try await desk.trace(restricted, from: ledger, by: actor)
        let layout = one.place(record.body.layout)
        return .done(
            Prepared(
                ledger: key,
                opened: OpenedTable(
                    grid: one.grid,
                    table: one.table,
                    layout: layout,
                    sheetName: one.sheet,
                    shape: one.shape
                ),
                layout: layout,
                mapping: mapping,
                size: desk.files.plainSize(digest)
            )
        )
    }

    /// A column that names both the thing and its place.
    private static func addNames(
        to mapping: inout RowMapping,
        _ ledger: ProposedLedger,
        _ one: SheetTables.One
    ) throws {
        for field in ledger.fields
        where field.use == .asked && ledger.placeColumns.contains(field.column)
            && one.table.columns.indices.contains(field.column)
        {
            let column = one.table.columns[field.column].index
            var words: [Int: String] = [:]
            for row in TableRows(one.table, in: one.grid) { words[row.number] = row.written(column)?.text }
            mapping.add(words, for: field.key)
        }
    }
}

extension CatalogueDesk {
    /// - Parameter key: of the ledger the proposal became.
    func written(_ record: ProposalRecord, _ key: String, by actor: Actor, _ tx: Transaction) throws -> SheetImport? {
        let book = try shelf.current(key, in: actor.county, tx)
        return try tx.imports(vault).first(of: record.digest, into: book.ledger, for: actor)
    }

    /// Ledgers that were made, the rows of whose sheets nobody brought in yet, at most `limit`. Rows that an import left for
    /// later are an import of their own (`ImportStore.first`).
    func unwritten(by actor: Actor, limit: Int, _ tx: Transaction) throws -> [ProposalRecord] {
        let books = try shelf.all(in: actor.county, tx)
        let ledgers = Dictionary(books.map { ($0.playbook.key, $0.ledger) }, uniquingKeysWith: { first, _ in first })
        var found: [ProposalRecord] = []
        for record in try tx.proposals(vault).saved(for: actor) where found.count < limit {
            guard let ledger = record.ledger.flatMap({ ledgers[$0] }) else { continue }
            if try tx.imports(vault).first(of: record.digest, into: ledger, for: actor) == nil { found.append(record) }
        }
        return found
    }
}

extension ProposalRecord {
    /// What the record says of the import.
    var words: String { "导入“\(file.own)”" }
}
