import Core

/// A number over time with the way it was to take, and where it goes at the present pace.
package struct TrendChart: Sendable {
    package struct Point: Sendable {
        package var day: Day
        package var value: Double

        package init(_ day: Day, _ value: Double) {
            self.day = day
            self.value = value
        }
    }

    /// What is shown: 拆除率.
    package var word: String
    package var unit: String
    package var decimals: Int
    /// Oldest first.
    package var points: [Point]
    /// Where the plan wants it: as many points as its bends need.
    package var plan: [Point]
    /// Where it goes: the last point is today's, the next where it ends, with its band.
    package var outlook: [Point]
    package var band: [(low: Point, high: Point)]
    /// Where the figures come from: 台账汇总.
    package var source: String

    package init(
        _ word: String,
        unit: String,
        decimals: Int = 0,
        points: [Point],
        plan: [Point] = [],
        outlook: [Point] = [],
        band: [(low: Point, high: Point)] = [],
        source: String
    ) {
        self.word = word
        self.unit = unit
        self.decimals = decimals
        self.points = points
        self.plan = plan
        self.outlook = outlook
        self.band = band
        self.source = source
    }
}

/// Days and values as places in the picture.
private struct ChartScale {
    static let width = 720.0
    static let height = 240.0
    static let left = 64.0
    static let right = 12.0
    static let top = 12.0
    static let bottom = 28.0

    let first: Day
    let last: Day
    let ticks: [Double]

    init?(_ chart: TrendChart) {
        let all = chart.points + chart.plan + chart.outlook + chart.band.flatMap { [$0.low, $0.high] }
        guard let first = all.map(\.day).min(), let last = all.map(\.day).max(), first < last else { return nil }
        self.first = first
        self.last = last
        let values = all.map(\.value).filter(\.isFinite)
        let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        // Half a house is no mark on a line of houses.
        let isWhole = chart.decimals == 0 && chart.unit != "%"
        ticks = Self.ticks(low, high > low ? high : 1, least: isWhole ? 1 : 1e-6)
    }

    /// Four to six round values around the lowest and the highest, fewer where they would lie nearer than `least`.
    private static func ticks(_ low: Double, _ high: Double, least: Double) -> [Double] {
        let rough = (high - low) / 4
        var step = 1e-6
        while step * 10 <= rough { step *= 10 }
        step *= [1, 2, 5, 10].first { step * $0 >= rough } ?? 10
        step = max(step, least)
        let from = (low / step).rounded(.down)
        let through = (high / step).rounded(.up)
        return stride(from: from, through: through, by: 1).map { $0 * step }
    }

    /// As many as tell one mark from the next: 0.002 and 0.004, not 0 and 0.
    var places: Int {
        guard ticks.count > 1 else { return 2 }
        var (step, places) = (ticks[1] - ticks[0], 0)
        while places < 6, abs(step - step.rounded()) > 1e-9 * max(1, step) {
            step *= 10
            places += 1
        }
        return places
    }

    func x(_ day: Day) -> String {
        let share = Double(day.days(since: first)) / Double(last.days(since: first))
        return Self.plain(Self.left + share * (Self.width - Self.left - Self.right))
    }

    func y(_ value: Double) -> String {
        let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
        let share = (min(max(value, low), high) - low) / (high - low)
        return Self.plain(Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom))
    }

    func points(_ points: [TrendChart.Point]) -> String {
        points.map { "\(x($0.day)),\(y($0.value))" }.joined(separator: " ")
    }

    static func plain(_ value: Double) -> String { Format.number(value, places: 1).replacing(",", with: "") }
}

