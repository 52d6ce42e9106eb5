import Core
import Database
import Documents
import Files
import Ledgers
import Programmes
import SheetShapes

/// 上传: a file is kept as evidence, its largest table found and its columns matched, as remembered for its shape.
package struct BringSheet: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    package func callAsFunction(
        _ ledger: String,
        contentsOf path: String,
        name: String,
        by actor: Actor
    ) async throws -> Outcome<ImportID> {
        let (desk, now) = (desk, desk.environment.now())
        let enterable = try await desk.database.read { tx in try desk.enterable(ledger, by: actor, tx) }
        guard let book = enterable.value else { return .refused(enterable.issues) }
        let stored: StoredFile
        switch try desk.keep(path, name) {
        case .refused(let issues): return .refused(issues)
        case .done(let file): stored = file
        }
        let found = await desk.open(digest: "\(stored.digest)", name: "\(stored.name)", layout: nil)
        guard let opened = found.value else {
            try await desk.release("\(stored.digest)", name: "\(stored.name)", size: stored.size, by: actor)
            return .refused(found.issues)
        }
        let earlier = try await desk.database.read { tx in
            try tx.imports(desk.vault).earlier(of: "\(stored.digest)", into: book.ledger, for: actor)
        }
        return try await desk.ledgers.write { tx in
            var one = SheetImport(
                id: desk.environment.newID(),
                county: actor.county,
                region: actor.region,
                ledger: book.ledger,
                person: actor.name,
                unitName: actor.unitName,
                digest: "\(stored.digest)",
                name: "\(stored.name)",
                size: stored.size,
                layout: opened.layout,
                mapping: SheetMapping(),
                fixes: [:],
                stage: .matching,
                version: 1,
                createdAt: now
            )
            one.mapping = try desk.guess(opened, book, for: actor, tx).mapping
            if let known = try tx.imports(desk.vault).remembered(opened.shape, book.ledger, in: actor.county) {
                // Where its rows belong and which year they are of is said by each file anew.
                let (place, year) = (one.mapping.place, one.mapping.year)
                one.mapping = known.mapping
                (one.mapping.place, one.mapping.year) = (place, year)
                if known.layout.header != nil || known.layout.names != nil {
                    one.layout = known.layout.ofNextFile(sheet: one.layout.sheet, table: one.layout.table)
                }
            }
            one.takeOver(earlier)
            try tx.imports(desk.vault).insert(one, by: actor)
            return .done(one.id)
        }
    }

    /// Another file in place of the one that had problems. The mapping stays, each column with its name; where one of its
    /// columns is gone it is guessed anew, and the answer is false: a person looks at it before rows are. What was put right
    /// and settled holds either way where rows say it is of them. The same bytes replace nothing, and are refused.
    package func replace(
        _ id: ImportID,
        contentsOf path: String,
        name: String,
        by actor: Actor
    ) async throws -> Outcome<Bool> {
        let desk = desk
        let one = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        if let unopened = one.unopened { return .refused([unopened]) }
        let stored: StoredFile
        switch try desk.keep(path, name) {
        case .refused(let issues): return .refused(issues)
        case .done(let file): stored = file
        }
        guard "\(stored.digest)" != one.digest else { return .refused([Issue("import.sameReplacement")]) }
        let outcome = try await put(stored, inPlaceOf: one, by: actor)
        if outcome.value == nil {
            try await desk.release("\(stored.digest)", name: "\(stored.name)", size: stored.size, by: actor)
        } else {
            try await desk.release(one.digest, name: one.name, size: one.size, by: actor)
        }
        return outcome
    }

    private func put(_ stored: StoredFile, inPlaceOf one: SheetImport, by actor: Actor) async throws -> Outcome<Bool> {
        let desk = desk
        let layout = one.layout.ofNextFile(sheet: one.layout.sheet, table: one.layout.table)
        let found = await desk.open(digest: "\(stored.digest)", name: "\(stored.name)", layout: layout)
        guard let opened = found.value else { return .refused(found.issues) }
        let before = await desk.open(one).value
        let moved = before.flatMap { one.mapping.moved(from: $0.table, to: opened.table) }
        let (playbook, met) = try await desk.database.read { tx in
            let book = try desk.book(one, for: actor, tx)
            return (book.playbook, try moved ?? desk.guess(opened, book, for: actor, tx).mapping)
        }
        let kept = before.map { before in
            KeptFixes(
                fixes: one.fixes,
                old: before,
                new: opened,
                before: one.mapping,
                after: met,
                playbook: playbook
            )
        }
        let fixes = kept?.kept ?? [:]
        let (id, version) = (one.id, one.version)
        return try await desk.ledgers.write { tx in
            var one = try tx.imports(desk.vault).find(id, for: actor, locking: true)
            guard one.version == version else { return .refused([Issue("import.stale")]) }
            guard [.matching, .checked].contains(one.stage) else {
                return .refused([Issue("import.stage", ["stage": one.stage.word])])
            }
            one.digest = "\(stored.digest)"
            one.name = "\(stored.name)"
            one.size = stored.size
            one.layout = opened.layout
            one.fixes = fixes
            one.result = nil
            one.stage = .matching
            var mapping = met
            (mapping.decisions, mapping.dropped) = (one.mapping.decisions, nil)
            // All rows are looked at, and told from what is written already. Where every row counts as new, only the same
            // sheet put right has its rows left where they were.
            if let only = mapping.only {
                let isSame = before.map { before in
                    before.table.dataRows == opened.table.dataRows
                        && one.mapping.cells(of: before, except: only) == mapping.cells(of: opened, except: only)
                }
                if mapping.key != .none || isSame != true { mapping.only = nil }
                if mapping.key == .none, mapping.only == nil { mapping.key = .automatic }
            }
            one.mapping = mapping
            return try tx.imports(desk.vault).update(one) ? .done(moved != nil) : .refused([Issue("import.stale")])
        }
    }
}

