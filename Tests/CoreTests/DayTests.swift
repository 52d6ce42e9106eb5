import Core
import Testing

@Suite("Day")
struct DayTests {
    @Test(arguments: [
        (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2026, 11, 24, 20_781, 2), (1900, 3, 1, -25_508, 4),
        (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5),
    ])
    func countsDaysAndWeekdaysOfTheGregorianCalendar(year: Int, month: Int, day: Int, count: Int, weekday: Int) throws {
        let date = try #require(Day(year: year, month: month, day: day))
        #expect(date.daysSince1970 == count)
        #expect(date.weekday == weekday)
        #expect([date.year, date.month, date.day] == [year, month, day])
    }

    @Test(arguments: [
        (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (0, 1, 1),
    ])
    func refusesDaysTheCalendarDoesNotHave(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: ["2026-6-1", "2026/06/01", "", "2026-02-30", "２０２６-06-01", "2026-06-01 ", "+026-06-01"])
    func readsOnlyItsOwnWrittenForm(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func writesAndReadsEveryDayOfFourHundredYears() {
        for count in stride(from: -73_000, through: 73_000, by: 37) {
            let day = Day(daysSince1970: count)
            #expect(Day(day.description) == day)
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
        ("2026-10-31", 14, "2027-12-31"), ("2026-03-31", -13, "2025-02-28"),
    ])
    func addsMonthsStayingInsideTheMonth(start: String, months: Int, end: String) throws {
        #expect(try #require(Day(start)).adding(months: months).description == end)
    }

    @Test func knowsTheLastDayOfMonthsBeyondTheYear() {
        #expect(Day.last(ofMonth: 2, inYear: 2028).description == "2028-02-29")
        #expect(Day.last(ofMonth: 14, inYear: 2026).description == "2027-02-28")
    }
}
