import Core
import Programmes

/// The way of a number to its target: from where it stood on the first day to where it is to be on the last. Pure.
package struct Course: Hashable, Sendable {
    package let direction: Indicator.Direction
    /// Where it stood before the first day; nil where nobody knows.
    package let base: Double?
    /// What is to be reached, not passed, or the upper end of the interval.
    package let goal: Double
    /// The lower end of an interval.
    package let low: Double?
    package let startsOn: Day
    package let dueOn: Day
    package let trajectory: Trajectory

    package init(
        _ direction: Indicator.Direction,
        base: Double?,
        goal: Double,
        low: Double? = nil,
        startsOn: Day,
        dueOn: Day,
        trajectory: Trajectory = .straight
    ) {
        self.direction = direction
        self.base = base
        self.goal = goal
        self.low = low
        self.startsOn = startsOn
        self.dueOn = dueOn
        self.trajectory = trajectory
    }

    /// The share of the way the plan has behind it on the evening of a day, 0 to 1.
    package func share(on day: Day) -> Double {
        if day >= dueOn { return 1 }
        if day < startsOn { return 0 }
        switch trajectory {
        case .straight: return Self.part(of: startsOn, dueOn, on: day)
        case .season(let months): return seasonal(months, on: day)
        case .milestones(let milestones): return stepped(milestones, on: day)
        }
    }

    /// Where the plan wants the number on a day; nil for an interval, and where a limit was never above its target.
    package func expected(on day: Day) -> Double? {
        switch direction {
        case .interval: return nil
        case .reach:
            let start = base ?? 0
            return goal > start ? start + (goal - start) * share(on: day) : goal
        case .stayWithin:
            guard let base else { return nil }
            return base > goal ? base + (goal - base) * share(on: day) : goal
        }
    }

    /// How far it is from the first day to the target; 0 where nothing was left to do.
    var length: Double {
        switch direction {
        case .reach: max(0, goal - (base ?? 0))
        case .stayWithin: max(0, (base ?? goal) - goal)
        case .interval: 0
        }
    }

    package func isReached(_ value: Double) -> Bool {
        switch direction {
        case .reach: value >= goal
        case .stayWithin: value <= goal
        case .interval: value <= goal && value >= (low ?? -.infinity)
        }
    }

    /// The evening of the last day is the whole: the first evening has one day's part.
    private static func part(of first: Day, _ last: Day, on day: Day) -> Double {
        let whole = Double(last.days(since: first) + 1)
        return min(1, max(0, Double(day.days(since: first) + 1) / whole))
    }

    /// What the months have added up to by the evening of a day, years running on.
    private func seasonal(_ months: [Double], on day: Day) -> Double {
        guard months.count == 12 else { return Self.part(of: startsOn, dueOn, on: day) }
        func sum(_ day: Day) -> Double {
            let before = months.prefix(day.month - 1).reduce(0, +)
            let length = Double(Day.length(ofMonth: day.month, inYear: day.year))
            return Double(day.year) * months.reduce(0, +) + before + months[day.month - 1] * Double(day.day) / length
        }
        let start = sum(startsOn.adding(days: -1))
        let whole = sum(dueOn) - start
        return whole > 0 ? min(1, max(0, (sum(day) - start) / whole)) : Self.part(of: startsOn, dueOn, on: day)
    }

    /// Straight from milestone to milestone.
    private func stepped(_ milestones: [Trajectory.Milestone], on day: Day) -> Double {
        var (from, reached) = (startsOn, 0.0)
        for (milestone, ownDay) in zip(milestones, milestones.days(from: startsOn, through: dueOn)) {
            let by = min(dueOn, ownDay)
            guard by >= from else { continue }
            if day <= by {
                return reached + (milestone.share - reached) * Self.part(of: from, by, on: day)
            }
            (from, reached) = (by.adding(days: 1), milestone.share)
        }
        return reached + (1 - reached) * Self.part(of: from, dueOn, on: day)
    }
}
