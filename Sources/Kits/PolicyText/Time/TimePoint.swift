import Core

/// A stretch of days the text names: 2025年, 6月10日, 4月上旬, 三季度末, 年底.
struct TimePoint: Sendable {
    var first: Day?
    var last: Day?
    var range: Range<Int>
    /// The words themselves set an end: 底, 末, 内.
    var isEnd = false
    /// Only a year, or 今年: a time but not yet a date to keep.
    var isYear = false
    var isRelativeYear = false
    var rule: ReadingRule = .fullDate
}

struct TimePointReader {
    let text: PreparedText
    let base: TimeOrigin

    private var flat: [UInt32] { text.flat }

    private static let relativeYears = WordTable<Int>([
        ("今年", 0), ("本年度", 0), ("当年", 0), ("本年", 0), ("全年", 0), ("今年年", 0), ("明年", 1), ("后年", 2), ("下年度", 1), ("来年", 1),
        ("年内", 0), ("今明两年", 1),
    ])

    func read(at start: Int, before end: Int) -> TimePoint? {
        guard start < end else { return nil }
        if let match = TimePointReader.relativeYears.match(flat, at: start, before: end) {
            let within = text.prose.has("年内", at: start, before: end)
            var point = insideYear(base.year + match.value, start, start + match.length, end)
            point.isRelativeYear = point.isYear
            point.isEnd = point.isEnd || within
            point.rule = .relativeTime
            return point
        }
        if let year = year(at: start, before: end) { return insideYear(year.value, start, year.end, end) }
        return withoutYear(at: start, before: end)
    }

    private func year(at start: Int, before end: Int) -> (value: Int, end: Int)? {
        if start > 0, Prose.isDigit(flat[start - 1]) { return nil }
        var digits: [Int] = []
        var index = start
        while index < end, digits.count < 5, let digit = digit(flat[index]) {
            digits.append(digit)
            index += 1
        }
        guard digits.count == 4, index < end, flat[index] == 0x5E74 else { return nil }
        let year = digits.reduce(0) { $0 * 10 + $1 }
        guard (1900...2100).contains(year) else { return nil }
        index += 1
        if index < end, flat[index] == 0x5EA6 { index += 1 }
        return (year, index)
    }

    private func digit(_ scalar: UInt32) -> Int? {
        if Prose.isDigit(scalar) { return Int(scalar - 0x30) }
        if scalar == 0x25CB || scalar == 0x4F { return 0 }
        guard
            let place = [0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D].firstIndex(
                of: scalar
            )
        else { return nil }
        return place
    }

    private static let yearEnds = WordTable("底 末 年底 年末 内 底前")

    /// What follows a year: a month, a quarter, a half, its end, or nothing.
    private func insideYear(_ year: Int, _ start: Int, _ next: Int, _ end: Int) -> TimePoint {
        let index = text.prose.skippingBlanks(next, before: min(end, next + 1))
        if let inner = month(at: index, before: end, year: year) ?? part(at: index, before: end, year: year) {
            var inner = inner
            inner.range = start..<inner.range.upperBound
            inner.rule = .fullDate
            return inner
        }
        let length = TimePointReader.yearEnds.length(flat, at: index, before: end)
        let isEnd = length > 0 && !(flat[index] == 0x5E95 && index + 1 < end && flat[index + 1] == 0x5B50)
        let stop = isEnd ? index + (text.prose.has("底前", at: index, before: end) ? 1 : length) : next
        return TimePoint(
            first: Day(year: year, month: 1, day: 1),
            last: Day(year: year, month: 12, day: 31),
            range: start..<stop,
            isEnd: isEnd,
            isYear: !isEnd
        )
    }

    private func withoutYear(at start: Int, before end: Int) -> TimePoint? {
        if var point = month(at: start, before: end, year: nil) {
            point.rule = .yearFromDocument
            return point
        }
        if var point = part(at: start, before: end, year: base.year) {
            point.rule = .yearFromDocument
            return point
        }
        guard let near = TimePointReader.nearEnds.match(flat, at: start, before: end) else { return nil }
        if start > 0, flat[start - 1] == 0x6BCF || Prose.isDigit(flat[start - 1]) { return nil }
        // 年终考核, 月底盘点 are acts.
        let stop = start + near.length
        if TimePointReader.actsBehind.length(flat, at: stop, before: end) > 0 { return nil }
        let month = base.day.month
        return TimePoint(
            first: nil,
            last: base.last(ofMonth: (month + near.value - 1) / near.value * near.value, inYear: base.year),
            range: start..<stop,
            isEnd: true,
            rule: .relativeTime
        )
    }

