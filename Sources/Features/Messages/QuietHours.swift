import Core

/// 免打扰时间: everything outside the hours of working days. Nobody is asked to answer at once
/// (关于防治“指尖上的形式主义”的若干意见, 2023: 不得强制要求即时响应).
package struct QuietHours: Hashable, Sendable {
    /// Minutes of the day from which and to which people are reached.
    package var opens: Int
    package var closes: Int

    package static let standard = QuietHours(opens: 8 * 60 + 30, closes: 18 * 60)

    package init(opens: Int, closes: Int) {
        self.opens = opens
        self.closes = closes
    }

    package func isQuiet(_ moment: Instant, _ calendar: WorkingCalendar) -> Bool {
        let (hour, minute, _) = moment.clock
        return !calendar.isWorking(moment.day) || !(opens..<closes).contains(hour * 60 + minute)
    }

    /// This moment, or the next at which people are reached.
    package func next(from moment: Instant, _ calendar: WorkingCalendar) -> Instant {
        guard isQuiet(moment, calendar) else { return moment }
        let (hour, minute, _) = moment.clock
        let isEarly = calendar.isWorking(moment.day) && hour * 60 + minute < opens
        let day = isEarly ? moment.day : calendar.workingDay(from: moment.day.adding(days: 1))
        return Instant(startOf: day).adding(seconds: opens * 60)
    }

    package var words: String { "\(Self.clock(opens))–\(Self.clock(closes))" }

    package static func clock(_ minutes: Int) -> String { "\((minutes / 60).padded(2)):\((minutes % 60).padded(2))" }

    /// `8:30`, `18：00`; nil for anything else.
    package static func minutes(_ text: String) -> Int? {
        let parts = text.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), parts[1].count == 2,
            (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }
}
