import Core
import Ledgers

/// Decisions of one import while more is said: one for all rows that say the same, or one for each of them.
struct KeptDecisions {
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
                if nth == nil { forget(row.subject) } else { takeBack(row, among: subjects.count(of: row)) }
                open.insert(row.subject)
            case .keeps?, nil: continue
            }
        }
    }

    /// What was said of all rows that say the same goes on for the others.
    private mutating func takeBack(_ row: RowSubjects.Row, among count: Int) {
        guard var said = byRow[row.subject] else { return }
        if let all = said.removeValue(forKey: Self.every) {
            for nth in 1...count where said[nth] == nil {
                said[nth] = RowDecision(row: row.subject, item: all.item, nth: nth, repeats: all.repeats)
            }
        }
        said[row.nth] = nil
        byRow[row.subject] = said
    }

    /// Nothing is said any more of rows that say this.
    mutating func forget(_ subject: String) { byRow[subject] = nil }

    private mutating func keep(_ one: RowDecision) {
        if one.nth == nil { byRow[one.row] = nil }
        byRow[one.row, default: [:]][one.nth ?? Self.every] = one
    }

    var all: [RowDecision] {
        byRow.values.flatMap(\.values).sorted { ($0.row, $0.nth ?? 0) < ($1.row, $1.nth ?? 0) }
    }
}