extension HTMLWriter {
    /// A line chart: what was reached, dashed what the plan wanted, dotted where it goes. The same figures as a table
    /// stand folded below.
    package func trend(_ chart: TrendChart) {
        guard let scale = ChartScale(chart), let last = chart.points.last else {
            return remark("还没有可画的走势：有了两周以上的数据后画在这里。")
        }
        tag("figure", ["class": "chart"]) {
            tag(
                "svg",
                [
                    "class": "trend", "viewBox": "0 0 720 240", "role": "img",
                    "aria-label":
                        "\(chart.word)走势，最近 \(Format.tableDay(last.day)) 为 \(Format.number(last.value, places: chart.decimals)) \(chart.unit)",
                ]
            ) {
                axes(scale, chart)
                if !chart.band.isEmpty {
                    let edge = chart.band.map(\.high) + chart.band.map(\.low).reversed()
                    tag("polygon", ["class": "trend-band", "points": scale.points(edge)]) {}
                }
                if chart.plan.count > 1 {
                    tag("polyline", ["class": "trend-plan", "points": scale.points(chart.plan)]) {}
                }
                if chart.outlook.count > 1 {
                    tag("polyline", ["class": "trend-outlook", "points": scale.points(chart.outlook)]) {}
                }
                tag("polyline", ["class": "trend-line", "points": scale.points(chart.points)]) {}
                tag("circle", ["class": "trend-dot", "cx": scale.x(last.day), "cy": scale.y(last.value), "r": "4"]) {}
            }
            tag("figcaption") { caption(chart) }
        }
        details("看数字") { figures(chart) }
    }

    private func axes(_ scale: ChartScale, _ chart: TrendChart) {
        for tick in scale.ticks {
            let y = scale.y(tick)
            tag("line", ["class": "chart-grid", "x1": "64", "x2": "708", "y1": y, "y2": y]) {}
            tag(
                "text",
                ["class": "chart-word", "x": "58", "y": y, "text-anchor": "end", "dominant-baseline": "middle"]
            ) {
                text(Format.number(tick, places: scale.places))
            }
        }
        let middle = scale.first.adding(days: scale.last.days(since: scale.first) / 2)
        for (day, anchor) in [(scale.first, "start"), (middle, "middle"), (scale.last, "end")] {
            tag("text", ["class": "chart-word", "x": scale.x(day), "y": "232", "text-anchor": anchor]) {
                text(Format.tableDay(day))
            }
        }
    }

    private func caption(_ chart: TrendChart) {
        chartKey("trend-line", "\(chart.word)（\(chart.unit)）")
        if chart.plan.count > 1 { chartKey("trend-plan", "计划") }
        if chart.outlook.count > 1 { chartKey("trend-outlook", "按现速度") }
        if !chart.band.isEmpty { chartKey("trend-band", "五次里约四次落在其中") }
        tag("span", ["class": "chart-source"]) {
            text("来源：\(chart.source)，\(chart.points.last.map { Format.tableDay($0.day) } ?? "")")
        }
    }

    private func chartKey(_ name: String, _ word: String) {
        tag("span", ["class": "chart-key"]) {
            tag("svg", ["class": "chart-swatch", "viewBox": "0 0 24 10", "aria-hidden": "true"]) {
                if name == "trend-band" {
                    tag("rect", ["class": name, "width": "24", "height": "10"]) {}
                } else {
                    tag("line", ["class": name, "x1": "0", "x2": "24", "y1": "5", "y2": "5"]) {}
                }
            }
            text(word)
        }
    }

    private func figures(_ chart: TrendChart) {
        table("\(chart.word)的数字", [TableColumn("日期", .name), TableColumn(chart.word, .number, unit: chart.unit)]) {
            for point in chart.points.reversed() {
                row {
                    cell(Format.tableDay(point.day))
                    cell(Format.number(point.value, places: chart.decimals))
                }
            }
        }
    }
}

extension Gallery {
    static let trend = [
        Example("走势") { w in
            let points = (0..<8).map { TrendChart.Point(sampleDay.adding(days: $0 * 7 - 49), Double($0 * $0 * 4 + 20)) }
            w.trend(
                TrendChart(
                    "拆除率",
                    unit: "%",
                    points: points,
                    plan: [.init(sampleDay.adding(days: -49), 10), .init(sampleDay.adding(days: 60), 400)],
                    outlook: [points[7], .init(sampleDay.adding(days: 60), 420)],
                    band: [
                        (points[7], points[7]),
                        (.init(sampleDay.adding(days: 60), 380), .init(sampleDay.adding(days: 60), 460)),
                    ],
                    source: "台账汇总"
                )
            )
        },
        Example("还没有走势") { w in w.trend(TrendChart("拆除率", unit: "%", points: [], source: "台账汇总")) },
    ]
}
