import Core
import Database
import Ledgers

extension Transaction {
    /// Keeps the rows a writing left out as an import of their own, checked, with what is wrong in them: they are put right
    /// and written by themselves. Nil where none was left out.
    package func keepRest(
        of one: SheetImport,
        _ result: ImportResult,
        as id: ImportID,
        by actor: Actor,
        at now: Instant,
        _ vault: PersonalVault
    ) throws -> ImportID? {
        guard let rows = result.refusedRows else { return nil }
        var rest = SheetImport(
            id: id,
            county: one.county,
            region: one.region,
            ledger: one.ledger,
            person: actor.name,
            unitName: actor.unitName,
            digest: one.digest,
            name: one.name,
            size: one.size,
            layout: one.layout,
            mapping: one.mapping,
            fixes: one.fixes,
            stage: .checked,
            version: 1,
            createdAt: now
        )
        rest.mapping.only = rows
        var left = ImportResult()
        left.refused = result.refused
        left.problemCount = result.problemCount
        left.problems = result.problems
        left.takeOpen(of: result)
        left.tell((result.decided ?? []).filter { $0.became == .refused })
        rest.result = left
        rest.checkedAt = now
        try imports(vault).insert(rest, by: actor)
        // The day it was checked is kept with a change only.
        _ = try imports(vault).update(rest)
        return id
    }
}
