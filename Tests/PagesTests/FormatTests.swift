import Core
import Pages
import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_260, "1,260"), (1_234_567, "1,234,567"),
        (-3000, "-3,000"),
        (-999, "-999"),
    ])
    func groupsWholeNumbers(value: Int, expected: String) {
        #expect(Format.number(value) == expected)
    }

    @Test(arguments: [(1200.0, "平方米", "1,200 平方米"), (12.5, "%", "12.5%"), (3, "", "3")])
    func aUnitStandsApartFromItsNumber(value: Double, unit: String, expected: String) {
        #expect(Format.amount(value, unit) == expected)
    }

    @Test(arguments: [
        (5.55, "%", 1, "5.6 个百分点"), (20, "%", 0, "20 个百分点"), (2.04, "户", 1, "2 户"), (1_234, "亩", 0, "1,234 亩"),
    ])
    func sharesDifferByPercentagePoints(value: Double, unit: String, places: Int, expected: String) {
        #expect(Format.difference(value, unit, places: places) == expected)
    }

    @Test(arguments: [
        (5.555_555_555, 1, 5.6), (-5.55, 1, -5.6), (1.005, 2, 1.01), (632.9, 0, 633), (0, 2, 0), (1e300, 2, 1e300),
    ])
    func roundsToWhatIsWritten(value: Double, places: Int, expected: Double) {
        #expect(Format.rounded(value, places: places) == expected)
        guard abs(value) < 1e9 else { return }
        #expect(Format.number(value, places: places) == Format.number(expected, places: 9))
    }

    @Test(arguments: [
        (1234.5, 2, "1,234.5"), (1234.0, 2, "1,234"), (0.005, 2, "0.01"), (1.005, 2, "1.01"), (-0.004, 2, "0"),
        (-12.345, 1, "-12.3"), (.nan, 2, "—"), (.infinity, 0, "—"), (1e16, 0, "—"), (0.00005, 6, "0.00005"),
        (12_345_678_901.5, 6, "12,345,678,901.5"),
    ])
    func writesDecimalsWithoutIdleZeros(value: Double, places: Int, expected: String) {
        #expect(Format.number(value, places: places) == expected)
    }

    @Test(arguments: [(0.0, "0.00"), (1234.5, "1,234.50"), (-1.0, "-1.00"), (0.1 + 0.2, "0.30"), (99.999, "100.00")])
    func keepsTheDecimalsOfMoney(value: Double, expected: String) {
        #expect(Format.fixed(value, places: 2) == expected)
    }

    @Test(arguments: [(0.084, "8.4%"), (0.42, "42.0%"), (1.0, "100.0%"), (.nan, "—")])
    func writesShares(value: Double, expected: String) {
        #expect(Format.percent(value) == expected)
    }

    @Test(arguments: [
        (640, "640 B"), (999, "999 B"), (1000, "1 KB"), (12_500, "12.5 KB"), (50_000_000, "50 MB"),
        (3_200_000_000, "3.2 GB"),
    ])
    func writesSizes(bytes: Int, expected: String) {
        #expect(Format.size(bytes: bytes) == expected)
    }

    @Test(arguments: [
        ("2026-06-07", "逾期 3 天"), ("2026-06-09", "逾期 1 天"), ("2026-06-10", "今天到期"), ("2026-06-11", "还有 1 天"),
        ("2029-06-10", "还有 1,096 天"),
    ])
    func countsTheDaysLeft(deadline: String, expected: String) throws {
        let today = try #require(Day("2026-06-10"))
        let day = try #require(Day(deadline))
        #expect(Format.daysLeft(until: day, today: today) == expected)
    }

    @Test func writesDaysInTextAndInTables() throws {
        let day = try #require(Day("2026-06-01"))
        #expect(Format.day(day) == "2026年6月1日")
        #expect(Format.tableDay(day) == "2026-06-01")
    }

    @Test func writesMomentsOnTheCountysClock() throws {
        // 2026-06-09T16:05:00Z is five past midnight of the next day in the county.
        let start = Instant(startOf: try #require(Day("2026-06-10")))
        let moment = start.adding(seconds: 300)
        #expect(Format.moment(moment) == "2026年6月10日 00:05")
        #expect(Format.tableMoment(moment) == "2026-06-10 00:05")
    }

    @Test(arguments: [
        (0, "0 秒"), (40, "40 秒"), (125, "2 分 5 秒"), (7_500, "2 小时 5 分"), (3600, "1 小时"), (273_600, "3 天 4 小时"),
        (86_401, "1 天"),
    ])
    func writesDurations(seconds: Int, expected: String) {
        #expect(Format.duration(seconds: seconds) == expected)
    }
}
