import Core
import Database
import Ledgers
import Programmes
import SheetShapes

/// 核对: what a person says of the columns is kept, then every row is looked at; nothing is written to the ledger.
package struct CheckImport: Sendable {
    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    /// Keeps layout, mapping and fixes. What was checked before holds no more; what was said of rows goes with them.
    package func save(
        _ id: ImportID,
        version: Int,
        by actor: Actor,
        _ change: @escaping @Sendable (inout SheetImport) -> Void
    ) async throws -> Outcome<SheetImport> {
        let desk = desk
        let before = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        var after = before
        change(&after)
        let carried = before.version == version ? try await desk.carried(before, to: after, by: actor) : nil
        return try await keep(id, version: version, by: actor) { one in
            change(&one)
            if let carried { one.mapping.decisions = carried.isEmpty ? nil : carried }
        }
    }

    /// The same where it is known already what is said of rows.
    func keep(
        _ id: ImportID,
        version: Int,
        by actor: Actor,
        _ change: @escaping @Sendable (inout SheetImport) -> Void
    ) async throws -> Outcome<SheetImport> {
        let desk = desk
        return try await desk.ledgers.write { tx in
            var one = try tx.imports(desk.vault).find(id, for: actor, locking: true)
            guard [.matching, .checked].contains(one.stage) else {
                return .refused([Issue("import.stage", ["stage": one.stage.word])])
            }
            guard one.version == version else { return .refused([Issue("import.stale")]) }
            if let unopened = one.unopened { return .refused([unopened]) }
            change(&one)
            one.stage = .matching
            guard try tx.imports(desk.vault).update(one) else { return .refused([Issue("import.stale")]) }
            one.version += 1
            return .done(one)
        }
    }

    /// Refused where a field that is owed has no column.
    package func callAsFunction(
        _ id: ImportID,
        by actor: Actor,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome<ImportResult> {
        let desk = desk
        let one = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        let file = await desk.open(one)
        guard let opened = file.value else { return .refused(file.issues) }
        let book = try await desk.database.read { tx in try desk.book(one, for: actor, tx) }
        let gaps = MappingRules.issues(one.mapping, book.playbook, for: actor)
        guard gaps.isEmpty else { return .refused(gaps) }
        let table = ImportTable(desk.ledgers)
        let now = desk.environment.now()
        let outcome = try await table(
            opened,
            one.mapping,
            fixes: one.fixes,
            into: book.playbook.key,
            .check,
            as: ImportTable.Subject(one.id, one.words),
            by: actor,
            progress: progress
        )
        guard var found = outcome.value else { return outcome }
        // The rows left of a sheet were told of with the whole of it.
        if one.mapping.only == nil {
            let brought = try await desk.database.read { tx in
                try tx.imports(desk.vault).writtenTables(of: one, for: actor)
            }
            let others = opened.others(besides: brought)
            if !others.isEmpty { found.otherTables = others }
        }
        let result = found
        return try await desk.ledgers.write { tx in
            var checked = try tx.imports(desk.vault).find(id, for: actor, locking: true)
            guard checked.version == one.version else { return .refused([Issue("import.stale")]) }
            checked.result = result
            checked.stage = .checked
            checked.checkedAt = now
            guard try tx.imports(desk.vault).update(checked) else { return .refused([Issue("import.stale")]) }
            try tx.imports(desk.vault).remember(opened.shape, checked, by: actor, at: now)
            return .done(result)
        }
    }
}

extension ImportDesk {
    /// The book of an import's ledger, where the person may read it.
    package func book(_ one: SheetImport, for actor: Actor, _ tx: Transaction) throws -> LedgerBook {
        let books = try ledgers.shelf.readable(by: actor, tx)
        guard let book = books.first(where: { $0.ledger == one.ledger }) else { throw NotFound("import", one.id) }
        return book
    }
}

/// What a mapping owes before rows are worth looking at.
package enum MappingRules {
    package static func issues(_ mapping: SheetMapping, _ playbook: Playbook, for actor: Actor) -> [Issue] {
        var issues: [Issue] = []
        let byField = Dictionary(grouping: mapping.columns.filter { !$0.value.isEmpty }, by: \.value)
        for (text, columns) in byField.sorted(by: { $0.key < $1.key }) where columns.count > 1 {
            let word = ColumnTarget(text)?.word(in: playbook) ?? text
            let numbers = columns.map(\.key).sorted()
            let letters = numbers.map { ColumnLetters.of($0) }.joined(separator: "、")
            let fields = numbers.map(SheetDrawing.field)
            let values = ["label": word, "columns": letters, "count": String(numbers.count)]
            issues.append(Issue("import.doubled", field: fields[0], others: Array(fields.dropFirst()), values))
        }
        for (column, text) in mapping.columns.sorted(by: { $0.key < $1.key }) {
            guard let unit = mapping.units[column], let own = ColumnTarget(text)?.countedUnit(in: playbook),
                UnitLikeness.relation(unit, own) == .different
            else { continue }
            let label = ColumnTarget(text)?.word(in: playbook) ?? text
            let values = ["column": ColumnLetters.of(column), "unit": unit, "label": label, "own": own]
            issues.append(Issue("import.unitDifferent", field: SheetDrawing.field(column), values))
        }
        issues += latitudesAlone(mapping, playbook)
        // A sheet that names things by number may say only what changed.
        if mapping.column(.number) != nil { return issues }
        let hasPlace = [ColumnTarget.place, .placePart(.village), .placePart(.group), .placePart(.township)].contains {
            mapping.column($0) != nil
        }
        if !hasPlace, mapping.place == nil, actor.region.level < playbook.item.level {
            // Whoever keeps one village has no choice of others on the page.
            let field = actor.region.level < .village ? "place" : "columns"
            issues.append(Issue("import.placeUnmapped", field: field))
        }
        for place in mapping.missing(of: playbook) {
            let field = playbook.fields[place]
            // No field of the page takes a value for it: the columns do.
            guard !field.isOfEachRow else {
                issues.append(Issue("import.eachRowUnmapped", field: "columns", ["label": field.label]))
                continue
            }
            let key = place == playbook.item.title ? "import.titleUnmapped" : "import.requiredUnmapped"
            issues.append(Issue(key, field: "constant.\(field.key)", ["label": field.label]))
        }
        return issues
    }

    /// Half of a point whose other half has no column would be left out without a word.
    private static func latitudesAlone(_ mapping: SheetMapping, _ playbook: Playbook) -> [Issue] {
        mapping.columns.sorted { $0.key < $1.key }.compactMap { column, text in
            guard case .latitude(let key)? = ColumnTarget(text), mapping.column(.field(key)) == nil else { return nil }
            let label = ColumnTarget.field(key).word(in: playbook)
            let values = ["column": ColumnLetters.of(column), "label": label]
            return Issue("import.latitudeAlone", field: SheetDrawing.field(column), values)
        }
    }
}

extension LedgerField {
    /// Whether no one value can stand for all rows: what is a person's, a file, a link or a point.
    var isOfEachRow: Bool {
        switch type {
        case .file, .personal, .link, .point: true
        default: false
        }
    }
}

extension SheetMapping {
    /// The name of things and what is required, where neither a column nor a value for all rows stands for it.
    func missing(of playbook: Playbook) -> [Int] {
        // A sheet that names things by number may say only what changed.
        if column(.number) != nil { return [] }
        let hasVillage = column(.placePart(.village)) != nil
        return playbook.fields.indices.filter { place in
            let field = playbook.fields[place]
            guard field.isRequired || place == playbook.item.title, field.when == nil else { return false }
            if column(.field(field.key)) != nil || !(constants[field.key] ?? "").isEmpty { return false }
            return !hasVillage || !PlaceHeadings.villageLabels.contains(NameLikeness.plain(field.label))
        }
    }
}
