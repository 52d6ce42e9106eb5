import Core

/// A round that comes due.
package struct Occurrence: Hashable, Sendable {
    /// The day by the rule, which names the occurrence whatever the calendar says.
    package let planned: Day
    /// The day people meet: a day off gives way to the next working day.
    package let due: Day
    /// The first day of the stretch the rule lays it at the end of: the phase, the quarter, the days since the last.
    package let from: Day
    /// The phase of a drive.
    package let phase: String?
}

extension CadenceRule {
    /// The occurrences planned from one day to another, the earlier first.
    package func occurrences(
        from first: Day,
        through last: Day,
        _ calendar: WorkingCalendar,
        _ shift: DayShift = .later
    ) -> [Occurrence] {
        guard first <= last else { return [] }
        return planned(first, last).map { one in
            Occurrence(planned: one.day, due: shift.moved(one.day, calendar), from: one.from, phase: one.phase)
        }
    }

    private struct Planned {
        let day: Day
        let from: Day
        var phase: String?
    }

    private func planned(_ first: Day, _ last: Day) -> [Planned] {
        switch self {
        case .weekly(let weekday):
            return Self.every(7, from: first.adding(days: (weekday - first.weekday + 7) % 7), through: last)
        case .days(let count, let from):
            let behind = max(0, first.days(since: from))
            return Self.every(count, from: from.adding(days: (behind + count - 1) / count * count), through: last)
        case .monthly(let day):
            let wanted = Self.months(first.adding(months: -2), last).map { year, month in
                Day(year: year, month: month, day: day) ?? Day.last(ofMonth: month, inYear: year)
            }
            return zip(wanted, wanted.dropFirst()).map { Planned(day: $1, from: $0) }
                .filter { $0.day >= first && $0.day <= last }
        case .quarterly(let days):
            return Self.months(first.adding(months: -6), last).filter { $0.month % 3 == 0 }.compactMap { year, month in
                guard let from = Day(year: year, month: month - 2, day: 1) else { return nil }
                return Planned(day: Day.last(ofMonth: month, inYear: year).adding(days: days), from: from)
            }.filter { $0.day >= first && $0.day <= last }
        case .drive(let from, let phases):
            var end = from.adding(days: -1)
            return phases.compactMap { phase in
                let start = end.adding(days: 1)
                end = end.adding(days: phase.days)
                return end >= first && end <= last ? Planned(day: end, from: start, phase: phase.name) : nil
            }
        case .asked: return []
        }
    }

    private static func every(_ count: Int, from start: Day, through last: Day) -> [Planned] {
        stride(from: start.daysSince1970, through: last.daysSince1970, by: count).map {
            Planned(day: Day(daysSince1970: $0), from: Day(daysSince1970: $0 - count))
        }
    }

    /// The months two days and what lies between them fall in.
    private static func months(_ first: Day, _ last: Day) -> [(year: Int, month: Int)] {
        (first.year * 12 + first.month - 1...last.year * 12 + last.month - 1).map { ($0 / 12, $0 % 12 + 1) }
    }
}

/// What a day off does to a round.
package enum DayShift: String, CaseIterable, Sendable {
    case later, earlier, stays

    package var word: String {
        switch self {
        case .later: "顺延到下一个工作日"
        case .earlier: "提前到上一个工作日"
        case .stays: "照常"
        }
    }

    func moved(_ day: Day, _ calendar: WorkingCalendar) -> Day {
        switch self {
        case .later: calendar.workingDay(from: day)
        case .earlier: calendar.workingDay(until: day)
        case .stays: day
        }
    }
}
