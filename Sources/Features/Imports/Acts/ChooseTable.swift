import Core
import Database
import Ledgers

/// 换一张表: another table of the same file is meant, and its columns are matched anew.
package struct ChooseTable: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    /// - Parameter number: of the table among those of the file, counted from 1.
    package func callAsFunction(_ id: ImportID, number: Int, by actor: Actor) async throws -> Outcome<SheetImport> {
        let desk = desk
        let one = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        let choices: [OpenedTable.Choice]
        switch await desk.open(one) {
        case .refused(let issues): return .refused(issues)
        case .done(let opened): choices = opened.choices
        }
        guard choices.indices.contains(number - 1) else {
            return .refused([Issue("import.noSuchTable", ["count": String(choices.count), "number": String(number)])])
        }
        let layout = choices[number - 1].layout
        guard layout.sheet != one.layout.sheet || layout.table != one.layout.table else { return .done(one) }
        let other: OpenedTable
        switch await desk.open(one, as: layout) {
        case .refused(let issues): return .refused(issues)
        case .done(let opened): other = opened
        }
        let guess = try await desk.database.read { tx in
            try desk.guess(other, desk.book(one, for: actor, tx), for: actor, tx).mapping
        }
        return try await CheckImport(desk).save(id, version: one.version, by: actor) { one in
            // Cells are put right by their addresses, which say nothing of another sheet's.
            if layout.sheet != one.layout.sheet { (one.fixes, one.mapping.dropped) = ([:], nil) }
            let said = one.mapping
            (one.layout, one.mapping) = (layout, guess)
            one.mapping.keepSaid(of: said)
        }
    }
}
