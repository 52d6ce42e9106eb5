/// Clauses of a task that only tell how far the work has come: 目前拆除412户，占11.4%.
struct PresentState {
    let text: PreparedText

    private static let marks = ScalarSet(",;。!?")
    private static let openings = WordTable("目前 截至目前 截止目前 到目前 现已 目前已 已完成 已拆除 已建成 已开工 仅完成 仅拆除")
    private static let shares = WordTable("占 仅占 只占 只完成 仅完成 完成率 开工率 完成计划的 完成任务的")
    private static let asking = WordTable("要 可 拟 确保 力争 计划 必须 务必 达到 以上 不低于 不少于")

    /// Such clauses behind one that sets a number of its own; empty where the whole range only tells.
    func ranges(_ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var setsNumber = false
        for clause in text.pieces(of: range, at: PresentState.marks).map(text.prose.trimmed) where !clause.isEmpty {
            let asks = PresentState.asking.occurs(in: text.flat, clause)
            let follows = found.last.map { clause.lowerBound - $0.upperBound <= 2 } ?? false
            let opens = PresentState.openings.length(text.flat, at: clause.lowerBound, before: clause.upperBound) > 0
            let shares = PresentState.shares.length(text.flat, at: clause.lowerBound, before: clause.upperBound) > 0
            if setsNumber, !asks, opens || follows && shares {
                found.append(clause)
            } else {
                setsNumber = setsNumber || clause.contains { Prose.isDigit(text.flat[$0]) || text.flat[$0] == 0x58 }
            }
        }
        return found
    }
}
