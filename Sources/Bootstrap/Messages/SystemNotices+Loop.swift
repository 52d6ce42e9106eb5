import Core
import Database
import Inspections
import Messages
import Pages
import Records
import Rounds
import Scores

/// Notices of rounds, inspections and scores.
extension MessageSource {
    // MARK: Rounds

    /// One the program began and called for at once is told to those it called on only.
    static let roundsBegun = MessageSource(["round.opening"]) { record, tx in
        guard let facts = try tx.rounds.noticeFacts(of: RoundID(rawValue: record.subjectID)) else { return nil }
        guard record.person != RoundTimer.name || facts.called.isEmpty else { return nil }
        return SystemNotice(
            to: facts.owners.map(\.unit),
            "\(facts.isSurvey ? "排查" : "调度")开始：\(facts.title)",
            body: "\(Format.day(facts.due)) 前。台账里已有的不用再填，只说台账里没有的。",
            address: "/rounds/\(record.subjectID)"
        )
    }

    /// Only those that were called on.
    static let roundReminders = MessageSource(["round.reminder"]) { record, tx in
        guard let facts = try tx.rounds.noticeFacts(of: RoundID(rawValue: record.subjectID)) else { return nil }
        return SystemNotice(
            to: facts.called,
            "还没有填报：\(facts.title)",
            body: "\(Format.day(facts.due)) 到期。",
            address: "/rounds/\(record.subjectID)"
        )
    }

    static let roundsEnded = MessageSource(["round.closing"]) { record, tx in
        guard let facts = try tx.rounds.noticeFacts(of: RoundID(rawValue: record.subjectID)) else { return nil }
        return SystemNotice(
            to: facts.owners.map(\.unit),
            "本轮已结束：\(facts.title)",
            address: "/rounds/\(record.subjectID)"
        )
    }

    // MARK: Inspections

    /// To the units whose people take part; the places are not told.
    static let inspections = MessageSource(["inspection.plan", "inspection.withdrawal"]) { record, tx in
        guard let facts = try tx.inspections.noticeFacts(of: PlanID(rawValue: record.subjectID)) else { return nil }
        let isPlan = record.act == "inspection.plan"
        return SystemNotice(
            to: facts.units,
            "\(isPlan ? "抽你单位的人参加督查" : "督查已撤销")：\(facts.title)",
            body: "\(Format.day(facts.first)) 至 \(Format.day(facts.last))。",
            address: "/inspections/\(record.subjectID)"
        )
    }

    static let photos = MessageSource(["photo.request"]) { record, tx in
        let id = PhotoRequestID(rawValue: record.subjectID)
        guard let facts = try tx.photos.noticeFacts(of: id) else { return nil }
        return SystemNotice(
            to: [facts.unit],
            "要照片 \(facts.wanted) 张，\(Format.day(facts.last)) 前",
            body: facts.reason,
            address: "/photo-requests"
        )
    }

    // MARK: Scores

    static let scores = MessageSource(["score-period.publication"]) { record, tx in
        let id = PeriodID(rawValue: record.subjectID)
        guard let facts = try tx.scores.noticeFacts(of: id) else { return nil }
        return SystemNotice(
            to: facts.units,
            "考核结果已公布：\(facts.name)",
            address: "/scores/\(record.subjectID)"
        )
    }

    static let appeals = MessageSource(["score-appeal.decision"]) { record, tx in
        decision(try tx.scores.noticeFacts(of: AppealID(rawValue: record.subjectID)), "申诉已答复", record)
    }

    static let tolerances = MessageSource(["score-tolerance.decision"]) { record, tx in
        decision(try tx.scores.noticeFacts(of: ToleranceID(rawValue: record.subjectID)), "容错申请已决定", record)
    }

    private static func decision(_ facts: ScoreDecisionFacts?, _ words: String, _ record: Record) -> SystemNotice? {
        facts.map { facts in
            SystemNotice(
                to: [facts.unit],
                "\(words)：\(facts.periodName)",
                body: record.detail,
                address: "/scores/\(facts.period)/appeals"
            )
        }
    }
}
