import Core
import Database
import Messages
import Papers
import PolicyText
import Problems
import Records
import Tasks

/// What recorded acts are told to units as messages, each act in one place: answers and endings, work a unit only takes
/// part in, and what somebody called it to. What waits from day to day is left to 今日.
extension MessageSource {
    static let all = [
        tasksIssued, tasks, taskReminders, problemsGiven, problems, papers, roundsBegun, roundReminders, roundsEnded,
        inspections, photos, scores, appeals, tolerances,
    ]

    // MARK: Tasks

    /// The lead unit finds it under 待签收.
    private static let tasksIssued = MessageSource(["task.issuing"]) { record, tx in
        guard let facts = try tx.tasks.noticeFacts(of: TaskID(rawValue: record.subjectID)) else { return nil }
        return SystemNotice(
            to: facts.units.filter { $0.role != .lead }.map(\.unit),
            "参与的新任务\(facts.number)：\(facts.title)",
            address: "/tasks/\(record.subjectID)"
        )
    }

    private static let taskWords = [
        "task.closeout": "任务已销号", "task.extension-decision": "延期已批复", "task.reopening": "任务已重启",
        "task.withdrawal": "任务已撤销",
    ]

    private static let tasks = MessageSource(Set(taskWords.keys)) { record, tx in
        guard let facts = try tx.tasks.noticeFacts(of: TaskID(rawValue: record.subjectID)) else { return nil }
        let isForLead = record.act == "task.extension-decision"
        return SystemNotice(
            to: facts.units.filter { !isForLead || $0.role == .lead }.map(\.unit),
            "\(taskWords[record.act] ?? "")\(facts.number)：\(facts.title)",
            address: "/tasks/\(record.subjectID)"
        )
    }

    private static let taskReminders = MessageSource(["task.reminder"]) { record, tx in
        guard let facts = try tx.tasks.noticeFacts(of: TaskID(rawValue: record.subjectID)) else { return nil }
        return SystemNotice(
            to: facts.units.filter { $0.role == .lead }.map(\.unit),
            "催办任务\(facts.number)：\(facts.title)",
            body: record.detail,
            address: "/tasks/\(record.subjectID)"
        )
    }

    // MARK: Problems

    private static let givenWords = [
        "problem.entry": "交办", "problem.assignment": "交办", "problem.reassignment": "改派给你单位",
        "problem.escalation": "采取督促措施", "problem.reopening": "要重新整改",
    ]

    private static let problemsGiven = MessageSource(Set(givenWords.keys)) { record, tx in
        let id = ProblemID(rawValue: record.subjectID)
        guard let facts = try tx.problems.noticeFacts(of: id), facts.isGiven, let owner = facts.owner else {
            return nil
        }
        return SystemNotice(
            to: [owner],
            "\(givenWords[record.act] ?? "")：\(facts.number)",
            body: facts.content,
            address: "/problems/\(record.subjectID)"
        )
    }

    private static let problems = MessageSource(["problem.closeout", "problem.notice-end"]) { record, tx in
        let id = ProblemID(rawValue: record.subjectID)
        guard let facts = try tx.problems.noticeFacts(of: id), let owner = facts.owner else { return nil }
        return SystemNotice(
            to: [owner],
            "已销号：\(facts.number)",
            body: facts.content,
            address: "/problems/\(record.subjectID)"
        )
    }

    // MARK: Papers

    private static let papers = MessageSource(["paper.issuing"]) { record, tx in
        SystemNotice(
            to: try tx.papers.addressees(of: PaperID(rawValue: record.subjectID)),
            "收到文书：\(paperWords(record.detail))",
            address: "/papers/\(record.subjectID)"
        )
    }

    /// 整改通知单 整改〔2026〕1号：整改通知单 says its kind once.
    static func paperWords(_ detail: String) -> String {
        let kind = detail.prefix { $0 != " " }
        return detail.hasSuffix("：\(kind)") ? String(detail.dropLast(kind.count + 1)) : detail
    }
}
