import Core

/// The ladder of 督促: each step is proposed by a rule and decided by a person with a reason.
package enum LadderStep: String, CaseIterable, Comparable, Sendable {
    case reminder, supervision, bulletin, interview, handover

    package var word: String {
        switch self {
        case .reminder: "提醒"
        case .supervision: "督办"
        case .bulletin: "通报"
        case .interview: "约谈"
        case .handover: "移交"
        }
    }

    /// Criticism, and handing over to whoever may hold to account, are approved by the head of government (政府督查工作条例,
    /// art. 21); an interview is a means of inspection (art. 12 (7)).
    package var needsLeader: Bool { self == .bulletin || self == .handover }

    /// What taking it means.
    package var hint: String {
        switch self {
        case .reminder: "责任单位会收到消息。"
        case .supervision: "随即开出督办函，责任单位要签收。"
        case .interview: "约谈的时间和谈的事写在理由里。"
        case .bulletin, .handover: "由县领导批准（政府督查工作条例第二十一条）。"
        }
    }

    package static func < (a: Self, b: Self) -> Bool {
        allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
    }
}

/// Days at which the rule proposes a step. No law sets them (政府督查工作条例 names the means, art. 12 and 21, and no days): a
/// county sets its own, these are what the program brings.
package struct LadderThresholds: Hashable, Sendable {
    /// Days without a receipt.
    package var unsigned = 2
    /// Days past a phase at which each step is proposed.
    package var overdue: [LadderStep: Int] = [
        .reminder: 1, .supervision: 3, .bulletin: 10, .interview: 20, .handover: 40,
    ]
    /// Days a step is given to work before the next is proposed.
    package var rest = 3
    package var returns = 2

    package init() {}

    package static let usual = LadderThresholds()
}

/// What the rule looks at.
package struct LadderFacts: Hashable, Sendable {
    package var stage: ProblemStage
    package var nextDay: Day?
    package var assignedOn: Day?
    package var returns: Int
    package var reopenings: Int
    /// The highest step taken, and the day a step was decided on last, one not taken included.
    package var taken: LadderStep?
    package var decidedOn: Day?

    package init(
        stage: ProblemStage,
        nextDay: Day?,
        assignedOn: Day?,
        returns: Int = 0,
        reopenings: Int = 0,
        taken: LadderStep? = nil,
        decidedOn: Day? = nil
    ) {
        self.stage = stage
        self.nextDay = nextDay
        self.assignedOn = assignedOn
        self.returns = returns
        self.reopenings = reopenings
        self.taken = taken
        self.decidedOn = decidedOn
    }
}

/// A step the rule proposes, with the facts it rests on.
package struct LadderProposal: Hashable, Sendable {
    package let step: LadderStep
    package let facts: [String]
}

/// Pure: proposes the next step of the ladder, never one over another, and nothing while the last one works.
package enum Ladder {
    package static func proposal(
        _ facts: LadderFacts,
        on today: Day,
        _ thresholds: LadderThresholds = .usual
    ) -> LadderProposal? {
        guard [.assigned, .underway, .awaitingCheck].contains(facts.stage) else { return nil }
        if let last = facts.decidedOn, today.days(since: last) < thresholds.rest { return nil }
        let step: LadderStep
        if let taken = facts.taken {
            guard let next = LadderStep.allCases.first(where: { $0 > taken }) else { return nil }
            step = next
        } else {
            step = .reminder
        }
        let reasons = reasons(facts, step, today, thresholds)
        return reasons.isEmpty ? nil : LadderProposal(step: step, facts: reasons)
    }

    private static func reasons(
        _ facts: LadderFacts,
        _ step: LadderStep,
        _ today: Day,
        _ thresholds: LadderThresholds
    ) -> [String] {
        var reasons: [String] = []
        let overdue = facts.nextDay.map { today.days(since: $0) } ?? 0
        if overdue >= thresholds.overdue[step] ?? .max {
            reasons.append("阶段时限 \(facts.nextDay?.description ?? "") 已过 \(overdue) 天")
        }
        if facts.stage == .assigned, let assigned = facts.assignedOn, step <= .supervision {
            let days = today.days(since: assigned)
            let limit = thresholds.unsigned * (step == .reminder ? 1 : 3)
            if days >= limit { reasons.append("交办 \(days) 天未签收") }
        }
        if facts.returns >= thresholds.returns, step == .supervision || step == .bulletin {
            reasons.append("销号申请被退回 \(facts.returns) 次")
        }
        if facts.reopenings > 0, step == .supervision || step == .interview {
            reasons.append("销号后又出现，重新整改 \(facts.reopenings) 次")
        }
        return reasons
    }
}
