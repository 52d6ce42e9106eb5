import Core
import Programmes

/// When a number comes to its target if it goes on as in the last weeks, and between which days. Pure.
package struct Forecast: Hashable, Sendable {
    /// By how much it comes nearer to the target each week.
    package let pace: Double
    /// From how many weeks.
    package let weeks: Int
    /// How much single weeks differ: the standard deviation of what they brought.
    package let spread: Double
    /// Nil where it does not come nearer, or only after ten years.
    package let finish: Day?
    /// In four of five cases it is reached between these days; `latest` is nil where it may never be.
    package let earliest: Day?
    package let latest: Day?

    /// Weeks the pace is taken from: enough to even out one bad week, few enough to see a change.
    package static let window = 6
    private static let horizon = 520
    /// Four of five cases lie within so many standard deviations.
    private static let band = 1.28

    /// - Parameter values: at the end of each week, oldest first, the last one of `today`. Nil with fewer than two.
    package init?(_ values: [Double], until today: Day, to course: Course) {
        guard course.direction != .interval, let now = values.last, let trend = Trend(values) else { return nil }
        let sign = course.direction == .reach ? 1.0 : -1.0
        let perWeek = trend.pace * sign
        let rest = max(0, (course.goal - now) * sign)
        func day(_ deviations: Double) -> Day? {
            if rest == 0 { return today }
            for week in 1...Self.horizon {
                let reached = perWeek * Double(week) + deviations * trend.deviation(after: week)
                if reached >= rest {
                    // Within the last week the days are taken as equal.
                    let before = perWeek * Double(week - 1) + deviations * trend.deviation(after: week - 1)
                    let part = reached > before ? (rest - before) / (reached - before) : 1
                    return today.adding(days: (week - 1) * 7 + Int((part * 7).rounded(.up)))
                }
            }
            return nil
        }
        pace = perWeek
        weeks = trend.weeks
        spread = trend.spread
        finish = perWeek > 0 || rest == 0 ? day(0) : nil
        earliest = day(Self.band)
        latest = day(-Self.band)
    }

    /// What a series of weeks goes on like.
    struct Trend {
        let pace: Double
        let weeks: Int
        let spread: Double

        init?(_ values: [Double]) {
            let recent = values.suffix(Forecast.window + 1)
            guard recent.count >= 2 else { return nil }
            let steps = zip(recent.dropFirst(), recent).map { $0 - $1 }
            let mean = steps.reduce(0, +) / Double(steps.count)
            let squares = steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            pace = mean
            weeks = steps.count
            spread = steps.count > 1 ? (squares / Double(steps.count - 1)).squareRoot() : 0
        }

        /// Of the sum of so many coming weeks, the doubt about the pace itself included.
        func deviation(after ahead: Int) -> Double {
            let ahead = Double(ahead)
            return spread * (ahead + ahead * ahead / Double(weeks)).squareRoot()
        }

        var band: Double { Forecast.band }
    }
}

/// How good such forecasts were on the county's own past: made at every earlier week, held against what came. Pure.
package struct BackTest: Hashable, Sendable {
    package static let ahead = 4

    package let trials: Int
    /// Mean distance between forecast and what came, in the number's own unit.
    package let meanError: Double
    /// How much really came on average in that time.
    package let meanChange: Double
    /// Share of the trials within the band that four of five should lie in.
    package let inside: Double

    /// - Parameter values: at the end of each week, oldest first. Nil where the past is too short for two trials.
    package init?(_ values: [Double], ahead: Int = BackTest.ahead) {
        var (errors, changes, hits) = ([Double](), [Double](), 0)
        for place in values.indices where place >= 2 && place + ahead < values.count {
            guard let trend = Forecast.Trend(Array(values[...place])) else { continue }
            let expected = values[place] + trend.pace * Double(ahead)
            let error = abs(values[place + ahead] - expected)
            errors.append(error)
            changes.append(abs(values[place + ahead] - values[place]))
            if error <= trend.band * trend.deviation(after: ahead) + 1e-9 { hits += 1 }
        }
        guard errors.count >= 2 else { return nil }
        trials = errors.count
        meanError = errors.reduce(0, +) / Double(errors.count)
        meanChange = changes.reduce(0, +) / Double(changes.count)
        inside = Double(hits) / Double(errors.count)
    }
}
