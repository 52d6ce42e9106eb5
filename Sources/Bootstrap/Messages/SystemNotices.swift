import Core
import Database
import Messages
import Papers
import PolicyText
import Problems
import Records
import Rounds
import Tasks

/// What recorded acts are told to units as messages. What a unit must do next stands in its 今日 and is left out here:
/// these are answers and endings, and work in which a unit only takes part.
extension MessageSource {
    static let all = [tasksIssued, tasks, problems, papers, rounds]

    /// The lead unit finds it under 待签收.
    private static let tasksIssued = MessageSource(["task.issuing"]) { record, tx in
        guard let facts = try tx.tasks.noticeFacts(of: TaskID(rawValue: record.subjectID)) else { return nil }
        return SystemNotice(
            to: facts.units.filter { $0.role != .lead }.map(\.unit),
            "参与的新任务\(facts.number)：\(facts.title)",
            address: "/tasks/\(record.subjectID)"
        )
    }

    private static let words = [
        "task.closeout": "任务已销号", "task.extension-decision": "延期已批复", "task.reopening": "任务已重启",
        "task.withdrawal": "任务已撤销",
    ]

    private static let tasks = MessageSource(Set(words.keys)) { record, tx in
        guard let facts = try tx.tasks.noticeFacts(of: TaskID(rawValue: record.subjectID)) else { return nil }
        let isForLead = record.act == "task.extension-decision"
        return SystemNotice(
            to: facts.units.filter { !isForLead || $0.role == .lead }.map(\.unit),
            "\(words[record.act] ?? "")\(facts.number)：\(facts.title)",
            address: "/tasks/\(record.subjectID)"
        )
    }

    private static let problems = MessageSource(["problem.closeout", "problem.notice-end"]) { record, tx in
        let id = ProblemID(rawValue: record.subjectID)
        guard let facts = try tx.problems.noticeFacts(of: id), let owner = facts.owner else { return nil }
        return SystemNotice(
            to: [owner],
            "问题已销号：\(facts.number)",
            body: facts.content,
            address: "/problems/\(record.subjectID)"
        )
    }

    private static let papers = MessageSource(["paper.issuing"]) { record, tx in
        SystemNotice(
            to: try tx.papers.addressees(of: PaperID(rawValue: record.subjectID)),
            "收到文书：\(record.detail)",
            address: "/papers/\(record.subjectID)"
        )
    }

    /// Those the last call went to: a person's or the program's.
    private static let rounds = MessageSource(["round.reminder"]) { record, tx in
        let id = RoundID(rawValue: record.subjectID)
        guard let facts = try tx.rounds.noticeFacts(of: id) else { return nil }
        return SystemNotice(
            to: facts.units,
            "请填报：\(facts.title)",
            body: "只问台账里没有的。",
            address: "/rounds/\(record.subjectID)"
        )
    }
}

extension DigestSource {
    /// Tasks past their day, by lead unit.
    static let overdueTasks = DigestSource { county, today, tx in
        let units = try tx.tasks.overdueUnits(in: county, on: today, limit: 10)
        guard !units.isEmpty else { return [] }
        return ["任务逾期最多的单位：" as PublicText] + units.map { "　\(PublicBody($0.name)) \($0.count) 项" }
    }
}
