import Core

/// What the plan asks of a task today. Pure.
package struct Pace: Hashable, Sendable {
    package let stage: TaskStage
    package let startsOn: Day
    package let deadline: Day?
    /// 0 to 100.
    package let percent: Double
    package let today: Day

    package init(stage: TaskStage, startsOn: Day, deadline: Day?, percent: Double, today: Day) {
        self.stage = stage
        self.startsOn = startsOn
        self.deadline = deadline
        self.percent = percent
        self.today = today
    }

    /// The share the plan says is done today, 0 to 100: the elapsed share of the days from start to deadline.
    /// Nil without a deadline.
    package var expected: Double? {
        guard let deadline else { return nil }
        if today >= deadline { return 100 }
        if today <= startsOn { return 0 }
        return Double(today.days(since: startsOn)) * 100 / Double(deadline.days(since: startsOn))
    }

    /// Percentage points behind the plan; negative when ahead.
    package var behindBy: Double? { expected.map { $0 - percent } }

    /// Days left until the deadline; negative when overdue.
    package var daysLeft: Int? { deadline?.days(since: today) }

    package func light(_ thresholds: LightThresholds) -> Light {
        if !stage.isOpen { return stage == .withdrawn ? .withdrawn : .closed }
        guard let deadline, let behindBy, today >= startsOn else { return .notDue }
        // What waits for a verifier is done as far as its unit can tell: only the date can speak against it.
        let gap = stage == .awaitingVerification ? 0 : behindBy
        if today > deadline || gap > thresholds.redBehind { return .behind }
        if gap >= thresholds.amberBehind { return .slow }
        return deadline.days(since: today) <= thresholds.nearDays && stage != .awaitingVerification ? .slow : .onTrack
    }
}

extension Task {
    package func pace(on today: Day) -> Pace {
        Pace(stage: stage, startsOn: startsOn, deadline: deadline, percent: percent, today: today)
    }
}
