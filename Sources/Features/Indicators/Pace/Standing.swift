import Core
import Programmes
import Tasks

/// When a light changes: points of the way behind the plan, and days before the last day.
package struct PaceThresholds: Hashable, Sendable {
    package let amber: Double
    package let red: Double
    package let nearDays: Int

    package init(amber: Double = 10, red: Double = 30, nearDays: Int = 3) {
        self.amber = amber
        self.red = red
        self.nearDays = nearDays
    }

    /// The county's, where the playbook says nothing of its own.
    package init(_ county: Tasks.LightThresholds, _ own: Programmes.LightThresholds? = nil) {
        self.init(
            amber: own?.amber ?? county.amberBehind,
            red: own?.red ?? county.redBehind,
            nearDays: own?.nearDays ?? county.nearDays
        )
    }
}

/// How a number stands against its course on a day. Pure.
package struct Standing: Hashable, Sendable {
    /// Nil where nothing was counted or entered.
    package let value: Double?
    /// Where the plan wants it today.
    package let expected: Double?
    /// How much is missing to the plan, in the number's own unit; negative when ahead.
    package let behindBy: Double?
    /// The same in percentage points of the whole way.
    package let points: Double?
    package let isReached: Bool
    /// Days left until the last day; negative when it has passed.
    package let daysLeft: Int
    /// What each week until the last day must bring; nil where nothing is left or the day has passed.
    package let neededPerWeek: Double?
    package let light: Light

    package init(_ value: Double?, on course: Course, today: Day, _ thresholds: PaceThresholds = PaceThresholds()) {
        self.value = value
        daysLeft = course.dueOn.days(since: today)
        expected = course.expected(on: today)
        guard let value else {
            (behindBy, points, isReached, neededPerWeek, light) = (nil, nil, false, nil, .notDue)
            return
        }
        isReached = course.isReached(value)
        behindBy = Self.missing(value, expected, course)
        points = behindBy.map { Self.points($0, course) }
        let rest = course.direction == .stayWithin ? value - course.goal : course.goal - value
        neededPerWeek =
            !isReached && course.direction != .interval && daysLeft > 0 && rest > 0
            ? rest * 7 / Double(daysLeft) : nil
        light = Self.light(isReached, points, daysLeft, course, today, thresholds)
    }

    /// A number without a target: it is only shown.
    init(shown value: Double) {
        (self.value, expected, behindBy, points, neededPerWeek) = (value, nil, nil, nil, nil)
        (isReached, daysLeft, light) = (false, 0, .notDue)
    }

    private static func missing(_ value: Double, _ expected: Double?, _ course: Course) -> Double? {
        switch course.direction {
        case .reach: return expected.map { $0 - value }
        case .stayWithin: return expected.map { value - $0 }
        case .interval:
            if value > course.goal { return value - course.goal }
            if let low = course.low, value < low { return low - value }
            return 0
        }
    }

    /// Of the way; where there was none to go, of the target itself.
    private static func points(_ missing: Double, _ course: Course) -> Double {
        if course.length > 0 { return missing / course.length * 100 }
        guard missing != 0 else { return 0 }
        return course.goal == 0 ? (missing > 0 ? 100 : -100) : missing / abs(course.goal) * 100
    }

    /// Amber 10 to 30 points behind, both ends, red beyond 30 and after the last day (银川 红黄绿灯, 2025); amber in the
    /// last days as long as something is missing.
    private static func light(
        _ isReached: Bool,
        _ points: Double?,
        _ daysLeft: Int,
        _ course: Course,
        _ today: Day,
        _ thresholds: PaceThresholds
    ) -> Light {
        if today < course.startsOn { return .notDue }
        if isReached, course.direction != .stayWithin || (points ?? 0) < thresholds.amber { return .onTrack }
        if daysLeft < 0 || (points ?? 0) > thresholds.red { return .behind }
        if (points ?? 0) >= thresholds.amber || daysLeft <= thresholds.nearDays { return .slow }
        // A limit that is passed or an interval that is left is never in order, however little.
        let isLimit = course.direction == .stayWithin && (course.base == nil || course.length == 0)
        let isBreach = course.direction == .interval || isLimit
        return isBreach ? .slow : .onTrack
    }
}