extension SheetImport {
    /// What people put right and settled in earlier imports of the same bytes, and did not take back in a later one: the
    /// cells are the same.
    mutating func takeOver(_ earlier: [SheetImport]) {
        var decisions = mapping.decisions ?? []
        for other in earlier where other.layout.sheet == layout.sheet && !other.isUnopened {
            let dropped = other.mapping.dropped ?? SheetMapping.Dropped()
            fixes = fixes.filter { !dropped.cells.contains($0.key) }
            fixes.merge(other.fixes) { _, last in last }
            let said = other.mapping.decisions ?? []
            let rows = dropped.rows.union(said.map(\.row))
            // What a row that was new became stands in the ledger: it is no new one again.
            let holding = said.filter { other.stage != .written || $0.item != nil || $0.repeats != nil }
            decisions = decisions.filter { !rows.contains($0.row) } + holding
        }
        mapping.decisions = decisions.isEmpty ? nil : decisions
    }

    /// 不用更正: cells of the rows this import is about say what the sheet says, also where the same bytes are brought again.
    mutating func dropFixes() {
        let own = fixes.keys.filter { text in
            guard let only = mapping.only else { return true }
            return CellAddress(text).map { only.contains($0.row) } ?? false
        }
        mapping.drop(cells: Set(own))
        fixes = [:]
    }

    /// How many rows people put right here.
    var correctedRows: Int { Set(fixes.keys.compactMap { CellAddress($0)?.row }).count }
}

extension SheetMapping {
    /// What the mapped columns hold, by row.
    fileprivate func cells(of opened: OpenedTable, except only: RowSet) -> [Int: [String: String]] {
        let asked = columns.filter { !$0.value.isEmpty }
        var cells: [Int: [String: String]] = [:]
        for row in TableRows(opened.table, in: opened.grid) where !only.contains(row.number) {
            var texts: [String: String] = [:]
            for (column, target) in asked { texts[target] = row.written(column)?.text ?? "" }
            cells[row.number] = texts
        }
        return cells
    }
}

extension ImportDesk {
    /// The ledger's book where this person may enter things in it.
    func enterable(_ ledger: String, by actor: Actor, _ tx: Transaction) throws -> Outcome<LedgerBook> {
        let book = try ledgers.shelf.current(ledger, in: actor.county, tx)
        let functions = try tx.programmes.functions(of: actor)
        guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
            return .refused([Issue("item.notAllowed")])
        }
        return .done(book)
    }

    func keep(_ path: String, _ name: String) throws -> Outcome<StoredFile> {
        do {
            let types: Set<FileType> = [.xlsx, .xlsm, .xls, .ods, .text]
            let seal = vault.sheets.files
            return .done(try files.store(contentsOf: path, originalName: name, types: types, sealedBy: seal))
        } catch {
            return .refused([error.issue(offered: ImportDesk.endings)])
        }
    }
}
