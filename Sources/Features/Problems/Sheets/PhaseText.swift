import Core

/// Deadlines in a cell as offices write them: 6月10日前取得明显成效，6月底前全面整改到位.
package enum PhaseText {
    static let lastGoal = "整改到位"

    /// - Parameter day: the day the list is of; a month before it without a year is next year's.
    package static func phases(_ text: String, from day: Day) -> [PhaseInput] {
        let pieces = text.split { "，,、；;。\n".contains($0) }
        return pieces.compactMap { piece -> PhaseInput? in
            guard let (due, rest) = due(in: String(piece.filter { !$0.isWhitespace }), from: day) else { return nil }
            return PhaseInput(due: due, goal: rest.isEmpty ? lastGoal : rest)
        }
    }

    package static func written(_ phases: [PhaseInput]) -> String {
        phases.map { "\($0.due.year)年\($0.due.month)月\($0.due.day)日前\($0.goal)" }.joined(separator: "；")
    }

    private static func due(in piece: String, from day: Day) -> (Day, String)? {
        var rest = Substring(piece)
        let found = numbered(&rest) ?? named(&rest, day)
        guard let (year, month, date) = found else { return nil }
        for word in ["之前", "以前", "前", "内"] where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count)
            break
        }
        let made = { (year: Int) -> Day? in
            date.flatMap { Day(year: year, month: month, day: $0) }
                ?? (date == nil ? Day.last(ofMonth: month, inYear: year) : nil)
        }
        guard (1...12).contains(month), var due = made(year ?? day.year) else { return nil }
        if year == nil, due < day, let next = made(day.year + 1) { due = next }
        return (due, String(rest))
    }

    private typealias Parts = (year: Int?, month: Int, date: Int?)

    /// 2026.7.15, 2026-07-15, 2026/7/15.
    private static func numbered(_ rest: inout Substring) -> Parts? {
        let head = rest.prefix { $0.isASCII && ($0.isNumber || ".-/".contains($0)) }
        let parts = head.split { ".-/".contains($0) }.map { Int($0) ?? 0 }
        guard parts.count == 3, parts[0] > 1900 else { return nil }
        rest = rest.dropFirst(head.count)
        return (parts[0], parts[1], parts[2])
    }

    /// 2026年6月10日, 6月10日, 6月底, 年底.
    private static func named(_ rest: inout Substring, _ day: Day) -> Parts? {
        var year: Int?
        var tail = rest
        if let number = number(&tail, before: "年") { year = number }
        for word in ["年底", "年末", "底"] where year != nil && word == "底" || word != "底" {
            if tail.hasPrefix(word) {
                rest = tail.dropFirst(word.count)
                return (year, 12, nil)
            }
        }
        guard let month = number(&tail, before: "月") else { return nil }
        for word in ["底", "末"] where tail.hasPrefix(word) {
            rest = tail.dropFirst(word.count)
            return (year, month, nil)
        }
        guard let date = number(&tail, before: "日") else { return nil }
        rest = tail
        return (year, month, date)
    }

    private static func number(_ rest: inout Substring, before mark: Character) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), rest.dropFirst(digits.count).first == mark else { return nil }
        rest = rest.dropFirst(digits.count + 1)
        return number
    }
}
