import Core
import Database
import Pages
import Tasks

/// What the light of a problem is computed from; never typed.
package struct ProblemStanding: Hashable, Sendable {
    package let stage: ProblemStage
    /// The day of the first phase not reached.
    package let nextDay: Day?
    package let assignedOn: Day?
    package let hasPlan: Bool

    package init(stage: ProblemStage, nextDay: Day?, assignedOn: Day?, hasPlan: Bool) {
        self.stage = stage
        self.nextDay = nextDay
        self.assignedOn = assignedOn
        self.hasPlan = hasPlan
    }

    /// ▲ a phase's day has passed; ◆ it is near (西安 电子政务督查系统: three days), or half of the time is gone without a
    /// plan; ● otherwise; ○ not handed out yet.
    package func light(on today: Day, _ thresholds: LightThresholds) -> Light {
        switch stage {
        case .closed: return .closed
        case .withdrawn: return .withdrawn
        case .found: return .notDue
        default: break
        }
        guard let nextDay else { return .notDue }
        if today > nextDay { return .behind }
        if stage.isHandedIn { return .onTrack }
        if nextDay.days(since: today) <= thresholds.nearDays { return .slow }
        if !hasPlan, let assignedOn, today.days(since: assignedOn) * 2 > nextDay.days(since: assignedOn) {
            return .slow
        }
        return .onTrack
    }
}

extension Light {
    /// ○ stands for what was not handed out: until then a day is a proposal nobody has to keep.
    package var problemWord: String { self == .notDue ? "未交办" : signal.word }

    package func problemWord(in stage: ProblemStage) -> String {
        self == .notDue && stage != .found ? "未定时限" : problemWord
    }
}

/// `ProblemStanding.light` as SQL over rows of `problem` under the alias `p`; a test holds both forms equal.
package struct ProblemLight: Sendable {
    package let today: Day
    package let thresholds: LightThresholds

    package init(today: Day, thresholds: LightThresholds) {
        self.today = today
        self.thresholds = thresholds
    }

    package var light: Query {
        let today = today.daysSince1970
        return """
            CASE WHEN p.stage = 'closed' THEN 'closed'
                WHEN p.stage = 'withdrawn' THEN 'withdrawn'
                WHEN p.stage = 'found' OR p.next_day IS NULL THEN 'notDue'
                WHEN p.next_day < \(today) THEN 'behind'
                WHEN p.stage IN ('awaitingCheck', 'awaitingVerification', 'awaitingNotice') THEN 'onTrack'
                WHEN p.next_day - \(today) <= \(thresholds.nearDays) THEN 'slow'
                WHEN (p.cause = '' OR p.measures = '' OR p.person = '') AND p.assigned_day IS NOT NULL
                    AND (\(today) - p.assigned_day) * 2 > p.next_day - p.assigned_day THEN 'slow'
                ELSE 'onTrack' END
            """
    }
}
