import Core
import Database
import Ledgers
import Programmes
import Records

/// 放弃导入: what was brought and is not written goes, with its file and what was put right in it, also where nobody can open
/// these any more. What was confirmed for tables of its shape stays remembered.
package struct DiscardImport: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    /// Answers what the file was called.
    package func callAsFunction(_ id: ImportID, version: Int, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        let outcome = try await desk.ledgers.write { tx -> Outcome<SheetImport> in
            let imports = tx.imports(desk.vault)
            let one = try imports.find(id, for: actor, locking: true)
            guard [.matching, .checked].contains(one.stage) else {
                return .refused([Issue("import.stage", ["stage": one.stage.word])])
            }
            guard one.version == version else { return .refused([Issue("import.stale")]) }
            let book = try desk.book(one, for: actor, tx)
            let enterable = try desk.enterable(book.playbook.key, by: actor, tx)
            guard enterable.value != nil else { return .refused(enterable.issues) }
            try imports.delete(one)
            let words = "\(book.playbook.name)：放弃\(one.words)"
            let entry = RecordEntry("ledger.importDiscarding", on: "import", one.id.rawValue, words)
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(one)
        }
        guard let one = outcome.value else { return .refused(outcome.issues) }
        try await desk.release(one.digest, name: one.name, size: one.size, by: actor)
        return .done(one.file.own)
    }
}
