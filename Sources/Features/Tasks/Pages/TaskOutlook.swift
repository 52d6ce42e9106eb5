import Core
import Pages

/// One sentence on where a task is heading, from what was reported so far.
struct TaskOutlook {
    let task: Task
    /// The amount the task is measured by, where it has one.
    let goal: TaskQuantity?
    let today: Day

    init(_ dossier: TaskDossier, today: Day) {
        task = dossier.task
        goal = ProgressRules.measured(dossier.quantities)
        self.today = today
    }

    /// Nil where there is nothing to say yet: closed, not begun, nothing reported.
    var sentence: String? {
        guard task.stage == .underway, task.percent > 0, task.percent < 100, today > task.startsOn else { return nil }
        let perDay = task.percent / Double(today.days(since: task.startsOn))
        let days = ((100 - task.percent) / perDay).rounded(.up)
        guard days < 3650 else { return nil }
        let finish = today.adding(days: Int(days))
        let plan = "按现在的速度 \(finish.year)年\(finish.month)月\(finish.day)日完成"
        guard let deadline = task.deadline, deadline > today, finish > deadline else { return plan }
        return plan + "，要按期完成" + rest(until: deadline)
    }

    /// What is left, by week; within the last week as it is.
    private func rest(until deadline: Day) -> String {
        let left = 100 - task.percent
        let weeks = Double(deadline.days(since: today)) / 7
        let pace = weeks <= 1 ? "还需推进 " : "每周需推进 "
        guard let goal, let value = goal.value, value > 0 else {
            return pace + Format.difference(left / max(weeks, 1), "%")
        }
        return pace + "\(Format.number((value * left / 100 / max(weeks, 1)).rounded(.up))) \(goal.unit)"
    }
}

enum Duration {
    /// `2 小时 13 分`, `3 天 4 小时`, `不到 1 分钟`.
    static func words(from start: Instant, to end: Instant) -> String {
        let minutes = max(0, end.seconds(since: start)) / 60
        if minutes < 1 { return "不到 1 分钟" }
        if minutes < 60 { return "\(minutes) 分钟" }
        if minutes < 1440 { return "\(minutes / 60) 小时 \(minutes % 60) 分" }
        return "\(minutes / 1440) 天 \(minutes % 1440 / 60) 小时"
    }
}
