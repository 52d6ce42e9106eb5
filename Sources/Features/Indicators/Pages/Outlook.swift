import Core
import Ledgers
import Pages
import Programmes
import Tasks

/// A number with its target, as pages tell it: where it stands, what is missing, where it goes.
struct Outlook: Sendable {
    let key: IndicatorKey
    let indicator: Indicator
    /// Nil where only the playbook's proposal stands.
    let target: Target?
    let course: Course?
    let standing: Standing?
    /// Who asks it where the place has no target of its own, or why nobody does: 文件提出, 未分解到乡镇.
    var remark = ""
    var forecast: Forecast?
    var backTest: BackTest?
    /// At the end of each of the last weeks, oldest first, unknown ones left out.
    var weeks: [TrendChart.Point] = []

    var value: Double? { standing?.value }
    /// Whether there is something to say: a nought nobody asks more of is nothing.
    var isTold: Bool { value.map { $0 != 0 || course != nil } ?? false }
    /// Nil where there is no target, nothing to hold against it, or a number that cannot be.
    var signal: Signal? { course == nil || value == nil || isDoubtful ? nil : standing?.light.signal }
    /// More than all of the things there are: no success, but something counted wrong.
    var isDoubtful: Bool { value.map(indicator.isDoubtful) ?? false }

    /// Whether what was asked is there, by a number that can be.
    var isMet: Bool { standing?.isReached == true && !isDoubtful }

    /// What stands where the light of such a number would, and what is said of it wherever it is shown.
    static let doubted = "数要核对"
    static let doubt = "超过 100%，\(doubted)"

    func words(_ value: Double?) -> String { TargetWords.value(value, indicator) }

    /// What a plan or a pace comes to is seldom whole: one decimal more than the number itself has.
    func finer(_ value: Double?) -> String { TargetWords.value(value, indicator, places: max(1, indicator.decimals)) }

    func change(_ value: Double) -> String { TargetWords.change(value, indicator.decimals, indicator.unit) }

    /// Nil where nothing is missing to the plan.
    var missing: String? { standing?.behindBy.flatMap { $0 > 1e-9 ? change($0) : nil } }

    /// What each week must bring: 12 户, of a share 0.5 个百分点; nil where nothing is left or the day has passed.
    var needed: String? { standing?.neededPerWeek.map { TargetWords.needed($0, indicator) } }

    /// 达到 100%，2026-10-31 前.
    var goal: String {
        guard let course else { return remark.isEmpty ? "没有定目标" : remark }
        let added = target?.isAdded == true
        return TargetWords.goal(
            value: added ? target?.value ?? course.goal : course.goal,
            low: course.low,
            isAdded: added,
            indicator
        ) + "，\(course.dueOn) 前" + (target == nil && !remark.isEmpty ? "（\(remark)）" : "")
    }

    /// What a wall shows of it: a share is itself, of a number of things how much of the target is reached, or the number
    /// where that says more. A cell holds three digits and a sign; more than was asked is 超额, however much, also of what
    /// may come to more than its whole, and a share of more than all is marked.
    var figure: String {
        guard let value else { return "—" }
        if indicator.unit == "%" {
            if isBeyond { return Progress.beyond }
            let share = value.rounded() > 999 ? ">999%" : Format.percent(value / 100, places: 0)
            return share + (isDoubtful ? "?" : "")
        }
        guard let progress = progress() else {
            return Format.number(value, places: indicator.decimals) + " " + indicator.unit
        }
        return progress.isBeyond ? Progress.beyond : Format.percent(progress.done, places: 0)
    }

    /// Whether what may come to more than its whole has, and to more than was asked.
    private var isBeyond: Bool {
        guard let course, let value, indicator.mayExceed, course.direction == .reach else { return false }
        return value > 100.5 && value > course.goal
    }

    /// A share with its target: 82% / 目标 90%; other numbers alone, for their target is told in the column beside.
    var held: String {
        guard indicator.unit == "%", value != nil, let aim else { return words(value) }
        return "\(words(value)) / \(aim)"
    }

    /// 目标 90%, 目标不超过 8%.
    private var aim: String? {
        guard let course else { return nil }
        if course.direction == .reach { return "目标 \(words(course.goal))" }
        return "目标" + TargetWords.goal(value: course.goal, low: course.low, isAdded: false, indicator)
    }

    /// The share of the way behind it, and where the plan wants it, for a bar; a share is shown as itself.
    func progress() -> Progress? {
        guard let course, let value else { return nil }
        if indicator.unit == "%" { return share(value, course) }
        switch course.direction {
        case .reach where course.goal > 0:
            return Progress(
                max(0, value / course.goal),
                expected: standing?.expected.map { $0 / course.goal },
                signal: signal
            )
        case .stayWithin:
            guard let base = course.base, base > course.goal else { return nil }
            return Progress(
                max(0, (base - value) / (base - course.goal)),
                expected: standing?.expected.map { (base - $0) / (base - course.goal) },
                signal: signal
            )
        default: return nil
        }
    }

