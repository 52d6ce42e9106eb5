import Core

/// Finds the times a range sets.
struct DeadlineReader {
    let text: PreparedText
    let base: TimeOrigin
    private let points: TimePointReader

    init(_ text: PreparedText, _ base: TimeOrigin) {
        self.text = text
        self.base = base
        points = TimePointReader(text: text, base: base)
    }

    private var flat: [UInt32] { text.flat }

    struct Found: Sendable {
        var mention: DeadlineMention
        var rule: ReadingRule
    }

    /// `isNote`: every time in a note is a deadline; in a sentence it needs a word that makes it one.
    func read(_ range: Range<Int>, isNote: Bool = false) -> [Found] {
        var found: [Found] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if DeadlineReader.starts.contains(flat[index]), let (deadline, next) = any(at: index, in: range, isNote) {
                if let deadline { found.append(deadline) }
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return withStages(found, in: range)
    }

    private static let starts = ScalarSet("0123456789一二三四五六七八九十两半今明后本当全来年月季上下第\"“秋春夏冬汛入国元五中开雨主供七八专两岁百用")

    private func any(at index: Int, in range: Range<Int>, _ isNote: Bool) -> (Found?, Int)? {
        plan(at: index, in: range) ?? season(at: index, in: range) ?? length(at: index, in: range)
            ?? dated(at: index, in: range, isNote)
    }

    // MARK: Dates

    private static let rangeMarks = ScalarSet("-—–~～至到－")

    private func dated(at start: Int, in range: Range<Int>, _ isNote: Bool) -> (Found?, Int)? {
        guard let point = points.read(at: start, before: range.upperBound) else { return years(at: start, in: range) }
        let end = point.range.upperBound
        if end < range.upperBound,
            DeadlineReader.rangeMarks.contains(flat[end]) || text.prose.has("起至", at: end, before: range.upperBound)
        {
            let next =
                flat[end] == 0x8D77 ? end + 2 : end + (end + 1 < range.upperBound && flat[end + 1] == flat[end] ? 2 : 1)
            if let second = points.read(at: next, before: range.upperBound) {
                return window(point, second, in: range)
            }
        }
        let suffix = DeadlineReader.suffix(text, at: end, before: range.upperBound)
        if suffix.kind == .since {
            let mention = DeadlineMention(
                text: squeezed(point.range.lowerBound..<suffix.end),
                from: point.first,
                by: nil,
                span: TextSpan(point.range.lowerBound, suffix.end)
            )
            return (point.isYear ? nil : Found(mention: mention, rule: point.rule), suffix.end)
        }
        guard suffix.kind != .none || isNote || sets(point, in: range) else { return (nil, end) }
        let low = prefixStart(point.range.lowerBound, in: range)
        let by = suffix.kind == .before && !point.isEnd ? dayBefore(point) : point.last
        let mention = DeadlineMention(
            text: squeezed(low..<suffix.end),
            by: by,
            span: TextSpan(low, suffix.end)
        )
        return (Found(mention: mention, rule: point.rule), suffix.end)
    }

    /// 2025—2027年.
    private func years(at start: Int, in range: Range<Int>) -> (Found?, Int)? {
        let mark = start + 4
        guard mark < range.upperBound, DeadlineReader.rangeMarks.contains(flat[mark]),
            (start..<mark).allSatisfy({ Prose.isDigit(flat[$0]) }), start == 0 || !Prose.isDigit(flat[start - 1])
        else { return nil }
        let year = (start..<mark).reduce(0) { $0 * 10 + Int(flat[$1] - 0x30) }
        let next = mark + (mark + 1 < range.upperBound && flat[mark + 1] == flat[mark] ? 2 : 1)
        guard (1949...2100).contains(year), let second = points.read(at: next, before: range.upperBound),
            let last = second.last, last.year >= year
        else { return nil }
        let first = TimePoint(first: Day(year: year, month: 1, day: 1), last: nil, range: start..<mark)
        return window(first, second, in: range)
    }

    /// 6月10日前 is kept on the tenth; 2025年前 and 6月前 are kept before they begin.
    private func dayBefore(_ point: TimePoint) -> Day? {
        guard let first = point.first, let last = point.last else { return point.last }
        return first == last ? last : first.adding(days: -1)
    }

    private func window(_ first: TimePoint, _ second: TimePoint, in range: Range<Int>) -> (Found?, Int) {
        let suffix = DeadlineReader.suffix(text, at: second.range.upperBound, before: range.upperBound)
        let end = suffix.kind == .none ? second.range.upperBound : suffix.end
        var from = first.first ?? first.last
        // 10月至2月 crosses the year.
        if let start = from, let stop = second.last, start > stop { from = start.adding(months: -12) }
        let mention = DeadlineMention(
            text: squeezed(first.range.lowerBound..<end),
            from: from,
            by: second.last,
            span: TextSpan(first.range.lowerBound, end)
        )
        return (Found(mention: mention, rule: first.rule), end)
    }

    enum SuffixKind { case none, before, within, since }

    private static let befores = WordTable("前 之前 以前 前后")
    private static let withins = WordTable("内 期间 止 为止 之内 以内")
    private static let sinces = WordTable("起 以来 开始 之日起 后 以后 之后")

    static func suffix(_ text: PreparedText, at index: Int, before end: Int) -> (kind: SuffixKind, end: Int) {
        let blank = text.prose.skippingBlanks(index, before: min(end, index + 1))
        let before = befores.length(text.flat, at: blank, before: end)
        if before > 0 { return (.before, blank + before) }
        let within = withins.length(text.flat, at: blank, before: end)
        if within > 0 { return (.within, blank + within) }
        let since = sinces.length(text.flat, at: blank, before: end)
        if since > 0 { return (.since, blank + since) }
        return (.none, index)
    }

    private static let untils = WordTable("到 至 截至 力争到 争取到 力争 在 于 确保 从 计划 拟")

    private func prefixStart(_ start: Int, in range: Range<Int>) -> Int {
        guard let word = DeadlineReader.untils.ends(flat, range.lowerBound..<start, longest: 3) else { return start }
        return flat[word.lowerBound] == 0x5230 ? word.lowerBound : start
    }

    private static let tellsOnly = WordTable("是 以来 的 第 度 一号文件 计划 政府工作报告 《 中央")
    private static let acts = WordTable("完成 启动 实施 开展 举办 召开 取得 全面 实现 建成 基本 形成 开工 投入 上线 组织 出台 制定 印发 报送 达到 底")

    /// Whether a time without 前 or 底 is one to keep: behind 到, or at the head of a clause.
    private func sets(_ point: TimePoint, in range: Range<Int>) -> Bool {
        if point.isEnd { return true }
        let (start, end) = (point.range.lowerBound, point.range.upperBound)
        if DeadlineReader.tellsOnly.length(flat, at: end, before: range.upperBound) > 0 { return false }
        if let last = point.last, last < base.day.adding(days: -366) { return false }
        if DeadlineReader.untils.ends(flat, range.lowerBound..<start, longest: 3) != nil { return true }
        let opens =
            start == range.lowerBound || Mark.clauseEnds.contains(flat[start - 1]) || Prose.isBlank(flat[start - 1])
        if point.isRelativeYear { return (opens || flat[start] != 0x5F53) && !opensTimeClause(end, in: range) }
        if point.isYear { return opens }
        return opens || DeadlineReader.acts.length(flat, at: end, before: range.upperBound) > 0
    }

    /// 今年县委一号文件下发后: the clause itself only says when.
    private func opensTimeClause(_ start: Int, in range: Range<Int>) -> Bool {
        let stop = (start..<min(range.upperBound, start + 40)).first { Mark.clauseEnds.contains(flat[$0]) }
        guard let stop, stop - start >= 4 else { return false }
        return flat[stop - 1] == 0x540E || flat[stop - 1] == 0x6765 || flat[stop - 1] == 0x65F6
    }

    // MARK: Lengths, plans, seasons

    /// 3年内, 5个工作日内, 用三年时间.
    private func length(at start: Int, in range: Range<Int>) -> (Found?, Int)? {
        guard let number = NumberReader.read(flat, at: start, before: range.upperBound), !number.masked,
            let value = number.value, value >= 1, value < 1000
        else { return nil }
        if start > range.lowerBound, Prose.isDigit(flat[start - 1]) || flat[start - 1] == 0x6BCF { return nil }
        guard let unit = DeadlineReader.lengths.match(flat, at: number.range.upperBound, before: range.upperBound)
        else { return nil }
        let end = number.range.upperBound + unit.length
        let inside = DeadlineReader.insides.length(flat, at: end, before: range.upperBound)
        guard inside > 0 else { return nil }
        let count = Int(value.rounded())
        let by: Day? =
            switch unit.value {
            case .days: base.day.adding(days: count)
            case .workdays: base.day.addingWorkdays(count)
            case .months: base.day.adding(months: count)
            }
        let counted = unit.value == .months && unit.length == 1 ? base.day.adding(months: count * 12) : by
        let mention = DeadlineMention(
            text: squeezed(start..<end + inside),
            by: counted,
            span: TextSpan(start, end + inside)
        )
        return (Found(mention: mention, rule: .relativeTime), end + inside)
    }

    private enum Length { case days, workdays, months }
    private static let lengths = WordTable<Length>([
        ("天", .days), ("日", .days), ("个工作日", .workdays), ("工作日", .workdays), ("个月", .months), ("年", .months),
    ])
    private static let insides = WordTable("内 之内 以内 时间内 左右时间 时间")

    private static let plans = WordTable<Int>([
        ("十二五", 2015), ("十三五", 2020), ("十四五", 2025), ("十五五", 2030), ("十六五", 2035),
    ])
    private static let planEnds = WordTable("期间 末 时期 规划期末 规划期间 期末 规划期内")
    private static let quotes = ScalarSet("\"“”")

    /// “十四五”期间, “十五五”末.
    private func plan(at start: Int, in range: Range<Int>) -> (Found?, Int)? {
        let name = DeadlineReader.quotes.contains(flat[start]) ? start + 1 : start
        guard let match = DeadlineReader.plans.match(flat, at: name, before: range.upperBound) else { return nil }
        var end = name + match.length
        if end < range.upperBound, DeadlineReader.quotes.contains(flat[end]) { end += 1 }
        let length = DeadlineReader.planEnds.length(flat, at: end, before: range.upperBound)
        guard length > 0 else { return (nil, end) }
        let mention = DeadlineMention(
            text: squeezed(start..<end + length),
            from: Day(year: match.value - 4, month: 1, day: 1),
            by: Day(year: match.value, month: 12, day: 31),
            span: TextSpan(start, end + length)
        )
        return (Found(mention: mention, rule: .planPeriod), end + length)
    }

    private static let seasons = WordTable<Int>([
        ("秋收前", 0), ("春耕前", 0), ("春播前", 0), ("秋播前", 0), ("汛期前", 0), ("主汛期前", 0), ("入汛前", 0), ("入冬前", 0), ("封冻前", 0),
        ("春节前", 0), ("春节前后", 0), ("中秋前", 0), ("中秋节前", 0), ("开学前", 0), ("秋季开学前", 0), ("春季开学前", 0), ("雨季前", 0),
        ("供暖期前", 0), ("供暖前", 0), ("两会前", 0), ("专项巡视前", 0), ("国庆前", 930), ("国庆节前", 930), ("元旦前", 1231), ("五一前", 430),
        ("“五一”前", 430), ("七一前", 630), ("“七一”前", 630), ("八一前", 731), ("“十一”前", 930), ("十一前", 930), ("年关前", 0),
    ])

    private func season(at start: Int, in range: Range<Int>) -> (Found?, Int)? {
        guard let match = DeadlineReader.seasons.match(flat, at: start, before: range.upperBound) else { return nil }
        let end = start + match.length
        let day =
            match.value == 0
            ? nil : Day(year: base.year(forMonth: match.value / 100), month: match.value / 100, day: match.value % 100)
        let mention = DeadlineMention(text: squeezed(start..<end), by: day, span: TextSpan(start, end))
        return (Found(mention: mention, rule: .seasonWord), end)
    }

    // MARK: Stages

    private static let stageEnds = ScalarSet(",;:。、!?(\n")

    /// 6月10日前取得明显成效、6月底前全面整改到位: what each date asks for.
    private func withStages(_ found: [Found], in range: Range<Int>) -> [Found] {
        guard found.count > 1 else { return found }
        return found.map { item in
            var item = item
            let start = item.mention.span.end
            let stop = min(range.upperBound, start + 24)
            let end = (Range(from: start, to: stop)).first { DeadlineReader.stageEnds.contains(flat[$0]) } ?? start
            if end - start >= 2 { item.mention.stage = squeezed(start..<end) }
            return item
        }
    }

    private func squeezed(_ range: Range<Int>) -> String { text.prose.squeezed(range) }
}

extension Day {
    /// Saturdays and Sundays do not count; public holidays are not known here.
    func addingWorkdays(_ count: Int) -> Day {
        var day = self
        var left = min(count, 1000)
        while left > 0 {
            day = day.adding(days: 1)
            if day.weekday <= 5 { left -= 1 }
        }
        return day
    }
}
