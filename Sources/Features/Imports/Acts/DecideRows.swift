import Core
import Database
import Ledgers

/// 定可能已登记的行: what rows are is kept with their import; nothing is written, and every row is to be looked at again.
package struct DecideRows: Sendable {
    package enum Answer: Hashable, Sendable {
        case same(ItemID)
        case new
        /// Not said yet, or no more.
        case open
    }

    /// What holds for all rows nothing is said of.
    package enum Rest: String, Sendable { case same, new }

    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    /// - Parameter answers: by row.
    package func callAsFunction(
        _ id: ImportID,
        version: Int,
        _ answers: [Int: Answer],
        rest: Rest? = nil,
        by actor: Actor
    ) async throws -> Outcome<SheetImport> {
        let desk = desk
        let one = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        guard one.version == version else { return .refused([Issue("import.stale")]) }
        guard one.stage == .checked, let result = one.result else { return .refused([Issue("import.notChecked")]) }
        let asked = Self.answers(answers, rest, of: result)
        guard !asked.isEmpty else { return .refused([Issue("import.noDecision")]) }
        let opened: OpenedTable
        switch await desk.open(one) {
        case .refused(let issues): return .refused(issues)
        case .done(let table): opened = table
        }
        let plan = try await desk.database.read { tx in
            try RowPlan(one.mapping, desk.book(one, for: actor, tx).playbook, fixes: one.fixes, for: actor, tx)
        }
        var said: [String: RowDecision?] = [:]
        for row in TableRows(opened.table, in: opened.grid) {
            guard let answer = asked[row.number] else { continue }
            let subject = plan.subject(of: plan.entry(row))
            switch answer {
            case .same(let item): said.updateValue(RowDecision(row: subject, item: item), forKey: subject)
            case .new: said.updateValue(RowDecision(row: subject, item: nil), forKey: subject)
            case .open: said.updateValue(nil, forKey: subject)
            }
        }
        let before = (one.mapping.decisions ?? []).filter { !said.keys.contains($0.row) }
        let decisions = before + said.values.compactMap { $0 }.sorted { $0.row < $1.row }
        let kept = decisions.isEmpty ? nil : decisions
        let open = Set(said.filter { $0.value == nil }.keys)
        return try await CheckImport(desk).save(id, version: version, by: actor) { one in
            one.mapping.decisions = kept
            one.mapping.drop(rows: open)
        }
    }

    /// Those that say something of a row that was asked about: one of the things it may be, or none of them.
    private static func answers(_ given: [Int: Answer], _ rest: Rest?, of result: ImportResult) -> [Int: Answer] {
        let open = result.perhapsKnown ?? []
        var answers: [Int: Answer] = [:]
        for one in open {
            switch given[one.row] {
            case .same(let item)? where one.choices.contains(item.rawValue): answers[one.row] = .same(item)
            case .new?: answers[one.row] = .new
            default: break
            }
        }
        for one in result.decided ?? [] {
            switch given[one.row] {
            case .open?: answers[one.row] = .open
            case .new? where one.item != nil: answers[one.row] = .new
            default: break
            }
        }
        guard let rest else { return answers }
        // Where several things could be meant, or another row is the thing already, a person says which.
        var taken = Set((result.decided ?? []).compactMap(\.item))
        for case .same(let item) in answers.values { taken.insert(item.rawValue) }
        for one in open where answers[one.row] == nil {
            switch rest {
            case .new: answers[one.row] = .new
            case .same:
                guard one.takenBy == nil, one.items.count == 1, taken.insert(one.item).inserted else { continue }
                answers[one.row] = .same(ItemID(rawValue: one.item))
            }
        }
        return answers
    }
}
