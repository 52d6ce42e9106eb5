/// A day of the Gregorian calendar, without a clock.
package struct Day: Hashable, Comparable, Sendable {
    package let daysSince1970: Int

    package init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

    /// Nil where the calendar has no such day; years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, inYear: year)
        else { return nil }
        daysSince1970 = Day.count(year, month, day)
    }

    package static func < (a: Self, b: Self) -> Bool { a.daysSince1970 < b.daysSince1970 }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// Monday 1 to Sunday 7 (ISO 8601).
    package var weekday: Int {
        let shifted = (daysSince1970 + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    /// The same day of a later (or earlier) month; the month's last day where it is shorter.
    package func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + month - 1 + months
        let target = (year: index / 12, month: index % 12 + 1)
        let last = Day.length(ofMonth: target.month, inYear: target.year)
        return Day(daysSince1970: Day.count(target.year, target.month, min(day, last)))
    }

    /// Days from `other` to this day; negative when this day is earlier.
    package func days(since other: Day) -> Int { daysSince1970 - other.daysSince1970 }
}

extension Day {
    package static func length(ofMonth month: Int, inYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The last day of a month (1 to 12); a month outside is brought into range by carrying years.
    package static func last(ofMonth month: Int, inYear year: Int) -> Day {
        let index = year * 12 + month - 1
        let (year, month) = (index / 12, index % 12 + 1)
        return Day(daysSince1970: count(year, month, length(ofMonth: month, inYear: year)))
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    // Days and civil dates after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func count(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}

extension Day: CustomStringConvertible, LosslessStringConvertible {
    /// `2026-06-10`.
    package var description: String {
        let civil = civil
        guard (0...9999).contains(civil.year) else {
            return "\(civil.year.padded(4))-\(civil.month.padded(2))-\(civil.day.padded(2))"
        }
        return String(unsafeUninitializedCapacity: 10) { text in
            func write(_ number: Int, _ places: ClosedRange<Int>) {
                var rest = number
                for place in places.reversed() { (text[place], rest) = (UInt8(48 + rest % 10), rest / 10) }
            }
            write(civil.year, 0...3)
            write(civil.month, 5...6)
            write(civil.day, 8...9)
            (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            return 10
        }
    }

    /// Reads `2026-06-10`; nil for anything else, days the calendar does not have included.
    package init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        var (numbers, place) = ((0, 0, 0), 0)
        for byte in text.utf8 {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (4, _), (7, _): return nil
            case (0...3, 48...57): numbers.0 = numbers.0 * 10 + Int(byte - 48)
            case (5...6, 48...57): numbers.1 = numbers.1 * 10 + Int(byte - 48)
            case (8...9, 48...57): numbers.2 = numbers.2 * 10 + Int(byte - 48)
            default: return nil
            }
            place += 1
        }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day like 2026-06-10")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
