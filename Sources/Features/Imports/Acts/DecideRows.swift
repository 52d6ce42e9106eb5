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
        var said = KeptDecisions(one.mapping.decisions ?? [])
        said.take(asked, of: RowSubjects(opened, plan))
        let (kept, open) = (said.all, said.open)
        return try await CheckImport(desk).save(id, version: version, by: actor) { one in
            one.mapping.decisions = kept.isEmpty ? nil : kept
            one.mapping.drop(rows: open)
        }
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

/// Decisions of one import while more is said: one for all rows that say the same, or one for each of them.
private struct KeptDecisions {
    /// Stands for all rows that say the same.
    private static let every = 0

    private var byRow: [String: [Int: RowDecision]] = [:]
    /// What rows say of which nothing is said any more.
    private(set) var open: Set<String> = []

    init(_ decisions: [RowDecision]) {
        for one in decisions { byRow[one.row, default: [:]][one.nth ?? Self.every] = one }
    }

    mutating func take(_ answers: [Int: DecideRows.Answer], of subjects: RowSubjects) {
        let others: [Int] = answers.values.compactMap { if case .repeats(let other) = $0 { other } else { nil } }
        let named = Set(others)
        let asked = subjects.rows.filter { answers[$0.number] != nil || named.contains($0.number) }
        let said = Dictionary(asked.map { ($0.number, $0.subject) }, uniquingKeysWith: { first, _ in first })
        for row in asked {
            let nth = subjects.isDoubled(row) ? row.nth : nil
            switch answers[row.number] {
            case .same(let item)?: keep(RowDecision(row: row.subject, item: item, nth: nth))
            case .new?: keep(RowDecision(row: row.subject, item: nil, nth: nth))
            case .repeats(let other)?:
                guard let subject = said[other], other != row.number else { continue }
                keep(RowDecision(row: row.subject, item: nil, nth: nth, repeats: subject))
            case .open?:
                byRow[row.subject]?[nth ?? Self.every] = nil
                byRow[row.subject]?[Self.every] = nil
                if nth == nil { byRow[row.subject] = nil }
                open.insert(row.subject)
            case .keeps?, nil: continue
            }
        }
    }

    private mutating func keep(_ one: RowDecision) {
        if one.nth == nil { byRow[one.row] = nil }
        byRow[one.row, default: [:]][one.nth ?? Self.every] = one
    }

    var all: [RowDecision] {
        byRow.values.flatMap(\.values).sorted { ($0.row, $0.nth ?? 0) < ($1.row, $1.nth ?? 0) }
    }
}
