import Core

/// How days, moments and numbers are written on pages.
package enum Format {
    /// `2026年6月10日`: in text.
    package static func day(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

    /// `2026-06-10`: in tables.
    package static func tableDay(_ day: Day) -> String { day.description }

    /// `2026年6月10日 08:30` on the county's clock (UTC+8).
    package static func moment(_ instant: Instant) -> String { "\(day(instant.day)) \(time(instant))" }

    /// `2026-06-10 08:30`: in tables.
    package static func tableMoment(_ instant: Instant) -> String { "\(instant.day) \(time(instant))" }

    /// `08:30` on the county's clock.
    package static func time(_ instant: Instant) -> String {
        let (hour, minute, _) = instant.clock
        return "\(hour.padded(2)):\(minute.padded(2))"
    }

    /// `今天到期`, `还有 3 天`, `逾期 2 天`.
    package static func daysLeft(until deadline: Day, today: Day) -> String {
        let days = deadline.days(since: today)
        if days == 0 { return "今天到期" }
        return days > 0 ? "还有 \(number(days)) 天" : "逾期 \(number(-days)) 天"
    }

    /// Whole seconds as `3 天 4 小时`, `2 小时 5 分`, `40 秒`: the two largest parts.
    package static func duration(seconds: Int) -> String {
        let parts = [
            (seconds / 86_400, "天"), (seconds / 3600 % 24, "小时"), (seconds / 60 % 60, "分"), (seconds % 60, "秒"),
        ]
        guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0 秒" }
        return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}
