/// A moment in UTC, to the millisecond.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }
    package func adding(days: Int) -> Instant { adding(seconds: days * 86_400) }

    /// Whole seconds from `earlier` to this moment.
    package func seconds(since earlier: Instant) -> Int { Int((milliseconds - earlier.milliseconds) / 1000) }
}

extension Instant {
    /// Hours east of UTC in which the county lives; the whole country keeps one time (GB/T 7408.1).
    package static let countyOffset: Int64 = 8 * 3_600_000

    /// The county's calendar day on which this moment falls.
    package var day: Day {
        let local = milliseconds + Self.countyOffset
        return Day(daysSince1970: Int((local - Self.remainder(local)) / 86_400_000))
    }

    /// Hour, minute and second on the county's clock.
    package var clock: (hour: Int, minute: Int, second: Int) {
        let seconds = Int(Self.remainder(milliseconds + Self.countyOffset) / 1000)
        return (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// The first moment of a day on the county's clock.
    package init(startOf day: Day) {
        milliseconds = Int64(day.daysSince1970) * 86_400_000 - Self.countyOffset
    }

    private static func remainder(_ value: Int64) -> Int64 {
        let rest = value % 86_400_000
        return rest < 0 ? rest + 86_400_000 : rest
    }
}

extension Instant: CustomStringConvertible {
    /// `2026-06-10T08:30:00.000+08:00`, the county's time.
    package var description: String {
        let (hour, minute, second) = clock
        let rest = Int(((milliseconds % 1000) + 1000) % 1000)
        return
            "\(day)T\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)).\(rest.padded(3))+08:00"
    }
}

extension Int {
    /// Decimal digits with leading zeros up to `width`; longer numbers are kept whole.
    package func padded(_ width: Int) -> String {
        let digits = String(self)
        return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}
