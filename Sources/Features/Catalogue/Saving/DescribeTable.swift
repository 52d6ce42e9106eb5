import Core
import Database
import Files
import Imports
import SheetShapes

/// 说明表在哪里: a person says which rows are header and records, or that there is no header; what was proposed begins anew.
package struct DescribeTable: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    /// - Parameters:
    ///   - layout: rows and names; which table of the file is meant the proposal says.
    ///   - seen: the version in whose place it is read.
    package func callAsFunction(
        _ id: ProposalID,
        _ layout: TableLayout,
        seen: Int? = nil,
        by actor: Actor
    ) async throws -> Outcome<ProposalRecord> {
        let desk = desk
        let record = try await desk.database.read { tx in try tx.proposals(desk.vault).find(id, for: actor) }
        guard let digest = FileDigest(record.digest), record.ledger == nil else { return Self.done(record) }
        let found = await desk.readAside(digest, record.fileName)
        guard let sheet = found.value else { return .refused(found.issues) }
        guard sheet.tables.indices.contains(record.table) else { return .refused([Issue("proposal.noTable")]) }
        var said = layout
        (said.sheet, said.table) = (sheet.tables[record.table].sheetPlace, sheet.tables[record.table].tablePlace)
        let read = await desk.readAside(digest, record.fileName, said)
        guard let one = read.value?.tables[record.table] else { return .refused(read.issues) }
        guard !one.isUnread, !one.sampled.rows.isEmpty else {
            return .refused([Issue("proposal.nothingThere", field: "data")])
        }
        return try await desk.database.write { [said] tx in
            // Saved or discarded by somebody else while the file was read.
            var changed = try tx.proposals(desk.vault).find(id, for: actor, locking: true)
            guard changed.ledger == nil else { return Self.done(changed) }
            guard changed.table == record.table else { return .refused([Issue("proposal.stale")]) }
            if let behind = changed.behind(seen) { return .refused([behind]) }
            changed.body.layout = said
            changed.body.readAnew = changed.version + 1
            changed.body.ledger = try desk.propose(one.sampled, record.file.own, for: actor, tx)
            try tx.proposals(desk.vault).update(&changed, at: desk.environment.now())
            return .done(changed)
        }
    }

    private static func done(_ record: ProposalRecord) -> Outcome<ProposalRecord> {
        .refused([Issue("proposal.done", ["name": record.body.ledger.name])])
    }
}
