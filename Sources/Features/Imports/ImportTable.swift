import Core
import Database
import Documents
import Expression
import Ledgers
import Programmes
import Regions
import SheetShapes

/// Takes one found table into a ledger: a table, a mapping and a ledger in, what came of it out.
package struct ImportTable: Sendable {
    package enum Mode: Hashable, Sendable {
        /// Looks at every row and writes nothing.
        case check
        /// All rows, or none where one has something wrong.
        case all
        /// Rows with something wrong are left for later.
        case good
    }

    /// What the import is in the record, and where its traces go.
    package struct Subject: Sendable {
        package let id: ImportID
        /// 导入“台账.xlsx”
        package let words: String
        /// Things somebody changed after this moment are not overwritten.
        package var since: Instant?
        /// The rows a ledger was made from, brought by whoever made it.
        package var isMaking: Bool

        package init(_ id: ImportID, _ words: String, since: Instant? = nil, isMaking: Bool = false) {
            self.id = id
            self.words = words
            self.since = since
            self.isMaking = isMaking
        }
    }

    let desk: LedgerDesk
    /// Problems that are told one by one; the others are counted.
    var keptProblems = ImportResult.mostProblems

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// In a transaction of its own; `progress` is told how many rows are behind.
    package func callAsFunction(
        _ opened: OpenedTable,
        _ mapping: SheetMapping,
        fixes: [String: String] = [:],
        into ledger: String,
        _ mode: Mode,
        as subject: Subject,
        by actor: Actor,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome<ImportResult> {
        let work: @Sendable (Transaction) throws -> Outcome<ImportResult> = { tx in
            try take(opened, mapping, fixes: fixes, into: ledger, mode, as: subject, by: actor, tx, progress: progress)
        }
        return mode == .check ? try await desk.database.read(work) : try await desk.write(by: actor, work)
    }

    /// All rows or none, in one transaction, standing afterwards in the list of imports, from where it can be taken back.
    /// - Parameter digest: of the file, where it is kept.
    package func standing(
        _ opened: OpenedTable,
        _ mapping: SheetMapping,
        into ledger: String,
        id: ImportID,
        name: String,
        digest: String = "",
        size: Int = 0,
        by actor: Actor,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome<ImportResult> {
        let now = desk.environment.now()
        return try await desk.write(by: actor) { tx in
            var one = SheetImport(
                id: id,
                county: actor.county,
                region: actor.region,
                ledger: try desk.shelf.current(ledger, in: actor.county, tx).ledger,
                person: actor.name,
                unitName: actor.unitName,
                digest: digest,
                name: name,
                size: size,
                layout: opened.layout,
                mapping: mapping,
                fixes: [:],
                stage: .checked,
                version: 1,
                createdAt: now
            )
            try tx.imports(desk.vault).insert(one, by: actor)
            let subject = Subject(id, one.words)
            let outcome = try take(opened, mapping, into: ledger, .all, as: subject, by: actor, tx, progress: progress)
            guard let result = outcome.value else { return outcome }
            one.result = result
            one.stage = .written
            (one.checkedAt, one.writtenAt) = (now, now)
            guard try tx.imports(desk.vault).update(one) else { return .refused([Issue("import.stale")]) }
            return .done(result)
        }
    }

    /// Within a transaction somebody else holds: `.refused` means that everything is to be undone.
    package func take(
        _ opened: OpenedTable,
        _ mapping: SheetMapping,
        fixes: [String: String] = [:],
        into ledger: String,
        _ mode: Mode,
        as subject: Subject,
        by actor: Actor,
        _ tx: Transaction,
        progress: @Sendable (Int) -> Void = { _ in }
    ) throws -> Outcome<ImportResult> {
        let book = try desk.shelf.current(ledger, in: actor.county, tx)
        let plan = try RowPlan(mapping, book.playbook, fixes: fixes, for: actor, tx)
        let ways = intakePlan(mapping, book.playbook, mode, subject)
        let open = try Intake.open(ledger, ways, desk: desk, by: actor, tx)
        guard let intake = open.value else { return .refused(open.issues) }
        var gathering = ResultGathering(plan, opened, keeping: keptProblems)
        if mapping.column(.number) != nil {
            intake.expect(TableRows(opened.table, in: opened.grid).compactMap { plan.item($0) })
        }
        let said = SaidOfRows(opened, plan).known
        intake.expect(said: said.values.compactMap { if case .same(let item) = $0 { item } else { nil } })
        if mapping.only != nil {
            let settled = RowReader(opened, plan, said, settled: true)
            try intake.settle { settled.next() }
        }
        let reader = RowReader(opened, plan, said)
        try intake.take({ reader.next() }) { lines, traces in
            for line in lines { gathering.add(line) }
            if mode != .check, !intake.isStopped { try tx.imports(desk.vault).insert(traces, of: subject.id) }
            progress(intake.totals.rows)
        }
        guard intake.totals.rows > 0 else { return .refused([Issue("import.noRows")]) }
        gathering.addPerhapsKnown(intake)
        // What is left of a sheet does not say what the whole sheet held.
        if mode == .check, mapping.only == nil { try gathering.addMissing(intake, tx) }
        var result = gathering.finish(intake.totals, county: try tx.regions.first(actor.county)?.name ?? "")
        if !reader.readings.isEmpty { result.readings = reader.readings.all }
        if mode == .check {
            result.remarks += try doubts(opened, mapping, fixes, book, by: actor, tx)
            return .done(result)
        }
        if intake.isStopped { return .refused(result.issues) }
        if mode == .good { result.refusedRows = gathering.refusedRows }
        guard intake.totals.new + intake.totals.changed > 0 else { return .refused([Issue("import.nothing")]) }
        try intake.conclude()
        return .done(result)
    }

    private func intakePlan(
        _ mapping: SheetMapping,
        _ playbook: Playbook,
        _ mode: Mode,
        _ subject: Subject
    ) -> Intake.Plan {
        var plan = Intake.Plan(
            key: mapping.intakeKey(playbook),
            writes: mode != .check,
            leavesOut: mode == .good,
            since: subject.since,
            subject: ("import", subject.id.rawValue, subject.words)
        )
        plan.isMaking = subject.isMaking
        plan.entries = ImportResult.mostFresh
        return plan
    }

    /// What a person is asked about sums before the rows are written: they are held against the newest things there are.
    private func doubts(
        _ opened: OpenedTable,
        _ mapping: SheetMapping,
        _ fixes: [String: String],
        _ book: LedgerBook,
        by actor: Actor,
        _ tx: Transaction
    ) throws -> [String] {
        let issues = try MagnitudeDoubts.issues(opened, mapping, fixes: fixes, book.playbook) { place in
            let newest = try tx.items(desk.shelf).list(book, ItemFilter(), for: actor, limit: 200)
            return newest.compactMap { if case .number(let number) = $0.values[place] { number } else { nil } }
        }
        return issues.map(importWords.sentence)
    }
}

/// Hands on the rows of a table in parts; whoever asks is one thread at a time.
private final class RowReader: @unchecked Sendable {
    private static let size = 1_024
    private var rows: TableRows
    private let plan: RowPlan
    private let said: [Int: KnownAs]
    /// Hands on the rows that are not to be taken, instead of those that are.
    private let settled: Bool
    /// To be asked when there are no more rows.
    private(set) var readings = ReadingTally()

    init(_ opened: OpenedTable, _ plan: RowPlan, _ said: [Int: KnownAs], settled: Bool = false) {
        rows = TableRows(opened.table, in: opened.grid)
        self.plan = plan
        self.said = said
        self.settled = settled
    }

    func next() -> [IntakeRow]? {
        var part: [TableRow] = []
        part.reserveCapacity(Self.size)
        while part.count < Self.size, let row = rows.next() {
            let isAsked = plan.mapping.only?.contains(row.number) ?? true
            if isAsked != settled { part.append(row) }
        }
        guard !part.isEmpty else { return nil }
        let entries = part.mapOnEveryCore { [plan, said] _, row in
            var entry = plan.entry(row)
            entry.knownAs = said[row.number]
            return entry
        }
        for entry in entries { readings.add(entry) }
        return entries
    }
}

extension SheetMapping {
    /// How rows are told from what is there; unless a person chose, each row by the surest it says of itself.
    package func intakeKey(_ playbook: Playbook) -> IntakeKey {
        func isMapped(_ place: Int) -> Bool { column(.field(playbook.fields[place].key)) != nil }
        switch key {
        case .number: return .number
        case .title: return .title
        case .none: return .none
        case .field(let key): return playbook.field(key).map { .field($0) } ?? .title
        case .automatic:
            let mapped = playbook.fields.indices.filter(isMapped)
            let unique = mapped.first { playbook.fields[$0].unique != nil }
            let identity = mapped.first { playbook.fields[$0].type == .personal(.identity) && $0 != unique }
            return .perRow(numbers: column(.number) != nil, fields: [unique, identity].compactMap { $0 })
        }
    }
}

extension Transaction {
    /// The places of the actor's county, those merged away too.
    package func placeFinder(for actor: Actor) throws -> PlaceFinder {
        let all = try regions.all(in: actor.county)
        let above = try regions.ancestors(of: actor.county)
        let former = try regions.formerNames(in: actor.county)
        return PlaceFinder(Array(all.values), in: actor.county, above: above, former: former)
    }
}
