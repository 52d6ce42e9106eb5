import Core
import Tasks

/// Why a task is behind, in a few words: nobody signed, nobody reports, or the date has passed.
struct SlowReason {
    let words: String

    init(_ task: Task, today: Day) {
        if task.stage == .awaitingSigning {
            words = "下达 \(today.days(since: task.issuedAt.day)) 天未签收"
        } else if task.stage == .objected {
            words = "异议待处理"
        } else if let deadline = task.deadline, today > deadline {
            words = "逾期 \(today.days(since: deadline)) 天"
        } else if let reported = task.reportedAt?.day {
            words = "\(today.days(since: reported)) 天没有新进展"
        } else {
            words = "没有报送过进展"
        }
    }
}
