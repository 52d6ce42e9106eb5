import Core
import Database
import Documents
import Files
import Foundation
import Programmes
import Records
import SheetShapes

/// Keeps a county's own blank form with a ledger, after a trial of what would be filled in.
package struct KeepForm: Sendable {
    /// Forms of one ledger.
    static let most = 40

    let desk: LedgerDesk
    let files: FileVault

    package init(_ desk: LedgerDesk, _ files: FileVault) {
        self.desk = desk
        self.files = files
    }

    /// What the form knows and does not know of the ledger.
    package func callAsFunction(
        _ ledger: String,
        file path: String,
        named name: String,
        basis: String,
        by actor: Actor
    ) async throws -> Outcome<FilledForm> {
        let (desk, files) = (desk, files)
        let basis = basis.trimmingCharacters(in: .whitespacesAndNewlines)
        guard basis.count <= 200 else { return .refused([Issue("keptForm.basis", field: "basis")]) }
        let allowed = try await desk.database.read { tx in try Self.keepable(ledger, by: actor, desk, tx) }
        guard let book = allowed.value else { return .refused(allowed.issues) }
        let reads = try await desk.database.read { tx in try tx.items(desk.shelf).readFields(book, for: actor) }
        let today = desk.environment.today
        let trial: FilledForm
        do {
            trial = try Self.trial(.file(path: path), name, book.playbook, reads, actor, today: today)
        } catch {
            return .refused([Issue(error.issue.key, field: "file", error.issue.values)])
        }
        let stored: StoredFile
        do {
            stored = try files.store(contentsOf: path, originalName: name, types: [.xlsx])
        } catch {
            return .refused([Issue("keptForm.file", field: "file", ["reason": error.sentence])])
        }
        return try await desk.write { tx in
            let allowed = try Self.keepable(ledger, by: actor, desk, tx)
            guard let book = allowed.value else { return .refused(allowed.issues) }
            let form = KeptForm(
                id: desk.environment.newID(),
                ledger: book.ledger,
                digest: "\(stored.digest)",
                name: "\(stored.name)",
                basis: basis,
                person: actor.name,
                at: desk.environment.now()
            )
            let kept = try tx.keptForms.list(of: book.ledger, in: actor.county).filter { $0.name != form.name }
            guard kept.count < Self.most else { return .refused([Issue("keptForm.many", field: "file")]) }
            try tx.keptForms.insert(form, in: actor.county, account: actor.account)
            let words = "\(book.playbook.name)：表样“\(form.name)”"
            let entry = RecordEntry("ledger.formKept", on: "ledger", book.ledger.rawValue, words)
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(trial)
        }
    }

    /// Takes a form off the list; what was filled with it stays as it is.
    package func remove(_ ledger: String, _ id: KeptFormID, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        return try await desk.write { tx in
            let allowed = try Self.keepable(ledger, by: actor, desk, tx)
            guard let book = allowed.value else { return .refused(allowed.issues) }
            let form = try tx.keptForms.find(id, of: book.ledger, in: actor.county)
            try tx.keptForms.end(id, at: desk.environment.now())
            let words = "\(book.playbook.name)：表样“\(form.name)”"
            let entry = RecordEntry("ledger.formRemoved", on: "ledger", book.ledger.rawValue, words)
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(form.name)
        }
    }

    private static func keepable(
        _ ledger: String,
        by actor: Actor,
        _ desk: LedgerDesk,
        _ tx: Transaction
    ) throws -> Outcome<LedgerBook> {
        let book = try desk.shelf.current(ledger, in: actor.county, tx)
        let functions = try tx.programmes.functions(of: actor)
        guard ItemPolicy.mayKeepForms(actor, book.playbook, functions: functions) else {
            return .refused([Issue("keptForm.notAllowed")])
        }
        return .done(book)
    }

    /// One empty row: enough to see which headers are known.
    private static func trial(
        _ source: ByteSource,
        _ name: String,
        _ playbook: Playbook,
        _ reads: [ReadField],
        _ actor: Actor,
        today: Day
    ) throws(FormFault) -> FilledForm {
        var filling = LedgerForm(playbook: playbook, reads: reads, unit: actor.unitName, today: today).filling([])
        filling.rows = [filling.columns.map { _ in SheetCell.blank }]
        let form: SheetForm
        do { form = try SheetForm(source, name: name) } catch { throw .document(error) }
        return try fillForm(form, with: filling)
    }
}
