import Core
import Ledgers

/// What every row of a table says it is about (`RowPlan.subject`), and which of those that say the same it is.
struct RowSubjects {
    struct Row: Hashable {
        let number: Int
        let subject: String
        /// Counted from 1.
        let nth: Int
    }

    let rows: [Row]
    private let counts: [String: Int]

    init(_ opened: OpenedTable, _ plan: RowPlan) {
        let all = Array(TableRows(opened.table, in: opened.grid))
        let subjects = all.mapOnEveryCore { _, row in plan.subject(of: plan.entry(row)) }
        var counts: [String: Int] = [:]
        var rows: [Row] = []
        rows.reserveCapacity(all.count)
        for (row, subject) in zip(all, subjects) {
            let nth = (counts[subject] ?? 0) + 1
            counts[subject] = nth
            rows.append(Row(number: row.number, subject: subject, nth: nth))
        }
        (self.rows, self.counts) = (rows, counts)
    }

    /// Whether another row says all the same.
    func isDoubled(_ row: Row) -> Bool { count(of: row) > 1 }
    /// How many say all the same, itself among them.
    func count(of row: Row) -> Int { counts[row.subject] ?? 1 }
}

/// What people said of the rows of one table, by the numbers these have in it.
struct SaidOfRows {
    let known: [Int: KnownAs]

    init(_ opened: OpenedTable, _ plan: RowPlan) {
        let decisions = plan.mapping.decisions ?? []
        // Where nothing was said of any row, none is read for it.
        self.init(decisions.isEmpty ? [] : RowSubjects(opened, plan).rows, decisions)
    }

    init(_ rows: [RowSubjects.Row], _ decisions: [RowDecision]) {
        let said = Dictionary(grouping: decisions, by: \.row)
        let kept = Set(decisions.compactMap(\.repeats))
        var known: [Int: KnownAs] = [:]
        /// Rows that may be left out, with what the row says that stays in their place.
        var leaving: [Int: String] = [:]
        var staying: [String: [Int]] = [:]
        for row in rows {
            if kept.contains(row.subject) { staying[row.subject, default: []].append(row.number) }
            guard let about = said[row.subject],
                let one = about.last(where: { $0.nth == row.nth }) ?? about.last(where: { $0.nth == nil })
            else { continue }
            if let other = one.repeats {
                leaving[row.number] = other
            } else {
                known[row.number] = one.item.map(KnownAs.same) ?? .new
            }
        }
        for row in leaving.keys {
            var passed: Set<Int> = []
            if let other = Self.standing(for: row, leaving, staying, &passed) { known[row] = .repeated(other) }
        }
        self.known = known
    }

    /// The row that stays in place of one that says the same: it may be left out for another itself. Nil where none is there
    /// any more, and where rows would be left out for each other: nothing is lost then.
    private static func standing(
        for row: Int,
        _ leaving: [Int: String],
        _ staying: [String: [Int]],
        _ passed: inout Set<Int>
    ) -> Int? {
        passed.insert(row)
        let others = (leaving[row].flatMap { staying[$0] } ?? []).filter { !passed.contains($0) }
        if let other = others.first(where: { leaving[$0] == nil }) { return other }
        for other in others where !passed.contains(other) {
            if let found = standing(for: other, leaving, staying, &passed) { return found }
        }
        return nil
    }
}
