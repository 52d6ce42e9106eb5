import Core
import Pages
import Programmes
import Tasks
import Testing

@testable import Indicators

/// Page, pack and papers tell what each week must bring in the same words.
@Suite("What each week must bring, in words")
struct PaceWordTests {
    private static func indicator(
        _ unit: String,
        _ decimals: Int,
        _ direction: Indicator.Direction = .reach
    ) -> Indicator {
        Indicator(
            key: "done",
            word: "完成数",
            unit: unit,
            decimals: decimals,
            direction: direction,
            origin: .entered(source: "县统计局", every: .yearly),
            weight: nil,
            note: ""
        )
    }

    private static let cases: [(Double, String, Int, String)] = [
        (0.03, "户", 0, "1 户"), (3.2, "户", 0, "4 户"), (12.2, "户", 0, "13 户"), (12, "户", 0, "12 户"),
        (12.000_000_01, "户", 0, "12 户"), (1_212.4, "亩", 0, "1,213 亩"), (0.034, "万亩", 2, "0.04 万亩"),
        (0.0012, "万亩", 2, "0.002 万亩"), (0.02, "万元", 0, "0.02 万元"), (3.2, "万元", 0, "4 万元"),
        (0.31, "亿元", 1, "0.4 亿元"), (2.51, "%", 1, "2.6 个百分点"), (0.04, "%", 1, "0.04 个百分点"),
    ]

    @Test(arguments: cases)
    func whatIsNeededIsRoundedUpAndNeverNothing(perWeek: Double, unit: String, decimals: Int, words: String) {
        #expect(TargetWords.needed(perWeek, Self.indicator(unit, decimals)) == words)
    }

    private static let told: [(Double, String, Int, String)] = [
        (0.0136, "万亩", 2, "0.014 万亩"), (0.0098, "万亩", 2, "0.01 万亩"), (0.5167, "万亩", 2, "0.52 万亩"),
        (0.25, "万元", 0, "0.25 万元"), (12.4, "万元", 0, "12 万元"), (0, "万亩", 2, "0 万亩"), (1e-9, "亿元", 2, "0 亿元"),
        (0.0136, "亩", 2, "0.01 亩"), (0.4, "户", 0, "0 户"),
    ]

    /// 98 of 136 亩 must not read as 0.01 of 0.01 万亩.
    @Test(arguments: told)
    func inTenThousandsASmallNumberIsToldToATenth(value: Double, unit: String, decimals: Int, words: String) {
        #expect(TargetWords.value(value, Self.indicator(unit, decimals)) == words)
    }

    /// What it moved by, a bound of an interval and the weeks of a chart are told as the number itself.
    @Test func whatIsSaidOfASmallNumberIsToldAlike() throws {
        let today = CourseTests.day("2026-06-10")
        let acres = Self.indicator("万亩", 2)
        var outlook = Outlook(
            key: IndicatorKey("sample", "area"),
            indicator: acres,
            target: nil,
            course: nil,
            standing: Standing(shown: 0.0136)
        )
        outlook.weeks = [TrendChart.Point(today.adding(days: -7), 0.0098), TrendChart.Point(today, 0.0136)]
        #expect(outlook.chart(today: today).decimals == 3)
        let place = try #require(RegionCode("620799101"))
        #expect(PlainNumber(outlook, programme: "样例", place, "云雾镇").change(0.0038) == "0.004 万亩")
        let between = Self.indicator("万亩", 2, .interval)
        #expect(TargetWords.goal(value: 0.05, low: 0.0136, isAdded: false, between) == "0.014 到 0.05 万亩")
        #expect(TargetWords.change(0.0136, 0, "户") == "0 户")
    }

    /// What a share lacks, moves by and was wrong by are differences of shares.
    @Test func differencesOfSharesArePercentagePoints() throws {
        let today = CourseTests.day("2026-06-10")
        let course = CourseTests.course(goal: 100)
        var outlook = Outlook(
            key: IndicatorKey("sample", "rate"),
            indicator: Self.indicator("%", 1),
            target: nil,
            course: course,
            standing: Standing(13, on: course, today: today),
            forecast: Forecast([10, 11.5, 13], until: today, to: course)
        )
        outlook.backTest = BackTest([0, 10, 20, 30, 40, 40, 40, 40, 40, 40])
        let forecast = try #require(outlook.forecastSentence(today: today))
        #expect(forecast.hasSuffix("个百分点，近来每周 1.5 个百分点。"), "\(forecast)")
        let missing = try #require(outlook.missing)
        #expect(missing.hasSuffix(" 个百分点"), "\(missing)")
        let error = try #require(outlook.errorSentence)
        let said = error.matches(of: /(?:平均偏差|实际变化平均) [0-9.]+ 个百分点/)
        #expect(said.count == 2, "\(error)")
    }

    private static let verbs: [(Indicator.Direction, Double, Double, String)] = [
        (.reach, 0, 1, "完成"), (.stayWithin, 1, 0, "减少"),
    ]

    @Test(arguments: verbs)
    func aPageNeverAsksForNothing(direction: Indicator.Direction, now: Double, goal: Double, verb: String) throws {
        let today = CourseTests.day("2026-06-10")
        let course = CourseTests.course(direction, base: now, goal: goal)
        let outlook = Outlook(
            key: IndicatorKey("sample", "done"),
            indicator: Self.indicator("户", 0),
            target: nil,
            course: course,
            standing: Standing(now, on: course, today: today),
            forecast: Forecast([now, now, now], until: today, to: course)
        )
        let sentence = try #require(outlook.forecastSentence(today: today))
        #expect(outlook.needed == "1 户" && sentence.contains("今后每周要\(verb) 1 户，"), "\(sentence)")
    }

    private static let stuck: [(Indicator.Direction, [Double], String, String)] = [
        (.reach, [40, 40, 40], "近 2 周没有进展，按现在的速度完不成", "近来每周 0 个百分点。"),
        (.reach, [44, 42, 40], "近 2 周不升反降，按现在的速度完不成", "近来每周下降 2 个百分点。"),
        (.reach, [39.8, 39.9, 40], "近 2 周进展太慢，按现在的速度十年内完不成", "近来每周 0.1 个百分点。"),
        (.stayWithin, [6, 7, 8], "近 2 周不降反升，按现在的速度完不成", "近来每周上升 1 个百分点。"),
    ]

    /// A share that fell was told as one without progress that moved by -0.2.
    @Test(arguments: stuck)
    func whatNeverArrivesSaysWhetherItStandsOrGoesTheWrongWay(
        direction: Indicator.Direction,
        weeks: [Double],
        reason: String,
        pace: String
    ) throws {
        let today = CourseTests.day("2026-06-10")
        let course =
            direction == .reach
            ? CourseTests.course(direction, base: 0, goal: 100) : CourseTests.course(direction, base: 10, goal: 1)
        let outlook = Outlook(
            key: IndicatorKey("sample", "rate"),
            indicator: Self.indicator("%", 1, direction),
            target: nil,
            course: course,
            standing: Standing(weeks.last, on: course, today: today),
            forecast: Forecast(weeks, until: today, to: course)
        )
        let sentence = try #require(outlook.forecastSentence(today: today))
        #expect(sentence.hasPrefix(reason + "；") && sentence.hasSuffix(pace), "\(sentence)")
    }
}
