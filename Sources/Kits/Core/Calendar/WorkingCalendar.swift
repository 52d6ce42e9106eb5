/// Which days people work: Monday to Friday, but for holidays and the weekend days worked in their place. Pure.
///
/// The State Council's General Office says for each year which days are off and which are made up for; a county may say
/// otherwise of single days. Of a year nobody has said anything about, the days of the law are off
/// (全国年节及纪念日放假办法, 2024, art. 2) and nothing is made up for.
package struct WorkingCalendar: Hashable, Sendable {
    /// What a county says of single days: whether people work, and why.
    package let own: [Day: CalendarDay]

    package init(own: [Day: CalendarDay] = [:]) { self.own = own }

    package func isWorking(_ day: Day) -> Bool {
        if let own = own[day] { return own.isWorking }
        if HolidayNotices.madeUp.contains(day) { return true }
        if HolidayNotices.off(day) != nil { return false }
        return day.weekday <= 5
    }

    /// 国庆节, 调休上班; nil for a common day of the week.
    package func word(of day: Day) -> String? {
        if let own = own[day] { return own.word }
        if HolidayNotices.madeUp.contains(day) { return "调休上班" }
        return HolidayNotices.off(day)
    }

    /// Whether the year's holidays have been announced, so that made-up days are known.
    package func isAnnounced(_ year: Int) -> Bool {
        HolidayNotices.years.contains(year) || own.keys.contains { $0.year == year }
    }

    /// This day, or the first working day after it.
    package func workingDay(from day: Day) -> Day { first(from: day, step: 1) }

    /// This day, or the last working day before it.
    package func workingDay(until day: Day) -> Day { first(from: day, step: -1) }

    /// So many working days away from a day; 0 is the day itself.
    package func adding(_ count: Int, to day: Day) -> Day {
        var (day, left) = (day, abs(count))
        let step = count < 0 ? -1 : 1
        while left > 0 {
            day = first(from: day.adding(days: step), step: step)
            left -= 1
        }
        return day
    }

    /// No row of days off is longer than a month.
    private func first(from day: Day, step: Int) -> Day {
        var next = day
        for _ in 0..<40 where !isWorking(next) { next = next.adding(days: step) }
        return next
    }
}

/// What somebody said of a day.
package struct CalendarDay: Hashable, Sendable {
    package let day: Day
    package let isWorking: Bool
    package let word: String

    package init(_ day: Day, isWorking: Bool, _ word: String) {
        self.day = day
        self.isWorking = isWorking
        self.word = word
    }
}