    /// 82%（应达 76.8%，目标 90%）.
    private func share(_ value: Double, _ course: Course) -> Progress {
        let expected = standing?.expected
        var progress = Progress(max(0, value / 100), expected: expected.map { max(0, $0 / 100) }, signal: signal)
        let plan = (course.direction == .stayWithin ? "应降到 " : "应达 ") + finer(expected)
        let facts = [isDoubtful ? Self.doubt : nil, expected == nil ? nil : plan, aim].compactMap { $0 }
        progress.told = "\(words(value))（\(facts.joined(separator: "，"))）"
        return progress
    }

    /// 8.4%（应达 42.0%），差 33.6 个百分点.
    var sentence: String {
        guard let standing, let value = standing.value else { return "还没有数据。" }
        var parts = ["现在 \(words(value))"]
        if let expected = standing.expected { parts.append("应达 \(finer(expected))") }
        if let missing { parts.append("差 \(missing)") }
        if isDoubtful { parts.append(Self.doubt) } else if standing.isReached { parts.append("已达到目标") }
        return parts.joined(separator: "，") + "。"
    }

    /// 按近 6 周的速度 2027-03-12 完成，最快 2027-01-08，最慢 2027-08-20。今后每周要完成 212 户，近来每周 95.8 户。
    func forecastSentence(today: Day) -> String? {
        guard let standing, !standing.isReached, let forecast, let course else { return nil }
        var parts: [String] = []
        let last = "近 \(forecast.weeks) 周"
        if let finish = forecast.finish {
            let late = finish > course.dueOn ? "，比时限晚 \(finish.days(since: course.dueOn)) 天" : "，能按期完成"
            parts.append("按\(last)的速度 \(finish) 完成\(late)")
            let fast = forecast.earliest.map { "最快 \($0)" }
            let slow = forecast.latest.map { "最慢 \($0)" } ?? "慢的话十年内完不成"
            if forecast.spread > 0 { parts.append([fast, slow].compactMap { $0 }.joined(separator: "，")) }
        } else {
            parts.append(last + standstill(forecast, course))
        }
        if let needed {
            let pace = PlainNumber.pace(needed, lowers: course.direction == .stayWithin)
            parts.append("今后\(pace)，近来每周" + recent(forecast, course))
        }
        return parts.joined(separator: "；") + "。"
    }

    /// Why the day of a forecast is missing. What goes the wrong way is worse than what stands still.
    private func standstill(_ forecast: Forecast, _ course: Course) -> String {
        if change(abs(forecast.pace)) == change(0) { return "没有进展，按现在的速度完不成" }
        if forecast.pace > 0 { return "进展太慢，按现在的速度十年内完不成" }
        return (course.direction == .reach ? "不升反降" : "不降反升") + "，按现在的速度完不成"
    }

    /// What a week brought: 95.8 户; of what goes the wrong way 下降 0.2 个百分点, not a number below nothing.
    private func recent(_ forecast: Forecast, _ course: Course) -> String {
        let size = change(abs(forecast.pace))
        if forecast.pace >= 0 || size == change(0) { return " \(size)" }
        return (course.direction == .reach ? "下降 " : "上升 ") + size
    }

    /// How good such forecasts were here.
    var errorSentence: String? {
        guard forecast != nil else { return nil }
        guard let backTest else { return "本地历史不够长，这个预测还没有回测过。" }
        return "用本地历史回测 \(backTest.trials) 次：预测 \(BackTest.ahead) 周后的数，平均偏差 \(change(backTest.meanError))"
            + "（同期实际变化平均 \(change(backTest.meanChange))），\(Format.percent(backTest.inside, places: 0)) 落在预测区间内（应约 80%）。"
    }

    func chart(today: Day) -> TrendChart {
        var chart = TrendChart(
            indicator.word,
            unit: indicator.unit,
            decimals: weeks.map { indicator.places(telling: $0.value) }.max() ?? indicator.decimals,
            points: weeks,
            source: "台账汇总"
        )
        guard let course, let first = weeks.first?.day, let now = weeks.last else { return chart }
        if course.direction != .interval, course.expected(on: today) != nil {
            let from = max(first, course.startsOn.adding(days: -1))
            let last = course.dueOn
            let step = max(1, last.days(since: from) / 24)
            if last > from {
                let days = stride(from: 0, to: last.days(since: from), by: step).map { from.adding(days: $0) } + [last]
                chart.plan = days.compactMap { day in course.expected(on: day).map { .init(day, $0) } }
            }
        }
        guard let forecast, let standing, !standing.isReached else { return chart }
        let until = course.dueOn > today ? course.dueOn : today.adding(days: 28)
        let sign = course.direction == .reach ? 1.0 : -1.0
        let weeks = Double(until.days(since: today)) / 7
        let middle = now.value + sign * forecast.pace * weeks
        chart.outlook = [now, .init(until, middle)]
        let half = 1.28 * forecast.spread * (weeks + weeks * weeks / Double(max(1, forecast.weeks))).squareRoot()
        if half > 0 { chart.band = [(now, now), (.init(until, middle - half), .init(until, middle + half))] }
        return chart
    }
}

extension HTMLWriter {
    /// The light of a number in a table; where it has none, whether it is doubted.
    func light(of outlook: Outlook?) {
        if let signal = outlook?.signal { return light(signal) }
        text(outlook?.isDoubtful == true ? Outlook.doubted : "—")
    }
}
