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

/// 上传表格建台账: a sheet is read and kept with the ledger it proposes.
package struct StartLedger: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    /// - Parameter path: a temporary file; it stays where it is.
    package func callAsFunction(_ path: String, name: String, by actor: Actor) async throws -> Outcome<ProposalID> {
        guard CataloguePolicy.mayPropose(actor) else { return .refused([Issue("proposal.notAllowed")]) }
        let read = await desk.readAside(path, name)
        guard let sheet = read.value else { return .refused(read.issues) }
        guard let table = sheet.largest else { return .refused([Issue("proposal.noTable", field: "file")]) }
        // Where no table was found, a person says next where it stands.
        guard sheet.tables[table].isUnread || !sheet.tables[table].sampled.rows.isEmpty else {
            return .refused([Issue("proposal.noRows", field: "file")])
        }
        let stored: StoredFile
        do {
            stored = try desk.files.store(
                contentsOf: path,
                originalName: name,
                types: .sheets,
                sealedBy: desk.vault.sheets.files
            )
        } catch {
            return .refused([error.issue(field: "file")])
        }
        let desk = desk
        return .done(
            try await desk.database.write { tx in
                let proposed = try desk.propose(sheet.tables[table].sampled, name, for: actor, tx)
                let record = ProposalRecord(
                    id: desk.environment.newID(),
                    county: actor.county,
                    person: actor.name,
                    fileName: stored.name.description,
                    digest: stored.digest.description,
                    table: table,
                    tables: sheet.tables.map(\.word),
                    body: ProposalBody(ledger: proposed, form: FormDraft(issuer: actor.unitName)),
                    madeAt: desk.environment.now()
                )
                try tx.proposals(desk.vault).insert(record, by: actor)
                let words = "\(record.file.own)：\(proposed.name)"
                try tx.records.append(
                    RecordEntry("proposal.start", on: "proposal", record.id.rawValue, words),
                    by: actor,
                    in: desk.environment
                )
                return record.id
            }
        )
    }
}

/// Another table of the same file is proposed in place of the one before.
package struct ChooseTable: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    /// - Parameter seen: the version in whose place it is proposed.
    package func callAsFunction(
        _ id: ProposalID,
        table: Int,
        seen: Int? = nil,
        by actor: Actor
    ) async throws -> Outcome<ProposalID> {
        let desk = desk
        let record = try await desk.database.read { tx in try tx.proposals(desk.vault).find(id, for: actor) }
        guard let digest = FileDigest(record.digest), record.ledger == nil else {
            return .refused([Issue("proposal.done", ["name": record.body.ledger.name])])
        }
        let read = await desk.readAside(digest, record.fileName)
        guard let sheet = read.value else { return .refused(read.issues) }
        guard sheet.tables.indices.contains(table),
            sheet.tables[table].isUnread || !sheet.tables[table].sampled.rows.isEmpty
        else { return .refused([Issue("proposal.noRows")]) }
        return try await desk.database.write { tx in
            // Saved or discarded by somebody else while the file was read.
            var changed = try tx.proposals(desk.vault).find(id, for: actor, locking: true)
            guard changed.ledger == nil else {
                return .refused([Issue("proposal.done", ["name": changed.body.ledger.name])])
            }
            if let behind = changed.behind(seen) { return .refused([behind]) }
            changed.table = table
            changed.body.layout = nil
            changed.body.readAnew = changed.version + 1
            changed.body.ledger = try desk.propose(sheet.tables[table].sampled, record.file.own, for: actor, tx)
            try tx.proposals(desk.vault).update(&changed, at: desk.environment.now())
            return .done(id)
        }
    }
}

extension CatalogueDesk {
    /// The proposal for a table, with the county's places and beside the ledgers there are.
    func propose(_ table: SampledTable, _ name: String, for actor: Actor, _ tx: Transaction) throws -> ProposedLedger {
        let functions = try tx.programmes.functions(of: actor)
        let taken = Set(
            PlaybookText.shipped.map(\.playbook.key) + (try tx.programmes.ledgers(in: actor.county).map(\.key))
        )
        return proposeLedger(
            table,
            places: PlaceNames(
                county: try tx.regions.first(actor.county)?.name ?? "",
                try tx.placeFinder(for: actor)
            ),
            fileName: name,
            lead: actor.role == .officer ? functions.sorted().first : nil,
            beside: taken
        )
    }
}

extension Set<FileType> {
    /// What kit Documents reads as a sheet.
    static let sheets: Set<FileType> = [.xlsx, .xlsm, .xls, .ods, .text]
}
