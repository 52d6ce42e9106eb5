import Core
import Database
import Messages
import Rounds
import Tasks

extension DigestSource {
    static let all = [overdueTasks, rounds]

    /// Tasks past their day, by lead unit.
    private static let overdueTasks = DigestSource { county, today, tx in
        let units = try tx.tasks.overdueUnits(in: county, on: today, limit: 10)
        guard !units.isEmpty else { return [] }
        return ["任务逾期最多的单位：" as PublicText] + units.map { "　\(PublicBody($0.name)) \($0.count) 项" }
    }

    /// Rounds the working day before their day, on it and after it.
    private static let rounds = DigestSource { county, today, tx in
        let next = try tx.cadences.calendar(of: county).adding(1, to: today)
        let (soon, over) = try tx.rounds.dueCounts(in: county, on: today, next: next)
        var lines: [PublicText] = []
        if soon > 0 { lines.append("\(next) 前要报齐的调度和排查 \(soon) 轮") }
        if over > 0 { lines.append("过了日子还没有结束的调度和排查 \(over) 轮") }
        return lines
    }
}
