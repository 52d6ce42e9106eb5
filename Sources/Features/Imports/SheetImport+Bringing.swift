import Core
import Ledgers

extension SheetImport {
    /// An import whose mapping is known before anybody looked at its columns.
    package init(
        _ id: ImportID,
        of ledger: LedgerID,
        by actor: Actor,
        file: (name: String, digest: String, size: Int),
        layout: TableLayout,
        mapping: SheetMapping,
        fixes: [String: String],
        at now: Instant
    ) {
        self.init(
            id: id,
            county: actor.county,
            region: actor.region,
            ledger: ledger,
            person: actor.name,
            unitName: actor.unitName,
            digest: file.digest,
            name: file.name,
            size: file.size,
            layout: layout,
            mapping: mapping,
            fixes: fixes,
            result: nil,
            stage: .matching,
            version: 1,
            createdAt: now,
            checkedAt: nil,
            writtenAt: nil,
            undoneAt: nil
        )
    }
}