    private static let actsBehind = WordTable("考核 决算 总结 奖 评比 评议 考评 述职 盘点")

    /// With the months of the stretch that ends then.
    private static let nearEnds = WordTable<Int>([
        ("本季度末", 3), ("季度末", 3), ("本月底", 1), ("月底", 1), ("月末", 1), ("年底", 12), ("年末", 12), ("年终", 12), ("岁末", 12),
    ])

    /// 6月10日, 6月底, 4月上旬, 十月, 6月份.
    private func month(at start: Int, before end: Int, year: Int?) -> TimePoint? {
        guard start < end, Prose.isDigit(flat[start]) || NumberReader.hanStarts.contains(flat[start]) else {
            return nil
        }
        if start > 0, Prose.isDigit(flat[start - 1]) || flat[start - 1] == 0x2E || flat[start - 1] == 0x6BCF {
            return nil
        }
        guard let number = NumberReader.read(flat, at: start, before: min(end, start + 3)), let value = number.value,
            value >= 1, value <= 12, value == value.rounded()
        else { return nil }
        var index = text.prose.skippingBlanks(number.range.upperBound, before: min(end, number.range.upperBound + 1))
        guard index < end, flat[index] == 0x6708, index == start || !text.prose.has("月内", at: index, before: end) else {
            return nil
        }
        index += 1
        let month = Int(value)
        let year = year ?? base.year(forMonth: month)
        if let day = day(at: index, before: end) {
            let date = Day(year: year, month: month, day: day.value)
            return TimePoint(first: date, last: date, range: start..<day.end)
        }
        return monthPart(start, index, end, month, year)
    }

    private func day(at start: Int, before end: Int) -> (value: Int, end: Int)? {
        let index = text.prose.skippingBlanks(start, before: min(end, start + 1))
        guard index < end, let number = NumberReader.read(flat, at: index, before: min(end, index + 3)),
            let value = number.value,
            value >= 1, value <= 31, number.range.upperBound < end
        else { return nil }
        let mark = flat[number.range.upperBound]
        guard mark == 0x65E5 || mark == 0x53F7 else { return nil }
        return (Int(value), number.range.upperBound + 1)
    }

    private static let monthParts = WordTable<MonthPart>([
        ("上旬", .days(1, 10)), ("中旬", .days(11, 20)), ("下旬", .days(21, nil)), ("初", .days(1, 10)), ("月中", .days(11, 20)),
        ("份", .days(1, nil)), ("底", .end), ("末", .end),
    ])

    private enum MonthPart: Sendable {
        /// From a day to another; nil is the month's last.
        case days(Int, Int?)
        case end
    }

    private func monthPart(_ start: Int, _ index: Int, _ end: Int, _ month: Int, _ year: Int) -> TimePoint {
        let last = base.last(ofMonth: month, inYear: year)
        guard let part = TimePointReader.monthParts.match(flat, at: index, before: end) else {
            return TimePoint(first: Day(year: year, month: month, day: 1), last: last, range: start..<index)
        }
        let range = start..<index + part.length
        switch part.value {
        case .end: return TimePoint(first: nil, last: last, range: range, isEnd: true)
        case .days(let from, let to):
            let until = to.map { Day(year: year, month: month, day: $0) } ?? last
            return TimePoint(first: Day(year: year, month: month, day: from), last: until, range: range)
        }
    }

    private static let halves = WordTable<Int>([("上半年", 1), ("下半年", 2)])

    /// 上半年, 三季度末, 第一季度.
    private func part(at start: Int, before end: Int, year: Int) -> TimePoint? {
        if let half = TimePointReader.halves.match(flat, at: start, before: end) {
            return TimePoint(
                first: Day(year: year, month: half.value * 6 - 5, day: 1),
                last: base.last(ofMonth: half.value * 6, inYear: year),
                range: start..<start + half.length
            )
        }
        var index = start
        if index < end, flat[index] == 0x7B2C { index += 1 }
        if start > 0, flat[start - 1] == 0x6BCF { return nil }
        guard index < end, let number = NumberReader.read(flat, at: index, before: min(end, index + 1)),
            let value = number.value,
            (1...4).contains(value), text.prose.has("季度", at: index + 1, before: end)
        else { return nil }
        var stop = index + 3
        var isEnd = false
        if stop < end, flat[stop] == 0x672B || flat[stop] == 0x5E95 {
            stop += 1
            isEnd = true
        }
        let quarter = Int(value)
        return TimePoint(
            first: Day(year: year, month: quarter * 3 - 2, day: 1),
            last: base.last(ofMonth: quarter * 3, inYear: year),
            range: start..<stop,
            isEnd: isEnd
        )
    }
}
