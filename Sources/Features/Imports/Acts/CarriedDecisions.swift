import Core
import Database
import Ledgers

/// What was said of rows of one sheet, once they say something else: cells of them were put right, or columns mean something
/// else. It goes with its row where that keeps place and name.
struct CarriedDecisions {
    let decisions: [RowDecision]

    init(_ decisions: [RowDecision], of old: RowPlan, to new: RowPlan, in opened: OpenedTable) {
        let (before, after) = (RowSubjects(opened, old), RowSubjects(opened, new))
        var (changed, touched): (Set<Int>, Set<String>) = ([], [])
        for (was, now) in zip(before.rows, after.rows) where was.subject != now.subject {
            changed.insert(was.number)
            touched.formUnion([was.subject, now.subject])
        }
        guard !changed.isEmpty else {
            self.decisions = decisions
            return
        }
        let said = SaidOfRows(before.rows, decisions).known
        let others: [Int] = said.values.compactMap { if case .repeated(let other) = $0 { other } else { nil } }
        let named = changed.intersection(Array(said.keys) + others)
        let renamed = Self.renamed(named, old, new, opened)
        // What a row is left out for is named by what that one says.
        for row in before.rows {
            if case .repeated(let other)? = said[row.number], changed.contains(other) { touched.insert(row.subject) }
        }
        var kept = KeptDecisions(decisions)
        var answers: [Int: DecideRows.Answer] = [:]
        // Which of several rows that say the same a row is may be another one too.
        for row in before.rows where touched.contains(row.subject) {
            guard let one = said[row.number] else { continue }
            kept.forget(row.subject)
            if renamed.contains(row.number) { continue }
            switch one {
            case .same(let item): answers[row.number] = .same(item)
            case .new: answers[row.number] = .new
            case .repeated(let other): if !renamed.contains(other) { answers[row.number] = .repeats(other) }
            }
        }
        kept.take(answers, of: after)
        self.decisions = kept.all
    }

    /// Those of some rows that are about another thing now.
    private static func renamed(_ rows: Set<Int>, _ old: RowPlan, _ new: RowPlan, _ opened: OpenedTable) -> Set<Int> {
        guard !rows.isEmpty else { return [] }
        let asked = TableRows(opened.table, in: opened.grid).filter { rows.contains($0.number) }
        return Set(asked.filter { old.name(of: old.entry($0)) != new.name(of: new.entry($0)) }.map(\.number))
    }
}

extension ImportDesk {
    /// What was said of the rows of an import after cells were put right in it or its columns mean something else; nil where
    /// it stays as it is.
    func carried(_ one: SheetImport, to changed: SheetImport, by actor: Actor) async throws -> [RowDecision]? {
        guard let decisions = one.mapping.decisions, changed.mapping.decisions == decisions, one.unopened == nil,
            changed.digest == one.digest, changed.layout == one.layout
        else { return nil }
        var mapping = changed.mapping
        mapping.keepSaid(of: one.mapping)
        guard mapping != one.mapping || changed.fixes != one.fixes else { return nil }
        guard let opened = await open(one).value else { return nil }
        let (old, new) = (try await plan(one, by: actor), try await plan(changed, by: actor))
        return CarriedDecisions(decisions, of: old, to: new, in: opened).decisions
    }

    /// How the rows of an import are read.
    func plan(_ one: SheetImport, by actor: Actor) async throws -> RowPlan {
        try await database.read { tx in
            try RowPlan(one.mapping, book(one, for: actor, tx).playbook, fixes: one.fixes, for: actor, tx)
        }
    }
}
