import Core
import Database
import Ledgers

/// 定可能已登记的行和同名的行: what rows are is kept with their import; nothing is written, and every row is to be looked at again.
package struct DecideRows: Sendable {
    package enum Answer: Hashable, Sendable {
        case same(ItemID)
        case new
        /// The same as another row, which stays while this one is left out.
        case repeats(Int)
        /// The same as another row, which is left out while this one stays.
        case keeps(over: Int)
        /// Not said yet, or no more.
        case open
    }

    /// What holds for all rows nothing is said of.
    package enum Rest: String, Sendable { case same, new }

    let desk: ImportDesk

    package init(_ desk: ImportDesk) { self.desk = desk }

    /// - Parameters:
    ///   - answers: by row.
    ///   - fixes: cells that are put right with it, by address: rows are what they say then.
    package func callAsFunction(
        _ id: ImportID,
        version: Int,
        _ answers: [Int: Answer],
        rest: Rest? = nil,
        fixes: [String: String] = [:],
        by actor: Actor
    ) async throws -> Outcome<SheetImport> {
        let desk = desk
        let one = try await desk.database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
        guard [.matching, .checked].contains(one.stage) else {
            return .refused([Issue("import.stage", ["stage": one.stage.word])])
        }
        guard one.version == version else { return .refused([Issue("import.stale")]) }
        if let unopened = one.unopened { return .refused([unopened]) }
        var asked: [Int: Answer] = [:]
        if !answers.isEmpty || rest != nil {
            guard one.stage == .checked, let result = one.result else { return .refused([Issue("import.notChecked")]) }
            asked = Self.answers(answers, rest, of: result)
        }
        var changed = one
        changed.fixes.merge(fixes) { _, new in new }
        guard !asked.isEmpty || !fixes.isEmpty else { return .refused([Issue("import.noDecision")]) }
        if let carried = try await desk.carried(one, to: changed, by: actor) {
            changed.mapping.decisions = carried.isEmpty ? nil : carried
        }
        let said: SheetImport
        switch try await take(asked, in: changed, by: actor) {
        case .refused(let issues): return .refused(issues)
        case .done(let one): said = one
        }
        return try await CheckImport(desk).keep(id, version: version, by: actor) { one in
            (one.fixes, one.mapping) = (said.fixes, said.mapping)
        }
    }

    private func take(
        _ asked: [Int: Answer],
        in one: SheetImport,
        by actor: Actor
    ) async throws -> Outcome<SheetImport> {
        guard !asked.isEmpty else { return .done(one) }
        let opened: OpenedTable
        switch await desk.open(one) {
        case .refused(let issues): return .refused(issues)
        case .done(let table): opened = table
        }
        var kept = KeptDecisions(one.mapping.decisions ?? [])
        let plan = try await desk.plan(one, by: actor)
        kept.take(asked, of: RowSubjects(opened, plan))
        var said = one
        said.mapping.decisions = kept.all.isEmpty ? nil : kept.all
        said.mapping.drop(rows: kept.open)
        return .done(said)
    }

    /// Those that say something of a row that was asked about: one of the things it may be, none of them, or that another row
    /// says the same.
    private static func answers(_ given: [Int: Answer], _ rest: Rest?, of result: ImportResult) -> [Int: Answer] {
        let open = result.perhapsKnown ?? []
        var answers: [Int: Answer] = [:]
        func take(_ row: Int, among things: [Int64], mayBeNew: Bool = true, other: Int?, mayStay: Bool = false) {
            switch given[row] {
            case .same(let item)? where things.contains(item.rawValue): answers[row] = .same(item)
            case .new? where mayBeNew: answers[row] = .new
            case .repeats(let first)? where first == other: answers[row] = .repeats(first)
            case .keeps(let first)? where mayStay && first == other: answers[first] = .repeats(row)
            default: break
            }
        }
        for one in open { take(one.row, among: one.choices, other: one.takenBy) }
        for one in result.open ?? [] { take(one.row, among: one.things.map(\.item), other: one.takenBy) }
        for one in result.alike ?? [] { take(one.row, among: [], other: one.first, mayStay: true) }
        for one in result.doubled ?? [] {
            take(one.row, among: [], mayBeNew: false, other: one.first, mayStay: true)
        }
        for one in result.decided ?? [] {
            switch given[one.row] {
            case .open?: answers[one.row] = .open
            case .new? where one.item != nil || one.keeps != nil: answers[one.row] = .new
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
