import Core
import Expression

/// A number each thing brings, summed by region, day and stage.
package struct Measure: Hashable, Sendable {
    package let key: String
    package let word: String
    package let unit: String
    package let formula: Formula
}

/// A number of a place on a day: a formula over sums, or entered by hand with its source.
///
/// A ratio is a ratio of sums: at every level the formula is computed from that level's sums, never from ratios below.
package struct Indicator: Hashable, Sendable {
    package let key: String
    package let word: String
    package let unit: String
    package let decimals: Int
    package let direction: Direction
    package let origin: Origin
    /// Share in a total score; nil where it has none or nobody knows it.
    package let weight: Double?
    /// What is not known about it, or how it is counted; empty where there is nothing to say.
    package let note: String
    /// Whether a percentage may come to more than 100: what it counts is no part of what it is held against, as earned of
    /// expected income.
    package let mayExceed: Bool

    package init(
        key: String,
        word: String,
        unit: String,
        decimals: Int,
        direction: Direction,
        origin: Origin,
        weight: Double?,
        note: String,
        mayExceed: Bool = false
    ) {
        self.key = key
        self.word = word
        self.unit = unit
        self.decimals = decimals
        self.direction = direction
        self.origin = origin
        self.weight = weight
        self.note = note
        self.mayExceed = mayExceed
    }

    /// Whether a value of it cannot be: a part is never more than its whole, so something was counted wrong.
    package func isDoubtful(_ value: Double) -> Bool {
        unit == "%" && direction == .reach && !mayExceed && value > 100.05
    }

    package enum Direction: String, CaseIterable, Sendable {
        /// At least the target.
        case reach
        /// At most the target.
        case stayWithin = "stay-within"
        /// Between two values.
        case interval
    }

    package enum Origin: Hashable, Sendable {
        case formula(Formula)
        /// Entered once a period with its source, which this names: 县统计局年报.
        case entered(source: String, every: Cadence)
    }
}

/// A target the document sets, as a proposal: the county gives the year and what is masked.
package struct TargetTemplate: Hashable, Sendable {
    /// Key of the indicator.
    package let indicator: String
    /// Nil where the document hides the number: the county names it.
    package let value: Double?
    /// The lower end of an interval.
    package let low: Double?
    /// The first day; nil for the first of January.
    package let from: MonthDay?
    /// The last day, of the next year where it lies before the first.
    package let by: MonthDay
    package let trajectory: Trajectory
    /// The document's words or another source.
    package let source: String

    /// From October to May: the last day is of the next year.
    package var isOverNewYear: Bool { from.map { by < $0 } ?? false }

    /// What the source begins with where no document asks for it: whoever made the ledger did.
    package static let atStart = "建账时定"

    /// 文件提出, 建账时定; 专项建议 where nothing says who asks.
    package var asker: String {
        source.isEmpty ? "专项建议" : source.hasPrefix(Self.atStart) ? Self.atStart : "文件提出"
    }
}

/// A day of whatever year the target is for.
package struct MonthDay: Hashable, Comparable, Sendable {
    package let month: Int
    package let day: Int

    /// Nil where no year has such a day.
    package init?(month: Int, day: Int) {
        guard Day(year: 2000, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    package static func < (a: Self, b: Self) -> Bool { (a.month, a.day) < (b.month, b.day) }

    /// Orders the days of a run: what lies before its first day is of the next year.
    func place(from first: MonthDay?) -> (Int, MonthDay) {
        (first.map { self < $0 } == true ? 1 : 0, self)
    }

    /// 29 February is the 28th where the year has none.
    package func day(in year: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day.last(ofMonth: month, inYear: year)
    }
}

/// How much of a target is expected when.
package enum Trajectory: Hashable, Sendable {
    /// The same each day from the beginning of the year or programme.
    case straight
    /// Shares of the whole by month, 12 of them, summing to 1: nobody plants in January.
    case season([Double])
    /// Shares of the whole that are to be reached by days, in order.
    case milestones([Milestone])

    package struct Milestone: Hashable, Sendable {
        package let by: MonthDay
        /// 0 to 1.
        package let share: Double

        package init(by: MonthDay, share: Double) {
            self.by = by
            self.share = share
        }
    }
}

extension [Trajectory.Milestone] {
    /// The days of the milestones of a target: each is of the year of the one before, or of the next where it lies before that
    /// one. The first is of the year the target begins in, or of the next where only there it lies between the two days.
    package func days(from start: Day, through due: Day) -> [Day] {
        var year = start.year
        return indices.map { place in
            let by = self[place].by
            if place > startIndex {
                if by <= self[place - 1].by { year += 1 }
            } else if by.day(in: year) < start, by.day(in: year + 1) <= due {
                year += 1
            }
            return by.day(in: year)
        }
    }

    /// 5 月 31 日前, 次年 3 月 31 日前: the day of each in words.
    package var dayWords: [String] {
        indices.map { place in
            let by = self[place].by
            let isNextYear = place > startIndex && by <= self[place - 1].by
            return "\(isNextYear ? "次年 " : "")\(by.month) 月 \(by.day) 日前"
        }
    }
}
