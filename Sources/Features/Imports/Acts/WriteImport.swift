import Core
import Database
import Ledgers
import Programmes
import Records

/// 写入: all rows or none, or the good ones now, in one transaction.
package struct WriteImport: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    package func callAsFunction(
        _ id: ImportID,
        version: Int,
        onlyGood: Bool,
        by actor: Actor,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome<ImportResult> {
        let desk = desk
        let seen = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        let found = await desk.open(seen)
        guard let opened = found.value else { return .refused(found.issues) }
        return try await desk.ledgers.write(by: actor) { tx in
            var one = try tx.imports(desk.vault).find(id, for: actor, locking: true)
            guard one.stage == .checked, let checkedAt = one.checkedAt else {
                return .refused([
                    Issue(one.stage == .matching ? "import.notChecked" : "import.stage", ["stage": one.stage.word])
                ])
            }
            guard one.version == version else { return .refused([Issue("import.stale")]) }
            let book = try desk.book(one, for: actor, tx)
            let outcome = try ImportTable(desk.ledgers).take(
                opened,
                one.mapping,
                fixes: one.fixes,
                into: book.playbook.key,
                onlyGood ? .good : .all,
                as: ImportTable.Subject(one.id, one.words, since: checkedAt),
                by: actor,
                tx,
                progress: progress
            )
            guard var result = outcome.value else { return outcome }
            result.missing = one.result?.missing ?? 0
            result.missingLines = one.result?.missingLines ?? []
            result.otherTables = one.result?.otherTables
            let now = desk.environment.now()
            result.rest = try tx.keepRest(of: one, result, as: desk.environment.newID(), by: actor, at: now, desk.vault)
            result.refusedRows = nil
            // Of what was left a person says more where it stands.
            (result.doubled, result.open) = (nil, nil)
            one.result = result
            one.stage = .written
            one.writtenAt = now
            guard try tx.imports(desk.vault).update(one) else { return .refused([Issue("import.stale")]) }
            return .done(result)
        }
    }
}

/// 撤回导入: everything an import did is taken back; things somebody changed since are left, each with its reason.
package struct UndoImport: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    package func callAsFunction(
        _ id: ImportID,
        by actor: Actor,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome<ImportResult> {
        let desk = desk
        return try await desk.ledgers.write(by: actor) { tx in
            var one = try tx.imports(desk.vault).find(id, for: actor, locking: true)
            guard one.stage == .written else { return .refused([Issue("import.stage", ["stage": one.stage.word])]) }
            if let unopened = one.unopened { return .refused([unopened]) }
            let book = try desk.book(one, for: actor, tx)
            let enterable = try desk.enterable(book.playbook.key, by: actor, tx)
            guard enterable.value != nil else { return .refused(enterable.issues) }
            var rollUp = RollUp(book.ledger, on: desk.environment.today, seed: one.id.rawValue)
            var done = IntakeUndo.Done(keeping: ImportResult.mostLines)
            let undo = IntakeUndo(desk.ledgers)
            var last: ItemID?
            func begin() throws -> IntakeUndo.Begun? {
                let traces = try tx.imports(desk.vault).traces(of: id, after: last, limit: 500)
                last = traces.last?.item ?? last
                guard !traces.isEmpty else { return nil }
                let undone = try tx.imports(desk.vault).undoneTraces(of: traces.map(\.item), in: book.ledger)
                return try undo.begin(traces, undone: undone, by: actor, tx)
            }
            var begun = try begin()
            while let part = begun {
                begun = try begin()
                try undo.finish(part, reason: "撤回\(one.words)", &rollUp, into: &done, by: actor, tx)
                progress(done.count)
            }
            try tx.rollUps.add(rollUp)
            var result = one.result ?? ImportResult()
            result.trashed = done.trashed
            result.restored = done.restored
            result.leftCount = done.leftCount
            result.left = done.left.map {
                ImportResult.Left(
                    item: $0.item.rawValue,
                    row: $0.row,
                    title: $0.title,
                    sentence: importWords.sentence(for: $0.issue)
                )
            }
            one.result = result
            one.stage = .undone
            one.undoneAt = desk.environment.now()
            guard try tx.imports(desk.vault).update(one) else { return .refused([Issue("import.stale")]) }
            let words =
                "\(book.playbook.name)：撤回\(one.words)，移入回收站 \(done.trashed) 条，恢复原来的内容 \(done.restored) 条，保留 \(done.leftCount) 条"
            let entry = RecordEntry("ledger.importUndo", on: "import", one.id.rawValue, words)
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(result)
        }
    }
}
